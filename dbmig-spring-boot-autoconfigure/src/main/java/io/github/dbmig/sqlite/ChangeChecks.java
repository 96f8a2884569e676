package io.github.dbmig.sqlite;

import java.util.List;
import java.util.Set;

import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.Check;
import io.github.dbmig.operation.ConstraintVisitor;
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
import io.github.dbmig.operation.Unique;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.ColumnNode;
import io.github.dbmig.sqlite.ddl.ColumnUses;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.DdlName;
import io.github.dbmig.sqlite.ddl.IndexDdl;
import io.github.dbmig.sqlite.ddl.OptionNode.Option;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.jspecify.annotations.Nullable;

/**
 * What a change asks of the rows that are there. Called when the change was made on
 * paper.
 */
final class ChangeChecks implements TableChangeVisitor<List<Violation>>, ConstraintVisitor<List<Violation>> {

	private static final Set<String> STRICT_TYPES = Set.of("int", "integer", "real", "text", "blob", "any");

	private final TableDdl before;

	private final TableDraft draft;

	private final RowChecks rows;

	private final Sql sql;

	/**
	 * Create the checks.
	 * @param sql statements on the database
	 * @param before the table before the change
	 * @param draft the table with it
	 */
	ChangeChecks(Sql sql, TableDdl before, TableDraft draft) {
		this.sql = sql;
		this.before = before;
		this.draft = draft;
		this.rows = new RowChecks(sql, draft);
	}

	/**
	 * Check what holds for every kind of change: a column that becomes one with the rowid
	 * takes nothing but integers, and would number NULLs by itself.
	 */
	void rowid() {
		String was = RowidAlias.of(this.before).map((column) -> column.name().value()).orElse("");
		RowidAlias.of(this.draft.table()).filter((column) -> !column.name().is(was)).ifPresent((column) -> {
			String name = column.name().value();
			if (this.draft.projection().origin(name).isPresent()) {
				this.rows.primaryKeyNotNull(name);
				this.rows.misfit(name, "INTEGER", Affinity.INTEGER.misfit(SqlNames.quote(name), true), null);
			}
		});
	}

	List<Violation> violations() {
		return this.rows.violations();
	}

	@Override
	public List<Violation> addColumn(AddColumn change) {
		String name = change.column().name();
		boolean takesRowid = change.backfill() == null
				&& RowidAlias.of(this.draft.table()).filter((column) -> column.name().is(name)).isPresent();
		if (change.column().notNull() && !takesRowid) {
			this.rows.newNotNull(name, source(change));
		}
		change.column()
			.constraints()
			.stream()
			.filter((constraint) -> !(takesRowid && constraint instanceof PrimaryKey))
			.forEach((constraint) -> constraint.accept(this));
		return violations();
	}

	private static @Nullable String source(AddColumn change) {
		if (change.backfill() != null) {
			return "backfill";
		}
		if (change.column().generated() != null) {
			return "expression";
		}
		return (change.column().defaultValue() != null) ? "default" : null;
	}

	private static @Nullable String source(AlterColumn change) {
		if (change.backfill() != null) {
			return "backfill";
		}
		if (change.generated() != null) {
			return "expression";
		}
		return (change.convert() != null) ? "conversion" : null;
	}

	@Override
	public List<Violation> alterColumn(AlterColumn change) {
		boolean newValues = change.convert() != null || change.generated() != null || change.backfill() != null;
		ColumnNode column = column(change.column());
		boolean refusesNull = column.last(ConstraintNode.NotNull.class).isPresent();
		if (refusesNull && (newValues || Boolean.TRUE.equals(change.notNull()))) {
			boolean wasThere = this.before.column(change.column())
				.flatMap((old) -> old.last(ConstraintNode.NotNull.class))
				.isPresent();
			this.rows.notNull(column.name().value(), !wasThere, source(change));
		}
		boolean strict = this.draft.table().has(Option.STRICT);
		if (change.type() != null && change.generated() == null && (strict || change.convert() == null)) {
			type(column, source(change));
		}
		else if (strict && newValues && change.generated() == null) {
			misfit(column, true, source(change));
		}
		if (newValues || change.collation() != null) {
			ColumnUses uses = this.draft.table().uses(change.column());
			uses.own().forEach(this::again);
			uses.shared().forEach(this::again);
			this.draft.indexes()
				.stream()
				.filter((index) -> index.unique() && index.uses(change.column()))
				.forEach(this::again);
		}
		return violations();
	}

	/**
	 * A constraint that was there before, over values or a collation that it was not made
	 * for.
	 */
	private void again(ConstraintNode node) {
		TableDdl table = this.draft.table();
		DdlName given = node.head().name();
		String name = (given != null) ? given.value() : null;
		if (node instanceof ConstraintNode.Check check) {
			this.rows.check(named("CHECK", name), table.text(check.expression()));
		}
		else if (node instanceof ConstraintNode.Unique unique) {
			unique(named("UNIQUE", name), unique.columns());
		}
		else if (node instanceof ConstraintNode.PrimaryKey key) {
			unique(named("PRIMARY KEY", name), key.columns());
		}
	}

	private void again(IndexDdl index) {
		SchemaKeys keys = SchemaKeys.of(this.draft.table());
		List<String> terms = index.terms().stream().map((term) -> {
			DdlName column = term.name();
			return (column != null && term.collation() == null)
					? SqlNames.quote(column.value()) + " COLLATE " + SqlNames.quote(keys.collation(column.value()))
					: term.expression().of(index.sql());
		}).toList();
		this.rows.unique("unique index " + SqlNames.quote(index.name().value()), terms,
				(index.where() != null) ? index.where().of(index.sql()) : null);
	}

