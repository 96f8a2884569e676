package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.DropCheck;
import io.github.dbmig.operation.DropColumn;
import io.github.dbmig.operation.DropConstraint;
import io.github.dbmig.operation.DropForeignKey;
import io.github.dbmig.operation.DropPrimaryKey;
import io.github.dbmig.operation.DropUnique;
import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.MoveColumn;
import io.github.dbmig.operation.PrimaryKey;
import io.github.dbmig.operation.RenameColumn;
import io.github.dbmig.operation.RenameConstraint;
import io.github.dbmig.operation.SetAutoIncrement;
import io.github.dbmig.operation.SetStrict;
import io.github.dbmig.operation.SetWithoutRowid;
import io.github.dbmig.operation.TableChangeVisitor;
import io.github.dbmig.operation.TableSql;
import io.github.dbmig.operation.Unique;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.ColumnNode;
import io.github.dbmig.sqlite.ddl.ColumnUses;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.DdlEditException;
import io.github.dbmig.sqlite.ddl.IndexDdl;
import io.github.dbmig.sqlite.ddl.OptionNode.Option;
import io.github.dbmig.sqlite.ddl.TableDdl;

/**
 * A table while its changes are made on paper: the definition, where the values of its
 * columns come from, and its indexes. Nothing of it touches the database.
 */
final class TableDraft implements TableChangeVisitor<TableDdl> {

	private final TableDdl before;

	private final Projection projection;

	/**
	 * The present names of the table's own columns, by the folded names in the database.
	 */
	private final Map<String, String> renamed = new LinkedHashMap<>();

	private final Set<String> added = new HashSet<>();

	private final List<RenameColumn> copiedAs = new ArrayList<>();

	private final List<IndexDdl> indexes;

	private TableDdl table;

	TableDraft(TableDdl table, List<IndexDdl> indexes) {
		this.before = table;
		this.table = table;
		this.indexes = new ArrayList<>(indexes);
		this.projection = new Projection(table.name().value(),
				table.columns().stream().map((column) -> column.name().value()).toList(), RowKey.of(table));
	}

	TableDdl before() {
		return this.before;
	}

	TableDdl table() {
		return this.table;
	}

	Projection projection() {
		return this.projection;
	}

	List<IndexDdl> indexes() {
		return this.indexes;
	}

	/**
	 * The names that columns of the database get by renaming them, by their folded ones.
	 */
	Map<String, String> renamed() {
		return this.renamed;
	}

	/**
	 * Whether a column is in the database, but its values are changed on paper: what the
	 * database has of it can't be renamed or dropped before that is made.
	 */
	boolean isRewritten(String column) {
		return this.table.column(column).isPresent() && this.projection.origin(column).isEmpty()
				&& !this.added.contains(SqlNames.fold(column));
	}

	/** Whether a column is none of the database yet. */
	boolean isAdded(String column) {
		return this.added.contains(SqlNames.fold(column));
	}

	/**
	 * Whether a column of the database is called like this still, so that no other can be
	 * renamed to it there before the changes so far are made.
	 */
	boolean isTaken(RenameColumn change) {
		String from = this.projection.origin(change.from()).orElse(null);
		return this.before.columns()
			.stream()
			.map((column) -> column.name().value())
			.filter((column) -> !SqlNames.same(column, Objects.requireNonNullElse(from, "")))
			.anyMatch((column) -> SqlNames.same(this.renamed.getOrDefault(SqlNames.fold(column), column), change.to()));
	}

	/**
	 * Whether a column was renamed to a name of the rowid, so that the rowid is to be had
	 * by another one as soon as the database knows of it.
	 */
	boolean hidesRowid() {
		return this.renamed.values().stream().anyMatch(RowKey::isRowidName);
	}

	/**
	 * Whether an expression asks for what is only on paper: values that a column would
	 * convert when it stores them, what is generated from such values, the rowid, other
	 * rows.
	 */
	boolean isOnPaper(String expression) {
		if (this.before.sql().equals(this.table.sql()) && this.projection.isAsIs()) {
			return false;
		}
		List<String> names = ChangeExpressions.names(expression);
		return ChangeExpressions.selects(expression)
				|| names.stream().anyMatch((name) -> RowKey.isRowidName(name) && this.table.column(name).isEmpty())
				|| names.stream()
					.flatMap((name) -> this.table.column(name).stream())
					.anyMatch((column) -> !isAsStored(column));
	}

