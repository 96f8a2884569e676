package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmig.MigrationException;
import io.github.dbmig.authoring.Fillings.Filling;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDifference.ColumnAdded;
import io.github.dbmig.compare.SchemaDifference.ColumnAspect;
import io.github.dbmig.compare.SchemaDifference.ColumnChanged;
import io.github.dbmig.compare.SchemaDifference.ColumnDropped;
import io.github.dbmig.compare.SchemaDifference.ColumnRenamed;
import io.github.dbmig.compare.SchemaDifference.ConstraintAdded;
import io.github.dbmig.compare.SchemaDifference.ConstraintDropped;
import io.github.dbmig.compare.SchemaDifference;
import io.github.dbmig.compare.SchemaOperations;
import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.DefaultChange;
import io.github.dbmig.operation.DropCheck;
import io.github.dbmig.operation.DropColumn;
import io.github.dbmig.operation.DropConstraint;
import io.github.dbmig.operation.DropForeignKey;
import io.github.dbmig.operation.DropPrimaryKey;
import io.github.dbmig.operation.DropUnique;
import io.github.dbmig.operation.Position;
import io.github.dbmig.operation.PrimaryKey;
import io.github.dbmig.operation.RenameColumn;
import io.github.dbmig.operation.SetAutoIncrement;
import io.github.dbmig.operation.SetStrict;
import io.github.dbmig.operation.SetWithoutRowid;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Puts the differences of one table into the order in which a table can be changed: what
 * goes first is what others stand on. Columns go only when new ones have been filled, so
 * that a backfill can read them.
 */
final class TableChanges {

	private final Table from;

	private final Table to;

	private final List<SchemaDifference> differences;

	private final Renames renames;

	private final Fillings fillings;

	private final boolean back;

	private final List<TableChange> changes = new ArrayList<>();

	private final List<String> comments = new ArrayList<>();

	/** What drops the same constraints by their names, as far as they have some. */
	private final Map<TableChange, List<TableChange>> byName = new LinkedHashMap<>();

	/**
	 * Create the changes.
	 * @param from the table as it is
	 * @param to the table as it is to be
	 * @param differences those of the table
	 * @param renames the renames of the whole schema
	 * @param fillings what rows get
	 * @param back whether it is the way back: columns get the place that they had;
	 * otherwise they go to the end, where they need no rebuild
	 */
	TableChanges(Table from, Table to, List<SchemaDifference> differences, Renames renames, Fillings fillings,
			boolean back) {
		this.from = from;
		this.to = to;
		this.differences = differences;
		this.renames = renames;
		this.fillings = fillings;
		this.back = back;
	}

	/**
	 * The changes, in order.
	 * @return none where there is nothing to change
	 */
	List<TableChange> changes() {
		if (!this.changes.isEmpty()) {
			return this.changes;
		}
		options(false);
		dropConstraints();
		// An old name is gone and a new one was free, so their order doesn't matter
		of(ColumnRenamed.class).forEach((renamed) -> this.changes.add(new RenameColumn(renamed.from(), renamed.to())));
		addColumns();
		of(ColumnChanged.class).forEach(this::alter);
		of(ColumnDropped.class).forEach(this::drop);
		addConstraints();
		options(true);
		return this.changes;
	}

	/** The same with constraints by their names, as far as they have some. */
	List<TableChange> named() {
		return changes().stream()
			.flatMap((change) -> this.byName.getOrDefault(change, List.of(change)).stream().distinct())
			.toList();
	}

	/** What the reader should know about the changes. */
	List<String> comments() {
		return this.comments;
	}

	/**
	 * A key of its own and STRICT rest on the columns: off before them, on after them.
	 */
	private void options(boolean value) {
		of(SchemaDifference.StrictChanged.class).stream()
			.filter((change) -> change.strict() == value)
			.forEach((change) -> this.changes.add(new SetStrict(value)));
		of(SchemaDifference.AutoIncrementChanged.class).stream()
			.filter((change) -> change.autoIncrement() == value)
			.filter((change) -> !value || !countsAlready())
			.forEach((change) -> this.changes.add(new SetAutoIncrement(value)));
		of(SchemaDifference.WithoutRowidChanged.class).stream()
			.filter((change) -> change.withoutRowid() == value)
			.forEach((change) -> this.changes.add(new SetWithoutRowid(value)));
	}

	private boolean countsAlready() {
		return this.changes.stream().anyMatch(SetAutoIncrement.class::isInstance) || this.changes.stream()
			.filter(AddColumn.class::isInstance)
			.flatMap((change) -> ((AddColumn) change).column().constraints().stream())
			.anyMatch((constraint) -> constraint instanceof PrimaryKey key && key.autoIncrement());
	}