	private void type(ColumnNode column, @Nullable String source) {
		boolean strict = this.draft.table().has(Option.STRICT);
		String name = column.name().value();
		String typeBefore = this.before.column(name).map(ColumnNode::typeName).orElse("");
		boolean same = this.before.has(Option.STRICT) == strict
				&& (strict ? typeBefore.equalsIgnoreCase(column.typeName())
						: Affinity.of(column.typeName()) == Affinity.of(typeBefore));
		if (!same) {
			misfit(column, strict, source);
		}
	}

	private void misfit(ColumnNode column, boolean strict, @Nullable String source) {
		String name = column.name().value();
		// SQLite refuses other types
		if (strict && !STRICT_TYPES.contains(SqlNames.fold(column.typeName()))) {
			return;
		}
		this.rows.misfit(name, column.typeName(), Affinity.misfit(column.typeName(), strict, SqlNames.quote(name)),
				source);
	}

	@Override
	public List<Violation> addConstraint(AddConstraint change) {
		return change.constraint().accept(this);
	}

	@Override
	public List<Violation> primaryKey(PrimaryKey key) {
		key.columns().forEach(this.rows::primaryKeyNotNull);
		unique(named("PRIMARY KEY", key.name()), key.columns());
		return violations();
	}

	@Override
	public List<Violation> unique(Unique unique) {
		unique(named("UNIQUE", unique.name()), unique.columns());
		return violations();
	}

	private void unique(String what, List<String> columns) {
		SchemaKeys keys = SchemaKeys.of(this.draft.table());
		List<String> names = columns.stream().map(SqlNames::quote).toList();
		List<String> terms = columns.stream()
			.map((column) -> SqlNames.quote(column) + " COLLATE " + SqlNames.quote(keys.collation(column)))
			.toList();
		this.rows.unique(what + " (" + String.join(", ", names) + ")", terms, null);
	}

	@Override
	public List<Violation> check(Check check) {
		this.rows.check(named("CHECK", check.name()), check.expression());
		return violations();
	}

	@Override
	public List<Violation> foreignKey(ForeignKey key) {
		String table = this.draft.before().name().value();
		List<String> parentColumns = key.referencedColumns();
		boolean self = SqlNames.same(key.table(), table);
		if (parentColumns.isEmpty()) {
			parentColumns = self
					? this.draft.table().primaryKey().map(ConstraintNode.PrimaryKey::columns).orElse(List.of())
					: this.sql.texts("SELECT name FROM pragma_table_xinfo(?, 'main') WHERE pk > 0 ORDER BY pk",
							key.table());
		}
		// A parent that isn't there or is no key is for the gate at the end of the run
		boolean comparable = parentColumns.size() == key.columns().size()
				&& parentColumns.stream().allMatch((column) -> hasColumn(key.table(), column));
		boolean asStored = !self || (this.draft.renamed().isEmpty() && parentColumns.stream()
			.allMatch((column) -> this.draft.projection().origin(column).filter(column::equalsIgnoreCase).isPresent()));
		if (comparable && asStored) {
			this.rows.references(key.columns(), key.table(), parentColumns);
		}
		return violations();
	}

	private boolean hasColumn(String table, String column) {
		return this.sql.exists("""
				SELECT 1 FROM main.sqlite_schema s, pragma_table_xinfo(s.name, 'main') c
				WHERE s.type = 'table' AND lower(s.name) = lower(?) AND lower(c.name) = lower(?)""", table, column);
	}

	private static String named(String kind, @Nullable String name) {
		return (name != null) ? kind + " " + SqlNames.quote(name) : kind;
	}

	@Override
	public List<Violation> setStrict(SetStrict change) {
		if (change.value() && !this.before.has(Option.STRICT)) {
			for (ColumnNode column : this.draft.table().columns()) {
				if (column.last(ConstraintNode.Generated.class).isEmpty()) {
					misfit(column, true, null);
				}
			}
		}
		return violations();
	}

	@Override
	public List<Violation> setWithoutRowid(SetWithoutRowid change) {
		if (change.value() && !this.before.has(Option.WITHOUT_ROWID)) {
			this.draft.table().primaryKey().ifPresent((key) -> key.columns().forEach(this.rows::primaryKeyNotNull));
		}
		return violations();
	}

	private ColumnNode column(String name) {
		return this.draft.table().column(name).orElseThrow();
	}

	@Override
	public List<Violation> renameColumn(RenameColumn change) {
		return violations();
	}

	@Override
	public List<Violation> dropColumn(DropColumn change) {
		return violations();
	}

	@Override
	public List<Violation> moveColumn(MoveColumn change) {
		return violations();
	}

	@Override
	public List<Violation> dropConstraint(DropConstraint change) {
		return violations();
	}

	@Override
	public List<Violation> renameConstraint(RenameConstraint change) {
		return violations();
	}

	@Override
	public List<Violation> dropPrimaryKey(DropPrimaryKey change) {
		return violations();
	}

	@Override
	public List<Violation> dropUnique(DropUnique change) {
		return violations();
	}

	@Override
	public List<Violation> dropCheck(DropCheck change) {
		return violations();
	}

	@Override
	public List<Violation> dropForeignKey(DropForeignKey change) {
		return violations();
	}

	@Override
	public List<Violation> setAutoIncrement(SetAutoIncrement change) {
		return violations();
	}

}
