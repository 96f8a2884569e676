package io.github.dbmig.adoption;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.dbmig.AdoptionRequest;
import io.github.dbmig.AdoptionRequest.OrphanRemedy;
import io.github.dbmig.compare.DifferenceText;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDiff;
import io.github.dbmig.compare.SchemaDifference;
import io.github.dbmig.compare.SchemaDifference.ColumnAspect;
import io.github.dbmig.compare.SchemaDifference.ColumnChanged;
import io.github.dbmig.compare.SchemaDifference.ConstraintAdded;
import io.github.dbmig.compare.SchemaDifference.ConstraintDropped;
import io.github.dbmig.compare.SchemaDifference.IndexAdded;
import io.github.dbmig.compare.SchemaDifference.IndexDropped;
import io.github.dbmig.compare.SchemaOperations;
import io.github.dbmig.compare.SqlEquivalence;
import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.DefaultChange;
import io.github.dbmig.operation.DropCheck;
import io.github.dbmig.operation.DropConstraint;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.Position;
import io.github.dbmig.operation.SetAutoIncrement;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * What takes the schema of a database that Hibernate's {@code ddl-auto} made to the one
 * that a revision makes. Repaired is only what Hibernate is known to leave out or to
 * leave as it was on SQLite; everything else is told.
 */
public final class Repairs {

	/**
	 * The number of a row, which Hibernate took for the key where SQLite gave none.
	 */
	private static final String ROW_NUMBER = "rowid";

	private final Schema live;

	private final Schema wanted;

	private final SqlEquivalence sql;

	private final Function<String, @Nullable String> backfills;

	private final List<SchemaDifference> beyond = new ArrayList<>();

	private final List<String> lines = new ArrayList<>();

	private final Map<String, TableRepair> tables = new LinkedHashMap<>();

	private Repairs(Schema live, Schema wanted, SqlEquivalence sql, Function<String, @Nullable String> backfills) {
		this.live = live;
		this.wanted = wanted;
		this.sql = sql;
		this.backfills = backfills;
	}

	/**
	 * Compare a database with what a revision makes.
	 * @param live the schema of the database, without what no revision knows
	 * @param wanted the schema that the revision makes
	 * @param sql judges types and expressions
	 * @param backfills gives an expression for the rows of {@code table.column}, null if
	 * nobody has said one
	 * @return what there is to do
	 */
	public static Repairs of(Schema live, Schema wanted, SqlEquivalence sql,
			Function<String, @Nullable String> backfills) {
		Repairs repairs = new Repairs(live, wanted, sql, backfills);
		repairs.compare();
		return repairs;
	}

	/**
	 * Return what differs and can't be repaired.
	 * @return the differences, from the database to the revision
	 */
	public List<SchemaDifference> beyond() {
		return List.copyOf(this.beyond);
	}

	/**
	 * Return what differs and can't be repaired, in words.
	 * @return one line each
	 */
	public List<String> beyondLines() {
		return this.beyond.stream().map((difference) -> DifferenceText.asDrift(Reversed.of(difference))).toList();
	}

	/**
	 * Return what is to be repaired, in words.
	 * @return one line each, empty if the schema is the revision's
	 */
	public List<String> lines() {
		return List.copyOf(this.lines);
	}

	private void compare() {
		List<SchemaDifference> differences = new ArrayList<>(
				SchemaDiff.between(this.live, this.wanted, Renames.none(), this.sql));
		pairChecks(differences);
		pairIndexes(differences);
		differences.forEach((difference) -> {
			if (!repair(difference)) {
				this.beyond.add(difference);
			}
		});
		new NameRepairs(this.live, this.wanted, this.sql, differences).each((table, change, line) -> {
			change.accept(table(table));
			this.lines.add(line);
		});
	}

	private TableRepair table(String name) {
		return this.tables.computeIfAbsent(SqlNames.fold(name), (key) -> new TableRepair(name));
	}

	private void repaired(SchemaDifference difference) {
		this.lines.add(DifferenceText.asChange(difference));
	}