	private void dropConstraints() {
		Set<TableChange> drops = new LinkedHashSet<>();
		List<ConstraintDropped> dropped = of(ConstraintDropped.class);
		List<TableConstraint> going = dropped.stream().map(ConstraintDropped::constraint).toList();
		for (TableConstraint constraint : going) {
			if (!goesWithColumn(constraint)) {
				TableChange drop = drop(constraint, going);
				drops.add(drop);
				String name = nameOf(constraint);
				this.byName.computeIfAbsent(drop, (key) -> new ArrayList<>())
					.add((name != null) ? new DropConstraint(name) : drop);
			}
		}
		this.changes.addAll(drops);
	}

	/** The name, if it means no other constraint of the table. */
	private @Nullable String nameOf(TableConstraint constraint) {
		String name = constraint.name();
		boolean clear = name != null && this.from.constraints()
			.stream()
			.map(TableConstraint::name)
			.filter((other) -> other != null && SqlNames.same(other, name))
			.count() == 1;
		return clear ? name : null;
	}

	/** What concerns one column alone needs no change of its own when the column goes. */
	private boolean goesWithColumn(TableConstraint constraint) {
		List<String> columns = SchemaOperations.columns(constraint);
		if (constraint instanceof TableConstraint.Check check) {
			columns = List.copyOf(CheckValues.columns(this.from, check.expression()));
			if (columns.isEmpty() && check.inline() != null) {
				columns = List.of(check.inline());
			}
		}
		List<String> named = columns;
		return named.size() == 1 && of(ColumnDropped.class).stream()
			.anyMatch((dropped) -> SqlNames.same(dropped.column().name(), named.get(0)));
	}

	/**
	 * By what it is, since a database that Hibernate made may have given it another name;
	 * by its name only where another that stays is the same.
	 */
	private TableChange drop(TableConstraint constraint, List<TableConstraint> going) {
		TableChange byNature = byNature(constraint);
		boolean meansOthers = this.from.constraints()
			.stream()
			.filter((other) -> !going.contains(other))
			.anyMatch((other) -> byNature(other).equals(byNature));
		String name = constraint.name();
		return (meansOthers && name != null) ? new DropConstraint(name) : byNature;
	}

	private TableChange byNature(TableConstraint constraint) {
		if (constraint instanceof TableConstraint.PrimaryKey) {
			return new DropPrimaryKey();
		}
		if (constraint instanceof TableConstraint.Unique unique) {
			return new DropUnique(SchemaOperations.names(unique.terms()));
		}
		if (constraint instanceof TableConstraint.Check check) {
			return new DropCheck(check.expression());
		}
		TableConstraint.ForeignKey key = (TableConstraint.ForeignKey) constraint;
		boolean several = this.from.constraints(TableConstraint.ForeignKey.class)
			.stream()
			.filter((other) -> folded(other.columns()).equals(folded(key.columns())))
			.count() > 1;
		return new DropForeignKey(key.columns(), several ? this.renames.table(key.table()) : null);
	}

	private void addColumns() {
		for (ColumnAdded added : of(ColumnAdded.class)) {
			Column column = added.column();
			if (!SchemaOperations.isSaid(column)) {
				throw unsaid("what column " + SqlNames.quote(column.name()) + " does at a conflict");
			}
			List<Constraint> inline = new ArrayList<>();
			of(ConstraintAdded.class).stream()
				.filter((other) -> isInline(other.constraint(), column))
				.forEach((other) -> inline.add(said(other.constraint())));
			Position position = null;
			if (this.back && !added.last()) {
				position = (added.after() != null) ? Position.after(added.after()) : Position.first();
			}
			this.changes.add(new AddColumn(SchemaOperations.column(column, inline), backfill(column), position));
		}
	}

	/**
	 * A foreign key in the definition of a new column lets the database add it by itself,
	 * and a primary key lets it find the values.
	 */
	private static boolean isInline(TableConstraint constraint, Column column) {
		boolean standsThere = constraint.inline() != null && SqlNames.same(constraint.inline(), column.name());
		boolean gains = constraint instanceof TableConstraint.ForeignKey
				|| constraint instanceof TableConstraint.PrimaryKey;
		List<String> columns = SchemaOperations.columns(constraint);
		return standsThere || (gains && columns.size() == 1 && SqlNames.same(columns.get(0), column.name()));
	}

	private @Nullable String backfill(Column column) {
		String given = this.fillings.given(this.to, column);
		if (given != null || !this.fillings.isNeeded(this.to, column)) {
			return given;
		}
		Filling filling = this.fillings.of(this.to, column, true);
		this.comments.addAll(filling.comments());
		return filling.expression();
	}

