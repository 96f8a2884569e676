package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.Check;
import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.DropCheck;
import io.github.dbmig.operation.DropColumn;
import io.github.dbmig.operation.DropConstraint;
import io.github.dbmig.operation.DropForeignKey;
import io.github.dbmig.operation.DropPrimaryKey;
import io.github.dbmig.operation.DropUnique;
import io.github.dbmig.operation.GeneratedKind;
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
import io.github.dbmig.schema.Deferral;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sqlite.ddl.ColumnNode;
import io.github.dbmig.sqlite.ddl.ColumnUses;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.DdlSyntaxException;
import io.github.dbmig.sqlite.ddl.OptionNode;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.jspecify.annotations.Nullable;

/**
 * Whether the running SQLite can make a change by its own ALTER TABLE, on this table with
 * these rows, and means by it exactly what the change says.
 *
 * @see <a href="https://www.sqlite.org/lang_altertable.html">ALTER TABLE</a>
 */
final class NativeChange implements TableChangeVisitor<NativeChange.Answer> {

	private final TableDraft draft;

	private final TableFacts facts;

	NativeChange(TableDraft draft, TableFacts facts) {
		this.draft = draft;
		this.facts = facts;
	}

	@Override
	public Answer addColumn(AddColumn change) {
		ColumnDefinition column = change.column();
		if (change.position() != null) {
			return rebuild("a column can only be added at the end natively");
		}
		if (column.generated() != null && column.generated().kind() == GeneratedKind.STORED) {
			return rebuild("a STORED column cannot be added natively");
		}
		if (column.constraints().stream().anyMatch(PrimaryKey.class::isInstance)) {
			return rebuild("a PRIMARY KEY column cannot be added natively");
		}
		if (column.constraints().stream().anyMatch(Unique.class::isInstance)) {
			return rebuild("a UNIQUE column cannot be added natively");
		}
		if (change.backfill() != null) {
			return rebuild("the rows get values of their own");
		}
		if (this.facts.hasRows() && !constant(column.defaultValue())) {
			return rebuild("a default that is not constant cannot be added natively to a table with rows");
		}
		return statement("ADD COLUMN " + TableSql.column(column));
	}

	/** Old rows read a native default from the definition, so it must not change. */
	private static boolean constant(@Nullable String value) {
		if (value == null) {
			return true;
		}
		TableDdl probe;
		try {
			probe = TableDdl.parse("CREATE TABLE t (c DEFAULT " + TableSql.defaultValue(value) + "\n)");
		}
		catch (DdlSyntaxException ex) {
			// The draft refuses the definition with the column's name
			return false;
		}
		String text = probe.columns()
			.get(0)
			.last(ConstraintNode.Default.class)
			.map((node) -> probe.text(node.value()))
			.orElse("(");
		return !text.startsWith("(") && !SqlNames.fold(text).startsWith("current_");
	}

	@Override
	public Answer alterColumn(AlterColumn change) {
		if (change.convert() != null) {
			return rebuild("the rows get values of their own");
		}
		if (change.type() != null) {
			return rebuild("a type cannot be changed natively");
		}
		if (change.defaultChange() != null) {
			return rebuild("a default cannot be changed natively");
		}
		if (change.collation() != null) {
			return rebuild("a collation cannot be changed natively");
		}
		if (change.generated() != null) {
			return rebuild("a generated column cannot be made natively");
		}
		return nullability(change);
	}