	/** A list of values that is another now: Hibernate never changes a check. */
	private void pairChecks(List<SchemaDifference> differences) {
		for (SchemaDifference difference : List.copyOf(differences)) {
			if (difference instanceof ConstraintDropped dropped
					&& dropped.constraint() instanceof TableConstraint.Check stale) {
				counterpart(differences, dropped.table(), stale).ifPresent((added) -> {
					differences.remove(dropped);
					differences.remove(added);
					String name = stale.name();
					table(dropped.table())
						.drop((name != null) ? new DropConstraint(name) : new DropCheck(stale.expression()));
					add(added);
					this.lines.add("replace the check (" + stale.expression().strip() + ") of "
							+ SqlNames.quote(dropped.table()) + ": " + DifferenceText.asChange(added));
				});
			}
		}
	}

	private static Optional<ConstraintAdded> counterpart(List<SchemaDifference> differences, String table,
			TableConstraint.Check stale) {
		Optional<String> column = ValueCheck.column(stale.expression());
		return column.flatMap((name) -> differences.stream()
			.filter((difference) -> difference instanceof ConstraintAdded added && SqlNames.same(added.table(), table)
					&& added.constraint() instanceof TableConstraint.Check check
					&& ValueCheck.column(check.expression()).equals(column))
			.map(ConstraintAdded.class::cast)
			.findFirst());
	}

	/** An index that does the same under another name is only renamed. */
	private static void pairIndexes(List<SchemaDifference> differences) {
		for (SchemaDifference difference : List.copyOf(differences)) {
			if (difference instanceof IndexDropped dropped) {
				differences.stream()
					.filter((other) -> other instanceof IndexAdded added
							&& !SqlNames.same(added.index().name(), dropped.index().name())
							&& IndexContent.of(added.index()).equals(IndexContent.of(dropped.index())))
					.findFirst()
					.ifPresent((added) -> differences.removeAll(List.of(dropped, added)));
			}
		}
	}

	private boolean repair(SchemaDifference difference) {
		if (difference instanceof ConstraintAdded added) {
			return !(added.constraint() instanceof TableConstraint.PrimaryKey) && add(added) && told(added);
		}
		if (difference instanceof IndexAdded added && this.live.table(added.table()).isPresent()) {
			table(added.table()).index(SchemaOperations.index(added.index()));
			return told(added);
		}
		if (difference instanceof SchemaDifference.AutoIncrementChanged changed && changed.autoIncrement()) {
			table(changed.table()).column(new SetAutoIncrement(true));
			return told(changed);
		}
		if (difference instanceof SchemaDifference.ColumnAdded added) {
			return add(added) && told(added);
		}
		return difference instanceof ColumnChanged changed && change(changed);
	}

	private boolean told(SchemaDifference difference) {
		repaired(difference);
		return true;
	}

	private boolean add(ConstraintAdded added) {
		Optional<Constraint> constraint = SchemaOperations.constraint(added.constraint());
		constraint.ifPresent((said) -> {
			TableChange change = new AddConstraint(said, null);
			if (said instanceof ForeignKey key) {
				table(added.table()).foreignKey(key, change);
			}
			else {
				table(added.table()).constraint(change);
			}
		});
		return constraint.isPresent();
	}

	/**
	 * What SQLite refuses to add to a table that is there. A column that Hibernate could
	 * have added is missing because the database is older.
	 */
	private boolean add(SchemaDifference.ColumnAdded added) {
		Column column = added.column();
		boolean refused = (column.notNull() && column.defaultValue() == null)
				|| (column.generated() != null && column.generated().kind() == GeneratedKind.STORED)
				|| isUnique(added.table(), column);
		if (!refused || !SchemaOperations.isSaid(column)) {
			return false;
		}
		String after = added.after();
		Position position = (after != null) ? Position.after(after) : Position.first();
		table(added.table()).column(new AddColumn(SchemaOperations.column(column, List.of()),
				(column.notNull() && column.generated() == null) ? backfill(added.table(), column.name()) : null,
				added.last() ? null : position));
		return true;
	}