	/**
	 * Whether a column's old values can't be judged before they are made: they are
	 * generated from new ones, or stored in another way.
	 */
	boolean isStale(String name) {
		ColumnNode column = this.table.column(name).orElse(null);
		return column != null && this.projection.origin(name).isPresent() && !isAsStored(column);
	}

	private boolean isAsStored(ColumnNode column) {
		if (column.last(ConstraintNode.Generated.class).isPresent() && !this.table.columns()
			.stream()
			.filter((other) -> other.last(ConstraintNode.Generated.class).isEmpty())
			.allMatch(this::isAsStored)) {
			return false;
		}
		boolean strict = this.table.has(Option.STRICT);
		return this.before.has(Option.STRICT) == strict && this.projection.origin(column.name().value())
			.flatMap(this.before::column)
			.filter((old) -> strict ? old.typeName().equalsIgnoreCase(column.typeName())
					: Affinity.of(old.typeName()) == Affinity.of(column.typeName()))
			.isPresent();
	}

	@Override
	public TableDdl addColumn(AddColumn change) {
		ColumnDefinition column = change.column();
		if (this.table.column(column.name()).isPresent()) {
			throw new DdlEditException(
					"The table " + SqlNames.quote(name()) + " would get a duplicate column name: it has a column "
							+ SqlNames.quote(column.name()) + " already");
		}
		this.added.add(SqlNames.fold(column.name()));
		this.table = this.table.addColumn(TableSql.column(column), change.position());
		if (column.generated() != null) {
			this.projection.set(column.name(), column.generated().expression());
		}
		else if (change.backfill() != null) {
			this.projection.set(column.name(), change.backfill());
		}
		else {
			this.projection.addDefault(column.name(), column.defaultValue());
		}
		return this.table;
	}

	@Override
	public TableDdl alterColumn(AlterColumn change) {
		String column = change.column();
		if (change.type() != null) {
			this.table = this.table.withType(column, change.type());
		}
		if (change.notNull() != null) {
			this.table = this.table.withNotNull(column, change.notNull());
		}
		if (change.defaultChange() != null) {
			this.table = this.table.withDefault(column, change.defaultChange().value());
			if (this.projection.isDefault(column)) {
				// The rows have got the default that the column was added with
				this.projection.set(column, SqlNames.quote(column));
			}
		}
		if (change.collation() != null) {
			this.table = this.table.withCollation(column, change.collation());
		}
		if (change.generated() != null) {
			this.table = this.table.withGenerated(column, change.generated());
			this.projection.set(column, change.generated().expression());
		}
		if (change.convert() != null) {
			requireStored(column);
			this.projection.set(column, change.convert());
		}
		if (change.backfill() != null) {
			requireStored(column);
			this.projection.set(column, "coalesce(" + SqlNames.quote(column) + ", (" + change.backfill() + "\n))");
		}
		return this.table;
	}

	private static List<String> columns(Constraint constraint) {
		if (constraint instanceof PrimaryKey key) {
			return key.columns();
		}
		if (constraint instanceof Unique unique) {
			return unique.columns();
		}
		return (constraint instanceof ForeignKey key) ? key.columns() : List.of();
	}

	private void requireStored(String column) {
		require(column);
		boolean isGenerated = this.table.column(column)
			.flatMap((found) -> found.last(ConstraintNode.Generated.class))
			.isPresent();
		if (isGenerated) {
			throw new DdlEditException("The column " + SqlNames.quote(column) + " of "
					+ SqlNames.quote(this.table.name().value())
					+ " is generated, so its rows can't be given values; change the expression, or the columns that it is "
					+ "generated from");
		}
	}

	private void require(String column) {
		if (this.table.column(column).isEmpty()) {
			this.table.withType(column, null);
		}
	}