	private Answer nullability(AlterColumn change) {
		String name = SqlNames.quote(change.column());
		ColumnNode column = this.draft.table().column(change.column()).orElse(null);
		int present = (column != null) ? column.all(ConstraintNode.NotNull.class).size() : 0;
		boolean notNull = Boolean.TRUE.equals(change.notNull());
		List<String> statements = new ArrayList<>();
		if (change.backfill() != null) {
			if (this.facts.firesOnUpdate()) {
				return rebuild("an UPDATE for the backfill would fire triggers");
			}
			statements.add("UPDATE " + table() + " SET " + name + " = (" + change.backfill() + "\n) WHERE " + name
					+ " IS NULL");
		}
		if (notNull == (present > 0)) {
			return new Answer(statements, true, null);
		}
		if (!this.facts.version().altersConstraints()) {
			return rebuild("SQLite " + this.facts.version() + " cannot change NOT NULL natively");
		}
		if (present > 1) {
			return rebuild("NOT NULL is said twice");
		}
		if (notNull && column != null && saysNotDeferrable(column)) {
			return rebuild("SQLite takes the NOT of NOT DEFERRABLE for that of NOT NULL");
		}
		statements.add("ALTER TABLE " + table() + " ALTER COLUMN " + name + (notNull ? " SET" : " DROP") + " NOT NULL");
		return new Answer(statements, change.backfill() != null, null);
	}

	/**
	 * SET NOT NULL of 3.53.4 writes over it; found by random pairs.
	 */
	private static boolean saysNotDeferrable(ColumnNode column) {
		return column.all(ConstraintNode.ForeignKey.class)
			.stream()
			.anyMatch((key) -> key.deferral() == Deferral.NOT_DEFERRABLE)
				|| column.all(ConstraintNode.Deferrable.class)
					.stream()
					.anyMatch((node) -> node.deferral() == Deferral.NOT_DEFERRABLE);
	}

	@Override
	public Answer renameColumn(RenameColumn change) {
		if (isKeyThatSqliteLoses(change.from())) {
			return rebuild("SQLite can't rename the key of a WITHOUT ROWID table that is in another key too");
		}
		return statement("RENAME COLUMN " + SqlNames.quote(change.from()) + " TO " + SqlNames.quote(change.to()));
	}

	/**
	 * In a table without rowids, RENAME COLUMN of 3.53.4 fails with "no such column" for
	 * the INTEGER PRIMARY KEY if another key names it; found by random pairs.
	 */
	private boolean isKeyThatSqliteLoses(String name) {
		// With a rebuild the column is renamed before what else is planned is made
		return isKeyThatSqliteLoses(this.draft.table(), name) || this.draft.projection()
			.origin(name)
			.filter((origin) -> isKeyThatSqliteLoses(this.draft.before(), origin))
			.isPresent();
	}

	private static boolean isKeyThatSqliteLoses(TableDdl table, String name) {
		boolean isKey = table.primaryKey()
			.filter((key) -> key.columns().size() == 1 && SqlNames.same(key.columns().get(0), name))
			.isPresent();
		return isKey && table.has(OptionNode.Option.WITHOUT_ROWID)
				&& table.column(name).filter((column) -> column.typeName().equalsIgnoreCase("INTEGER")).isPresent()
				&& table.all(ConstraintNode.Unique.class)
					.stream()
					.anyMatch((unique) -> unique.columns().stream().anyMatch((column) -> SqlNames.same(column, name)));
	}

	@Override
	public Answer dropColumn(DropColumn change) {
		TableDdl table = this.draft.table();
		ColumnNode column = table.column(change.column()).orElse(null);
		if (column == null) {
			return rebuild("there is no such column");
		}
		if (column.last(ConstraintNode.PrimaryKey.class).isPresent()
				|| column.last(ConstraintNode.Unique.class).isPresent()) {
			return rebuild("a PRIMARY KEY or UNIQUE column cannot be dropped natively");
		}
		if (column.last(ConstraintNode.Deferrable.class).isPresent()) {
			return rebuild("DEFERRABLE stands in the column and belongs to another");
		}
		if (!this.facts.version().altersConstraints()
				&& SqlLexer.tokens(table.sql()).stream().anyMatch(SqlToken::isComment)) {
			return rebuild("SQLite " + this.facts.version() + " may cut at a comma in a comment");
		}
		ColumnUses uses = table.uses(change.column());
		if (!uses.shared().isEmpty() || !uses.own().stream().allMatch((node) -> standsIn(node, column))) {
			return rebuild("a column that constraints of the table name cannot be dropped natively");
		}
		if (!this.facts.isSound()) {
			return rebuild("a view or trigger is broken, and then SQLite drops no column natively");
		}
		return new Answer(List.of("ALTER TABLE " + table() + " DROP COLUMN " + SqlNames.quote(change.column())), true,
				null);
	}