	private boolean isUnique(String table, Column column) {
		return this.wanted.table(table)
			.stream()
			.flatMap((found) -> found.constraints(TableConstraint.Unique.class).stream())
			.anyMatch((unique) -> unique.terms().size() == 1
					&& SqlNames.same(String.valueOf(unique.terms().get(0).column()), column.name()));
	}

	private @Nullable String backfill(String table, String column) {
		return this.backfills.apply(table + "." + column);
	}

	private boolean change(ColumnChanged changed) {
		if (isKeyWithoutType(changed)) {
			giveKeys(changed);
			return true;
		}
		Set<ColumnAspect> others = EnumSet.copyOf(changed.aspects());
		others.removeAll(EnumSet.of(ColumnAspect.NOT_NULL, ColumnAspect.DEFAULT));
		if (sameButForLength(changed)) {
			others.remove(ColumnAspect.TYPE);
		}
		if (!others.isEmpty()) {
			return false;
		}
		Column to = changed.to();
		boolean type = changed.aspects().contains(ColumnAspect.TYPE);
		Boolean notNull = changed.aspects().contains(ColumnAspect.NOT_NULL) ? to.notNull() : null;
		DefaultChange value = changed.aspects().contains(ColumnAspect.DEFAULT) ? new DefaultChange(to.defaultValue())
				: null;
		table(changed.table()).column(new AlterColumn(to.name(), type ? to.type() : null, null, notNull, value, null,
				null, Boolean.TRUE.equals(notNull) ? backfill(changed.table(), to.name()) : null, null));
		return told(changed);
	}

	/** Hibernate changes no type, and SQLite doesn't look at the length. */
	private static boolean sameButForLength(ColumnChanged changed) {
		String from = changed.from().type();
		String to = changed.to().type();
		return from != null && to != null && SqlNames.same(word(from), word(to));
	}

	private static String word(String type) {
		int arguments = type.indexOf('(');
		return ((arguments < 0) ? type : type.substring(0, arguments)).strip();
	}

	private boolean isKeyWithoutType(ColumnChanged changed) {
		Table table = this.wanted.table(changed.table()).orElseThrow();
		return (changed.from().type() == null || changed.from().type().isBlank())
				&& EnumSet.of(ColumnAspect.TYPE, ColumnAspect.NOT_NULL).containsAll(changed.aspects())
				&& this.sql.givesKeys(table, changed.to());
	}

	private void giveKeys(ColumnChanged changed) {
		Column to = changed.to();
		String column = SqlNames.quote(to.name());
		TableRepair repair = table(changed.table());
		repair.giveKeys(new Execute("UPDATE " + SqlNames.quote(changed.table()) + " SET " + column + " = " + ROW_NUMBER
				+ " WHERE " + column + " IS NULL", List.of()));
		repair.column(new AlterColumn(to.name(), to.type(), null, to.notNull() ? Boolean.TRUE : null, null, null, null,
				null, null));
		this.lines.add("give the key " + SqlNames.quote(changed.table()) + "." + column + " its type " + to.type()
				+ ", and rows without a key the number under which the database keeps them");
	}

	/**
	 * Return what gives keys to rows that have none. Run before anything looks at what
	 * refers to them.
	 * @return the operations
	 */
	public List<Operation> keys() {
		return parentsFirst().stream().flatMap((table) -> table.keys().stream()).toList();
	}

	/**
	 * Return what makes the schema what the revision makes, tables that are referred to
	 * before those that refer to them. Run when all rows fit.
	 * @return the operations, in order
	 */
	public List<Operation> changes() {
		return parentsFirst().stream().flatMap((table) -> table.operations().stream()).toList();
	}

	/**
	 * Return what can be compared with the rows before anything is changed. Where rows
	 * have no keys yet, all that refers to them would look as if it referred to nothing.
	 * @param request says what happens to orphans
	 * @return what is looked at, each by itself
	 */
	public List<RowCheck> checks(AdoptionRequest request) {
		Set<String> withoutKeys = withoutKeys();
		List<RowCheck> checks = new ArrayList<>();
		parentsFirst().forEach((table) -> table.checks(false)
			.stream()
			.filter((check) -> check.key() == null || (!withoutKeys.contains(SqlNames.fold(check.key().table()))
					&& remedy(request, table.table(), check.key().columns()) == null))
			.forEach(checks::add));
		return checks;
	}

