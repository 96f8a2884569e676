package io.github.dbmig.compare;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.compare.SchemaDifference.ColumnAspect;
import io.github.dbmig.compare.SchemaDifference.ColumnChanged;
import io.github.dbmig.schema.Column;

/**
 * Differences in words, one line each.
 */
public final class DifferenceText {

	private static final String ONLY_LIVE = " is in the database but not in the revisions";

	private static final String ONLY_REVISIONS = " is in the revisions but not in the database";

	private DifferenceText() {
	}

	/**
	 * Say a difference as what is to be done.
	 * @param difference the difference, from the schema as it is to the one that is to be
	 * @return such as {@code add column "book"."isbn" VARCHAR(13) NOT NULL}
	 */
	public static String asChange(SchemaDifference difference) {
		if (difference instanceof SchemaDifference.TableRenamed renamed) {
			return "rename table " + ObjectText.name(renamed.from()) + " to " + ObjectText.name(renamed.to());
		}
		if (difference instanceof SchemaDifference.ColumnRenamed renamed) {
			return "rename " + ObjectText.columnName(renamed.table(), renamed.from()) + " to "
					+ ObjectText.name(renamed.to());
		}
		if (difference instanceof SchemaDifference.StrictChanged changed) {
			return "make " + ObjectText.table(changed.table()) + (changed.strict() ? " STRICT" : " not STRICT");
		}
		if (difference instanceof SchemaDifference.WithoutRowidChanged changed) {
			return "make " + ObjectText.table(changed.table())
					+ (changed.withoutRowid() ? " WITHOUT ROWID" : " one with rowids");
		}
		if (difference instanceof SchemaDifference.AutoIncrementChanged changed) {
			return "make the primary key of " + ObjectText.name(changed.table())
					+ (changed.autoIncrement() ? " AUTOINCREMENT" : " not AUTOINCREMENT");
		}
		if (difference instanceof ColumnChanged changed) {
			return "change " + ObjectText.columnName(changed.table(), changed.to().name()) + ": "
					+ aspects(changed, "%s from %s to %s", ", ");
		}
		return (isAdded(difference) ? "add " : "drop ") + object(difference);
	}

	/**
	 * Say a difference as what a database has otherwise than its revisions made it.
	 * @param difference the difference, from what the revisions make to what is in the
	 * database
	 * @return such as
	 * {@code column "book"."isbn" VARCHAR(13) is in the database but not in the revisions}
	 */
	public static String asDrift(SchemaDifference difference) {
		if (difference instanceof SchemaDifference.TableRenamed renamed) {
			return ObjectText.table(renamed.from()) + " is called " + ObjectText.name(renamed.to())
					+ " in the database";
		}
		if (difference instanceof SchemaDifference.ColumnRenamed renamed) {
			return ObjectText.columnName(renamed.table(), renamed.from()) + " is called "
					+ ObjectText.name(renamed.to()) + " in the database";
		}
		if (difference instanceof SchemaDifference.StrictChanged changed) {
			return "STRICT of " + ObjectText.table(changed.table()) + only(changed.strict());
		}
		if (difference instanceof SchemaDifference.WithoutRowidChanged changed) {
			return "WITHOUT ROWID of " + ObjectText.table(changed.table()) + only(changed.withoutRowid());
		}
		if (difference instanceof SchemaDifference.AutoIncrementChanged changed) {
			return "AUTOINCREMENT of " + ObjectText.table(changed.table()) + only(changed.autoIncrement());
		}
		if (difference instanceof ColumnChanged changed) {
			return ObjectText.columnName(changed.table(), changed.to().name()) + " differs: "
					+ aspects(changed, "%s is %3$s in the database and %2$s in the revisions", "; ");
		}
		return object(difference) + only(isAdded(difference));
	}

	private static String only(boolean live) {
		return live ? ONLY_LIVE : ONLY_REVISIONS;
	}

	private static boolean isAdded(SchemaDifference difference) {
		return difference instanceof SchemaDifference.TableAdded || difference instanceof SchemaDifference.ColumnAdded
				|| difference instanceof SchemaDifference.ConstraintAdded
				|| difference instanceof SchemaDifference.IndexAdded || difference instanceof SchemaDifference.ViewAdded
				|| difference instanceof SchemaDifference.TriggerAdded
				|| difference instanceof SchemaDifference.VirtualTableAdded;
	}

	private static String object(SchemaDifference difference) {
		if (difference instanceof SchemaDifference.ColumnAdded added) {
			return ObjectText.column(added.table(), added.column());
		}
		if (difference instanceof SchemaDifference.ColumnDropped dropped) {
			return ObjectText.column(dropped.table(), dropped.column());
		}
		if (difference instanceof SchemaDifference.ConstraintAdded added) {
			return ObjectText.constraint(added.table(), added.constraint());
		}
		if (difference instanceof SchemaDifference.ConstraintDropped dropped) {
			return ObjectText.constraint(dropped.table(), dropped.constraint());
		}
		if (difference instanceof SchemaDifference.IndexAdded added) {
			return ObjectText.index(added.table(), added.index());
		}
		if (difference instanceof SchemaDifference.IndexDropped dropped) {
			return ObjectText.index(dropped.table(), dropped.index());
		}
		return kind(difference) + " " + ObjectText.name(difference.object()) + on(difference);
	}

	private static String kind(SchemaDifference difference) {
		if (difference instanceof SchemaDifference.ViewAdded || difference instanceof SchemaDifference.ViewDropped) {
			return "view";
		}
		if (difference instanceof SchemaDifference.TriggerAdded
				|| difference instanceof SchemaDifference.TriggerDropped) {
			return "trigger";
		}
		boolean virtual = difference instanceof SchemaDifference.VirtualTableAdded
				|| difference instanceof SchemaDifference.VirtualTableDropped;
		return virtual ? "virtual table" : "table";
	}

	private static String on(SchemaDifference difference) {
		if (difference instanceof SchemaDifference.TriggerAdded added) {
			return " on " + ObjectText.name(added.trigger().table());
		}
		if (difference instanceof SchemaDifference.TriggerDropped dropped) {
			return " on " + ObjectText.name(dropped.trigger().table());
		}
		return "";
	}

	private static String aspects(ColumnChanged changed, String form, String separator) {
		List<String> texts = new ArrayList<>();
		for (ColumnAspect aspect : changed.aspects()) {
			texts.add(form.formatted(word(aspect), value(aspect, changed.from()), value(aspect, changed.to())));
		}
		return String.join(separator, texts);
	}

	private static String word(ColumnAspect aspect) {
		return switch (aspect) {
			case TYPE -> "type";
			case NOT_NULL -> "nullability";
			case DEFAULT -> "default";
			case COLLATION -> "collation";
			case GENERATED -> "value";
			case ON_CONFLICT -> "conflict resolution";
		};
	}

	private static String value(ColumnAspect aspect, Column column) {
		return switch (aspect) {
			case TYPE -> (column.type() != null) ? column.type() : "none";
			case NOT_NULL -> column.notNull() ? "NOT NULL" : "NULL";
			case DEFAULT -> (column.defaultValue() != null) ? ObjectText.oneLine(column.defaultValue()) : "none";
			case COLLATION -> (column.collation() != null) ? column.collation() : "BINARY";
			case GENERATED -> (column.generated() != null) ? ObjectText.generated(column.generated()) : "stored";
			case ON_CONFLICT -> String.valueOf((column.onConflict() != null) ? column.onConflict() : "ABORT");
		};
	}

}
