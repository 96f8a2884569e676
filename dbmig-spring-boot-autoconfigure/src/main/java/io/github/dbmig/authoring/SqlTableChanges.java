package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.DefaultChange;
import io.github.dbmig.operation.DropCheck;
import io.github.dbmig.operation.DropColumn;
import io.github.dbmig.operation.DropConstraint;
import io.github.dbmig.operation.DropForeignKey;
import io.github.dbmig.operation.DropPrimaryKey;
import io.github.dbmig.operation.DropUnique;
import io.github.dbmig.operation.MoveColumn;
import io.github.dbmig.operation.OnViolation;
import io.github.dbmig.operation.PrimaryKey;
import io.github.dbmig.operation.RenameColumn;
import io.github.dbmig.operation.RenameConstraint;
import io.github.dbmig.operation.SetAutoIncrement;
import io.github.dbmig.operation.SetStrict;
import io.github.dbmig.operation.SetWithoutRowid;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.operation.TableChangeVisitor;
import io.github.dbmig.operation.TableSql;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlText;
import io.github.dbmig.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * Says the changes of a table as clauses of the standard's {@code ALTER TABLE}. A column
 * that is altered in several ways takes several. Where a new column stands among the
 * others the standard has no words for, and it makes no difference to an application: it
 * is the last.
 */
final class SqlTableChanges implements TableChangeVisitor<List<SqlTableChanges.Clause>> {

	/**
	 * Say the changes of a table. Those without a remedy share a statement.
	 */
	static List<SqlWriting> statements(AlterTable operation) {
		SqlTableChanges changes = new SqlTableChanges();
		List<SqlWriting> statements = new ArrayList<>();
		List<Clause> together = new ArrayList<>();
		for (TableChange change : operation.changes()) {
			for (Clause clause : change.accept(changes)) {
				if (!clause.remedies().isEmpty()) {
					flush(operation.table(), together, statements);
				}
				together.add(clause);
				if (!clause.remedies().isEmpty()) {
					flush(operation.table(), together, statements);
				}
			}
		}
		flush(operation.table(), together, statements);
		return statements;
	}

	private static void flush(String table, List<Clause> clauses, List<SqlWriting> statements) {
		if (!clauses.isEmpty()) {
			List<String> texts = clauses.stream().map(Clause::sql).toList();
			String separator = (clauses.size() > 1) ? "\n    " : " ";
			statements.add(new SqlWriting(clauses.get(0).remedies(),
					"ALTER TABLE " + SqlNames.quote(table) + separator + String.join("," + separator, texts),
					new AlterTable(table, clauses.stream().map(Clause::meaning).toList())));
			clauses.clear();
		}
	}

	@Override
	public List<Clause> addColumn(AddColumn change) {
		ColumnDefinition column = change.column();
		ColumnDefinition written = new ColumnDefinition(column.name(), column.type(), column.notNull(),
				enclosed(column.defaultValue()), column.collation(), column.generated(), column.constraints());
		return one("ADD COLUMN " + TableSql.column(written), new AddColumn(column, change.backfill(), null),
				remedies(change.backfill(), null));
	}

	/** The reader takes a pair of parentheses away. */
	private static @Nullable String enclosed(@Nullable String defaultValue) {
		return (defaultValue != null && defaultValue.startsWith("(")) ? "(" + defaultValue + ")" : defaultValue;
	}

	@Override
	public List<Clause> alterColumn(AlterColumn change) {
		if (change.generated() != null || (change.collation() != null && change.type() == null)) {
			throw SqlRefusal.of(change);
		}
		if ((change.backfill() != null && !Boolean.TRUE.equals(change.notNull())) || (change.onViolation() != null
				&& change.type() == null && !Boolean.TRUE.equals(change.notNull()))) {
			throw SqlRefusal.of(change);
		}
		String start = "ALTER COLUMN " + SqlNames.quote(change.column()) + " ";
		List<Clause> clauses = new ArrayList<>();
		if (change.type() != null) {
			clauses.add(new Clause(remedies(null, change.onViolation()), start + type(change),
					new AlterColumn(change.column(), change.type(), change.convert(), null, null, change.collation(),
							null, null, change.onViolation())));
		}
		else if (change.convert() != null) {
			throw SqlRefusal.of(change);
		}
		if (change.defaultChange() != null) {
			clauses.add(new Clause(List.of(), start + defaultChange(change.defaultChange()),
					part(change.column(), null, change.defaultChange(), null, null)));
		}
		if (change.notNull() != null) {
			boolean notNull = change.notNull();
			OnViolation onViolation = notNull ? change.onViolation() : null;
			clauses.add(new Clause(remedies(change.backfill(), onViolation),
					start + (notNull ? "SET NOT NULL" : "DROP NOT NULL"),
					part(change.column(), notNull, null, change.backfill(), onViolation)));
		}
		return clauses;
	}