	@Override
	public TableDdl renameColumn(RenameColumn change) {
		this.table = this.table.renameColumn(change.from(), change.to());
		this.projection.origin(change.from())
			.ifPresent((origin) -> this.renamed.put(SqlNames.fold(origin), change.to()));
		this.projection.rename(change.from(), change.to());
		if (this.added.remove(SqlNames.fold(change.from()))) {
			this.added.add(SqlNames.fold(change.to()));
		}
		this.indexes.replaceAll((index) -> index.renameColumn(change.from(), change.to()));
		return this.table;
	}

	/**
	 * Renames a column by copying it under another name, which the database knows nothing
	 * of.
	 */
	void copyAs(RenameColumn change) {
		this.copiedAs.add(change);
		this.table = this.table.renameColumn(change.from(), change.to());
		this.projection.rename(change.from(), change.to());
		this.indexes.replaceAll((index) -> index.renameColumn(change.from(), change.to()));
	}

	List<RenameColumn> copiedAs() {
		return this.copiedAs;
	}

	@Override
	public TableDdl dropColumn(DropColumn change) {
		ColumnUses uses = this.table.uses(change.column());
		drop(Stream.concat(uses.own().stream(), uses.shared().stream())
			.filter((node) -> node.head().column() == null)
			.toList());
		this.table = this.table.dropColumn(change.column());
		this.projection.drop(change.column());
		this.added.remove(SqlNames.fold(change.column()));
		return this.table;
	}

	@Override
	public TableDdl moveColumn(MoveColumn change) {
		String beside = change.position().column();
		if (beside != null && SqlNames.same(beside, change.column())) {
			throw new DdlEditException("The column " + SqlNames.quote(change.column()) + " of " + SqlNames.quote(name())
					+ " can't be moved before or after " + SqlNames.quote(beside)
					+ ", which is the same; name another column");
		}
		this.table = this.table.moveColumn(change.column(), change.position());
		return this.table;
	}

	@Override
	public TableDdl addConstraint(AddConstraint change) {
		// SQLite would take an unknown name in double quotes for a string
		columns(change.constraint()).forEach(this::require);
		if (change.constraint() instanceof PrimaryKey && this.table.primaryKey().isPresent()) {
			throw new DdlEditException("The table " + SqlNames.quote(name())
					+ " has a primary key already; drop it first, with dropPrimaryKey");
		}
		this.table = this.table.addConstraint(TableSql.tableConstraint(change.constraint()));
		return this.table;
	}

	@Override
	public TableDdl dropConstraint(DropConstraint change) {
		drop(List.of(finder().named(change.name())));
		return this.table;
	}

	@Override
	public TableDdl renameConstraint(RenameConstraint change) {
		this.table = this.table.renameConstraint(finder().named(change.from()), change.to());
		return this.table;
	}

	@Override
	public TableDdl dropPrimaryKey(DropPrimaryKey change) {
		drop(finder().primaryKeys());
		return this.table;
	}

	@Override
	public TableDdl dropUnique(DropUnique change) {
		drop(finder().uniques(change));
		return this.table;
	}

	@Override
	public TableDdl dropCheck(DropCheck change) {
		drop(finder().checks(change));
		return this.table;
	}

	@Override
	public TableDdl dropForeignKey(DropForeignKey change) {
		drop(finder().foreignKeys(change));
		return this.table;
	}

	@Override
	public TableDdl setStrict(SetStrict change) {
		this.table = this.table.with(Option.STRICT, change.value());
		return this.table;
	}

	@Override
	public TableDdl setWithoutRowid(SetWithoutRowid change) {
		this.table = this.table.with(Option.WITHOUT_ROWID, change.value());
		return this.table;
	}

	@Override
	public TableDdl setAutoIncrement(SetAutoIncrement change) {
		this.table = this.table.withAutoIncrement(change.value());
		return this.table;
	}

	ConstraintFinder finder() {
		return new ConstraintFinder(this.table, this.indexes);
	}

	/** From the last to the first, so that those before it stand where they stood. */
	void drop(List<? extends ConstraintNode> constraints) {
		for (int i = constraints.size() - 1; i >= 0; i--) {
			this.table = this.table.dropConstraint(constraints.get(i));
		}
	}

	private String name() {
		return this.table.name().value();
	}

}
