package io.github.dbmig.adoption;

import io.github.dbmig.compare.SchemaDifference;

/**
 * Turns what takes a database to a revision into what took the revision to the database.
 */
final class Reversed {

	private Reversed() {
	}

	static SchemaDifference of(SchemaDifference difference) {
		if (difference instanceof SchemaDifference.InTable inTable) {
			return of(inTable);
		}
		if (difference instanceof SchemaDifference.TableAdded added) {
			return new SchemaDifference.TableDropped(added.added());
		}
		if (difference instanceof SchemaDifference.TableDropped dropped) {
			return new SchemaDifference.TableAdded(dropped.dropped());
		}
		if (difference instanceof SchemaDifference.TableRenamed renamed) {
			return new SchemaDifference.TableRenamed(renamed.to(), renamed.from());
		}
		if (difference instanceof SchemaDifference.ViewAdded added) {
			return new SchemaDifference.ViewDropped(added.view());
		}
		if (difference instanceof SchemaDifference.ViewDropped dropped) {
			return new SchemaDifference.ViewAdded(dropped.view());
		}
		if (difference instanceof SchemaDifference.TriggerAdded added) {
			return new SchemaDifference.TriggerDropped(added.trigger());
		}
		if (difference instanceof SchemaDifference.TriggerDropped dropped) {
			return new SchemaDifference.TriggerAdded(dropped.trigger());
		}
		if (difference instanceof SchemaDifference.VirtualTableAdded added) {
			return new SchemaDifference.VirtualTableDropped(added.added());
		}
		return new SchemaDifference.VirtualTableAdded(((SchemaDifference.VirtualTableDropped) difference).dropped());
	}

	private static SchemaDifference of(SchemaDifference.InTable difference) {
		String table = difference.table();
		if (difference instanceof SchemaDifference.ColumnAdded added) {
			return new SchemaDifference.ColumnDropped(table, added.column());
		}
		if (difference instanceof SchemaDifference.ColumnDropped dropped) {
			return new SchemaDifference.ColumnAdded(table, dropped.column(), null, true);
		}
		if (difference instanceof SchemaDifference.ColumnChanged changed) {
			return new SchemaDifference.ColumnChanged(table, changed.to(), changed.from(), changed.aspects());
		}
		if (difference instanceof SchemaDifference.ColumnRenamed renamed) {
			return new SchemaDifference.ColumnRenamed(table, renamed.to(), renamed.from());
		}
		if (difference instanceof SchemaDifference.ConstraintAdded added) {
			return new SchemaDifference.ConstraintDropped(table, added.constraint());
		}
		if (difference instanceof SchemaDifference.ConstraintDropped dropped) {
			return new SchemaDifference.ConstraintAdded(table, dropped.constraint());
		}
		if (difference instanceof SchemaDifference.IndexAdded added) {
			return new SchemaDifference.IndexDropped(table, added.index());
		}
		if (difference instanceof SchemaDifference.IndexDropped dropped) {
			return new SchemaDifference.IndexAdded(dropped.index());
		}
		if (difference instanceof SchemaDifference.StrictChanged changed) {
			return new SchemaDifference.StrictChanged(table, !changed.strict());
		}
		if (difference instanceof SchemaDifference.WithoutRowidChanged changed) {
			return new SchemaDifference.WithoutRowidChanged(table, !changed.withoutRowid());
		}
		SchemaDifference.AutoIncrementChanged changed = (SchemaDifference.AutoIncrementChanged) difference;
		return new SchemaDifference.AutoIncrementChanged(table, !changed.autoIncrement());
	}

}