	private void alter(ColumnChanged change) {
		Column column = change.to();
		Set<ColumnAspect> aspects = change.aspects();
		String name = SqlNames.quote(column.name());
		if (!SchemaOperations.isSaid(column)) {
			throw unsaid("what column " + name + " does at a conflict");
		}
		if (aspects.contains(ColumnAspect.GENERATED) && column.generated() == null) {
			throw unsaid("that column " + name + " is no longer generated");
		}
		if (aspects.contains(ColumnAspect.TYPE) && column.type() == null) {
			throw unsaid("that column " + name + " has no type");
		}
		boolean type = aspects.contains(ColumnAspect.TYPE);
		boolean notNull = aspects.contains(ColumnAspect.NOT_NULL);
		if (aspects.contains(ColumnAspect.ON_CONFLICT) && column.notNull() && !notNull) {
			// What stands behind NOT NULL goes with it
			this.changes.add(new AlterColumn(column.name(), null, null, false, null, null, null, null, null));
			notNull = true;
		}
		boolean differs = type || notNull || aspects.contains(ColumnAspect.DEFAULT)
				|| aspects.contains(ColumnAspect.COLLATION) || aspects.contains(ColumnAspect.GENERATED);
		if (!differs) {
			return;
		}
		String convert = type ? convert(change) : null;
		this.changes.add(new AlterColumn(column.name(), type ? column.type() : null, convert,
				notNull ? Boolean.valueOf(column.notNull()) : null,
				aspects.contains(ColumnAspect.DEFAULT) ? new DefaultChange(column.defaultValue()) : null,
				aspects.contains(ColumnAspect.COLLATION)
						? ((column.collation() != null) ? column.collation() : "BINARY") : null,
				aspects.contains(ColumnAspect.GENERATED) ? column.generated() : null,
				(aspects.contains(ColumnAspect.NOT_NULL) && column.notNull()) ? nullsBackfill(column) : null, null));
		if (convert != null) {
			this.comments.add("column " + name + " becomes " + column.type() + ": its values are converted by "
					+ convert + ", see whether that is what they mean");
		}
		else if (type && column.generated() == null) {
			this.comments.add("column " + name + " becomes " + column.type()
					+ ": a value that it would change or can't hold stops the run before it writes; to change such "
					+ "values, say how with convert(\"…\")");
		}
	}

	private @Nullable String nullsBackfill(Column column) {
		String given = this.fillings.given(this.to, column);
		if (given != null || column.generated() != null) {
			return given;
		}
		if (column.givesValue()) {
			return column.defaultValue();
		}
		Filling filling = this.fillings.of(this.to, column, false);
		this.comments.addAll(filling.comments());
		return filling.expression();
	}

	private @Nullable String convert(ColumnChanged change) {
		boolean generated = change.from().generated() != null || change.to().generated() != null;
		return generated ? null : this.fillings.values().conversion(change.from(), change.to()).orElse(null);
	}

	private void drop(ColumnDropped dropped) {
		this.changes.add(new DropColumn(dropped.column().name(), false));
		// On the way back it goes without saying
		if (dropped.column().generated() == null && !this.back) {
			this.comments.add("drops column " + SqlNames.quote(dropped.column().name())
					+ ": its values are lost, the downgrade can't bring them back");
		}
	}

	private void addConstraints() {
		List<TableConstraint> added = of(ConstraintAdded.class).stream()
			.map(ConstraintAdded::constraint)
			.filter((constraint) -> of(ColumnAdded.class).stream()
				.noneMatch((column) -> isInline(constraint, column.column())))
			.toList();
		// A foreign key may refer to a key of its own table
		added.stream().filter((constraint) -> !(constraint instanceof TableConstraint.ForeignKey)).forEach(this::add);
		added.stream().filter((constraint) -> constraint instanceof TableConstraint.ForeignKey).forEach(this::add);
	}

	private void add(TableConstraint constraint) {
		Constraint said = said(constraint);
		if (said instanceof PrimaryKey key && key.autoIncrement()) {
			this.changes.add(new AddConstraint(new PrimaryKey(key.name(), key.columns(), false), null));
			this.changes.add(new SetAutoIncrement(true));
		}
		else {
			this.changes.add(new AddConstraint(said, null));
		}
	}

	private Constraint said(TableConstraint constraint) {
		return SchemaOperations.constraint(constraint)
			.orElseThrow(() -> unsaid("what a key on ("
					+ String.join(", ", SchemaOperations.columns(constraint).stream().map(SqlNames::quote).toList())
					+ ") does at a conflict, or how it sorts"));
	}

	private MigrationException unsaid(String what) {
		return new MigrationException(
				"dbmig has no operation for a change of table " + SqlNames.quote(this.to.name()) + ": " + what + ".",
				"Write this change by hand, with execute(…) in a revision made without --autogenerate, or leave the table "
						+ "out of the comparison with dbmig.exclude.");
	}

	private static List<String> folded(List<String> names) {
		return names.stream().map(SqlNames::fold).toList();
	}

	private <T extends SchemaDifference> List<T> of(Class<T> kind) {
		return this.differences.stream().filter(kind::isInstance).map(kind::cast).toList();
	}

}
