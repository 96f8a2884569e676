package io.github.dbmig.revision;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.RenameTable;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlScript;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code ALTER TABLE}: the standard's, with several changes in one statement as
 * PostgreSQL has them, and SQLite's own. A form that SQLite itself has and that no
 * operation says without loss is left to SQLite; any other must be readable.
 */
final class AlterTableReader {

	private final SqlCursor cursor;

	private final boolean several;

	private final List<TableChange> changes = new ArrayList<>();

	private final TableChangeReader reader;

	private AlterTableReader(SqlCursor cursor) {
		this.cursor = cursor;
		this.several = cursor.hasList();
		this.reader = new TableChangeReader(cursor);
	}

	/**
	 * Read a statement.
	 * @param statement any statement
	 * @param origin the file, for messages
	 * @return the operation that it says, or null if SQLite is to run it as it stands
	 * @throws RevisionException if it has a form that SQLite lacks and can't be read
	 */
	static @Nullable Operation read(SqlScript.Statement statement, String origin) {
		if (!statement.text().regionMatches(true, 0, "ALTER", 0, "ALTER".length())) {
			return null;
		}
		SqlCursor cursor = new SqlCursor(statement.text());
		return cursor.accept("ALTER", "TABLE") ? new AlterTableReader(cursor).read(statement.line(), origin) : null;
	}

	private @Nullable Operation read(int line, String origin) {
		try {
			return operation();
		}
		catch (UnreadableException ex) {
			if (this.reader.form().isLeftToSqlite() && !this.several) {
				return null;
			}
			throw new RevisionException("In the SQL revision " + origin + ", line " + (line + ex.line() - 1)
					+ ", ALTER TABLE can't be read: " + ex.problem() + ".", advice());
		}
	}

	private String advice() {
		String write = "Write " + this.reader.form().syntax();
		return this.reader.form().isLeftToSqlite()
				? write + ", or a statement of its own, which SQLite reads: it takes one change at a time."
				: write + ".";
	}

	private Operation operation() {
		try {
			String table = table();
			if (this.reader.acceptRenameTable()) {
				String name = this.cursor.name("the new name");
				expectEnd("the end");
				return new RenameTable(table, name);
			}
			do {
				this.changes.add(this.reader.read());
			}
			while (this.cursor.acceptOperator(","));
			expectEnd("a comma or the end");
			return new AlterTable(table, this.changes);
		}
		catch (IllegalArgumentException ex) {
			throw new UnreadableException(this.cursor.line(), String.valueOf(ex.getMessage()));
		}
	}

	/** The schema main is the database; temporary tables are no part of it. */
	private String table() {
		String name = this.cursor.name("the name of a table");
		if (SqlNames.same(name, "main") && this.cursor.acceptOperator(".")) {
			return this.cursor.name("the name of a table");
		}
		return name;
	}

	private void expectEnd(String what) {
		if (!this.cursor.isAtEnd()) {
			throw this.cursor.expected(what);
		}
	}

}