	private static boolean standsIn(ConstraintNode node, ColumnNode column) {
		return node.head().column() != null && node.head().column().is(column.name().value());
	}

	@Override
	public Answer moveColumn(MoveColumn change) {
		return rebuild("a column cannot be moved natively");
	}

	@Override
	public Answer addConstraint(AddConstraint change) {
		if (!(change.constraint() instanceof Check check)) {
			return rebuild(kind(change) + " cannot be added natively");
		}
		if (!this.facts.version().altersConstraints()) {
			return rebuild("SQLite " + this.facts.version() + " cannot add CHECK natively");
		}
		if (this.facts.isUnknownForSome(this.draft.projection(), check.expression())) {
			return rebuild("the CHECK is NULL for rows that are there, which SQLite refuses natively");
		}
		return statement("ADD " + TableSql.tableConstraint(check));
	}

	private static String kind(AddConstraint change) {
		if (change.constraint() instanceof PrimaryKey) {
			return "PRIMARY KEY";
		}
		return (change.constraint() instanceof Unique) ? "UNIQUE" : "FOREIGN KEY";
	}

	@Override
	public Answer dropConstraint(DropConstraint change) {
		return dropNamed(this.draft.finder().named(change.name()));
	}

	private Answer dropNamed(ConstraintNode node) {
		if (!(node instanceof ConstraintNode.Check) || node.head().name() == null) {
			return rebuild(((node instanceof ConstraintNode.Check) ? "a CHECK without a name" : "this constraint")
					+ " cannot be dropped natively");
		}
		if (!this.facts.version().altersConstraints()) {
			return rebuild("SQLite " + this.facts.version() + " cannot drop constraints natively");
		}
		String name = node.head().name().value();
		if (this.draft.table().constraintsNamed(name).size() > 1) {
			return rebuild("several constraints have that name");
		}
		return statement("DROP CONSTRAINT " + SqlNames.quote(name));
	}

	@Override
	public Answer renameConstraint(RenameConstraint change) {
		return rebuild("a constraint cannot be renamed natively");
	}

	@Override
	public Answer dropPrimaryKey(DropPrimaryKey change) {
		return rebuild("PRIMARY KEY cannot be dropped natively");
	}

	@Override
	public Answer dropUnique(DropUnique change) {
		return rebuild("UNIQUE cannot be dropped natively");
	}

	@Override
	public Answer dropCheck(DropCheck change) {
		List<? extends ConstraintNode> found = this.draft.finder().checks(change);
		return (found.size() == 1) ? dropNamed(found.get(0)) : rebuild("the CHECK is there several times");
	}

	@Override
	public Answer dropForeignKey(DropForeignKey change) {
		return rebuild("FOREIGN KEY cannot be dropped natively");
	}

	@Override
	public Answer setStrict(SetStrict change) {
		return rebuild("STRICT cannot be changed natively");
	}

	@Override
	public Answer setWithoutRowid(SetWithoutRowid change) {
		return rebuild("WITHOUT ROWID cannot be changed natively");
	}

	@Override
	public Answer setAutoIncrement(SetAutoIncrement change) {
		return rebuild("AUTOINCREMENT cannot be changed natively");
	}

	private Answer statement(String alteration) {
		return new Answer(List.of("ALTER TABLE " + table() + " " + alteration), false, null);
	}

	private String table() {
		return SqlNames.quote(this.draft.table().name().value());
	}

	private static Answer rebuild(String reason) {
		return new Answer(List.of(), true, reason);
	}

	/**
	 * How a change can be made.
	 *
	 * @param statements the native statements
	 * @param rewritesRows whether one of them writes rows; the others only edit the
	 * definition
	 * @param reason why there are none and the table must be rebuilt, null if there are
	 */
	record Answer(List<String> statements, boolean rewritesRows, @Nullable String reason) {

		Optional<String> needsRebuild() {
			return Optional.ofNullable(this.reason);
		}

	}

}