	/**
	 * Return what can be compared with the rows once all have keys and orphans are gone.
	 * @return what is looked at, each by itself
	 */
	public List<RowCheck> checks() {
		return parentsFirst().stream().flatMap((table) -> table.checks(true).stream()).toList();
	}

	private static @Nullable OrphanRemedy remedy(AdoptionRequest request, String table, List<String> columns) {
		return request.orphans()
			.entrySet()
			.stream()
			.filter((entry) -> SqlNames.same(entry.getKey(), DanglingRows.name(table, columns)))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return the rows of which it is said what happens to them if they refer to nothing,
	 * by foreign keys that are missing or that are there: rows that go may be referred to
	 * by others.
	 * @param request says what
	 * @return those of each foreign key
	 */
	public List<OrphanRows> orphans(AdoptionRequest request) {
		List<OrphanRows> orphans = new ArrayList<>();
		references().forEach((rows) -> {
			OrphanRemedy remedy = remedy(request, rows.table(), rows.columns());
			if (remedy != null) {
				orphans.add(new OrphanRows(rows, remedy));
			}
		});
		return orphans;
	}

	/**
	 * Return the rows that may come to refer to nothing when those of other tables go, by
	 * foreign keys that are there and of which nothing is said.
	 * @param request says what happens to orphans
	 * @return those of each foreign key
	 */
	public List<DanglingRows> unattended(AdoptionRequest request) {
		Set<String> cleaned = orphans(request).stream()
			.map((orphans) -> SqlNames.fold(orphans.rows().table()))
			.collect(Collectors.toSet());
		return references().stream()
			.filter((rows) -> cleaned.contains(SqlNames.fold(rows.parent())) && !isMissing(rows)
					&& remedy(request, rows.table(), rows.columns()) == null)
			.toList();
	}

	private boolean isMissing(DanglingRows rows) {
		TableRepair repair = this.tables.get(SqlNames.fold(rows.table()));
		return repair != null && repair.foreignKeys()
			.stream()
			.anyMatch((key) -> key.columns().equals(rows.columns()) && SqlNames.same(key.table(), rows.parent()));
	}

	/** What refers to what, as far as the database has the columns already. */
	private List<DanglingRows> references() {
		List<DanglingRows> references = new ArrayList<>();
		for (Table table : this.wanted.tables()) {
			for (TableConstraint.ForeignKey key : table.constraints(TableConstraint.ForeignKey.class)) {
				DanglingRows rows = new DanglingRows(table.name(), key.columns(), key.table(), parentColumns(key));
				if (has(rows.table(), rows.columns()) && has(rows.parent(), rows.parentColumns())
						&& rows.columns().size() == rows.parentColumns().size()) {
					references.add(rows);
				}
			}
		}
		return references;
	}

	private boolean has(String table, List<String> columns) {
		return this.live.table(table)
			.filter((found) -> columns.stream().allMatch((column) -> found.column(column).isPresent()))
			.isPresent();
	}

	private Set<String> withoutKeys() {
		return this.tables.values()
			.stream()
			.filter((table) -> !table.keys().isEmpty())
			.map((table) -> SqlNames.fold(table.table()))
			.collect(Collectors.toSet());
	}

	private List<String> parentColumns(TableConstraint.ForeignKey key) {
		return !key.referencedColumns().isEmpty() ? key.referencedColumns()
				: this.wanted.table(key.table())
					.flatMap(Table::primaryKey)
					.map(SchemaOperations::columns)
					.orElse(List.of());
	}

	private List<TableRepair> parentsFirst() {
		List<TableRepair> order = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		this.tables.keySet().forEach((table) -> visit(table, seen, order));
		return order;
	}

	private void visit(String table, Set<String> seen, List<TableRepair> order) {
		TableRepair repair = this.tables.get(table);
		if (repair != null && seen.add(table)) {
			repair.foreignKeys().forEach((key) -> visit(SqlNames.fold(key.table()), seen, order));
			order.add(repair);
		}
	}

}