	private static AlterColumn part(String column, @Nullable Boolean notNull, @Nullable DefaultChange defaultChange,
			@Nullable String backfill, @Nullable OnViolation onViolation) {
		return new AlterColumn(column, null, null, notNull, defaultChange, null, null, backfill, onViolation);
	}

	private static String type(AlterColumn change) {
		return "TYPE " + change.type()
				+ ((change.collation() != null) ? " COLLATE " + SqlNames.quote(change.collation()) : "")
				+ ((change.convert() != null) ? " USING " + change.convert() : "");
	}

	private static String defaultChange(DefaultChange change) {
		String value = enclosed(change.value());
		return (value != null) ? "SET DEFAULT " + TableSql.defaultValue(value) : "DROP DEFAULT";
	}

	private static List<String> remedies(@Nullable String backfill, @Nullable OnViolation onViolation) {
		List<String> remedies = new ArrayList<>();
		if (backfill != null) {
			remedies.add("backfill: " + oneLine(backfill));
		}
		if (onViolation != null) {
			remedies.add("on-violation: " + onViolation.name().toLowerCase(Locale.ROOT));
		}
		return remedies;
	}

	private static String oneLine(String expression) {
		boolean commented = SqlLexer.tokens(expression).stream().anyMatch(SqlToken::isComment);
		return (commented || expression.indexOf('\n') >= 0) ? SqlText.canonical(expression) : expression;
	}

	@Override
	public List<Clause> renameColumn(RenameColumn change) {
		return one("RENAME COLUMN " + SqlNames.quote(change.from()) + " TO " + SqlNames.quote(change.to()), change);
	}

	@Override
	public List<Clause> dropColumn(DropColumn change) {
		return one("DROP COLUMN " + SqlNames.quote(change.column()) + (change.cascade() ? " CASCADE" : ""), change);
	}

	@Override
	public List<Clause> moveColumn(MoveColumn change) {
		throw SqlRefusal.of(change);
	}

	@Override
	public List<Clause> addConstraint(AddConstraint change) {
		if (change.constraint() instanceof PrimaryKey key && key.autoIncrement()) {
			throw SqlRefusal.of(change);
		}
		return one("ADD " + TableSql.tableConstraint(change.constraint()), change,
				remedies(null, change.onViolation()));
	}

	@Override
	public List<Clause> dropConstraint(DropConstraint change) {
		return one("DROP CONSTRAINT " + SqlNames.quote(change.name()), change);
	}

	@Override
	public List<Clause> renameConstraint(RenameConstraint change) {
		return one("RENAME CONSTRAINT " + SqlNames.quote(change.from()) + " TO " + SqlNames.quote(change.to()), change);
	}

	@Override
	public List<Clause> dropPrimaryKey(DropPrimaryKey change) {
		throw SqlRefusal.of(change);
	}

	@Override
	public List<Clause> dropUnique(DropUnique change) {
		throw SqlRefusal.of(change);
	}

	@Override
	public List<Clause> dropCheck(DropCheck change) {
		throw SqlRefusal.of(change);
	}

	@Override
	public List<Clause> dropForeignKey(DropForeignKey change) {
		throw SqlRefusal.of(change);
	}

	@Override
	public List<Clause> setStrict(SetStrict change) {
		throw SqlRefusal.of(change);
	}

	@Override
	public List<Clause> setWithoutRowid(SetWithoutRowid change) {
		throw SqlRefusal.of(change);
	}

	@Override
	public List<Clause> setAutoIncrement(SetAutoIncrement change) {
		throw SqlRefusal.of(change);
	}

	private static List<Clause> one(String sql, TableChange meaning) {
		return one(sql, meaning, List.of());
	}

	private static List<Clause> one(String sql, TableChange meaning, List<String> remedies) {
		return List.of(new Clause(remedies, sql, meaning));
	}

	/**
	 * A part of an {@code ALTER TABLE}.
	 *
	 * @param remedies lines above the statement, which it then doesn't share
	 * @param sql the text
	 * @param meaning what it is to be read back as
	 */
	record Clause(List<String> remedies, String sql, TableChange meaning) {

	}

}
