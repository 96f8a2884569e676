package io.github.dbmig.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlGuardTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					BEGIN | it already runs inside dbmig's transaction; remove the statement
					COMMIT | dbmig commits all pending revisions together; remove the statement
					END | dbmig commits all pending revisions together; remove the statement
					ROLLBACK | dbmig rolls everything back when a statement fails; remove the statement
					SAVEPOINT | a revision is applied whole or not at all; remove the statement
					RELEASE | a revision is applied whole or not at all; remove the statement
					VACUUM | SQLite can't run it inside a transaction, where revisions run; run it outside of revisions, and for a copy of the database use dbmig backup
					ATTACH | dbmig backs up, commits and rolls back one database file, and another has no part in that; move data between files outside of revisions
					DETACH | dbmig backs up, commits and rolls back one database file, and another has no part in that; move data between files outside of revisions
					BACKUP | the JDBC driver itself would run it, past the transaction; use the dbmig command of this name
					RESTORE | the JDBC driver itself would run it, past the transaction; use the dbmig command of this name
					PRAGMA foreign_keys | dbmig keeps foreign keys off during a run and checks them before it commits; remove the statement
					PRAGMA defer_foreign_keys | dbmig keeps foreign keys off during a run and checks them before it commits; remove the statement
					PRAGMA journal_mode | it can't change inside a transaction; set it in the data source's URL
					PRAGMA legacy_alter_table | dbmig sets it for the run and puts it back; remove the statement
					PRAGMA writable_schema | it lets SQLite accept a schema that it can't read again; use dbmig's operations, or statements that change the schema
					PRAGMA ignore_check_constraints | rows that a CHECK refuses would stay in the table; correct the rows, or drop the constraint
					PRAGMA wal_checkpoint | it can't run inside a transaction that writes; run it outside of revisions
					PRAGMA auto_vacuum | it takes effect with a VACUUM, which can't run inside a transaction; set it outside of revisions
					PRAGMA encoding | it can't change once the database has been made; remove the statement
					PRAGMA trusted_schema | it would stay on the connection that goes back to the application; set it in the data source's URL or properties
					""")
	void theMessageSaysWhatAndWhyAndWhatToDo(String what, String reason) {
		String statement = what.startsWith("PRAGMA") ? what + " = 1" : what;
		assertThat(SqlGuard.refusal(statement)).isEqualTo(what + " is not allowed in a revision: " + reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "begin immediate", "Commit Transaction;", "END TRANSACTION", "ROLLBACK TO a",
			"SAVEPOINT a", "RELEASE a", "VACUUM main INTO 'x.db'", "ATTACH 'x.db' AS x", "DETACH x", "-- why\nCOMMIT",
			"/* a */ COMMIT", ";COMMIT", "\uFEFFCOMMIT", "EXPLAIN COMMIT", "EXPLAIN QUERY PLAN /* a */ COMMIT",
			"backup to x.db", "restore from x.db", "PRAGMA main.foreign_keys=ON", "pragma Foreign_Keys(0)",
			"PRAGMA \"foreign_keys\" = 0", "PRAGMA 'foreign_keys' = 0", "PRAGMA [main] . `foreign_keys` = 0",
			"PRAGMA/**/foreign_keys/**/=/**/0", "EXPLAIN PRAGMA foreign_keys = 1", "PRAGMA synchronous = OFF",
			"PRAGMA locking_mode = EXCLUSIVE", "PRAGMA busy_timeout = 0", "PRAGMA query_only = 1",
			"PRAGMA schema_version = 1", "PRAGMA wal_checkpoint", "PRAGMA wal_checkpoint(TRUNCATE)",
			"PRAGMA page_size = 512", "PRAGMA cache_size = -2000", "PRAGMA key = 'x'", "PRAGMA no_such_pragma = 1",
			"PRAGMA recursive_triggers = 1" })
	void statementsThatEndOrEscapeTheTransactionAreRefused(String statement) {
		assertThat(SqlGuard.refusal(statement)).contains(" is not allowed in a revision: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 1", "INSERT INTO t VALUES ('COMMIT; ROLLBACK')", "UPDATE t SET a = 1; -- COMMIT;",
			"SELECT a AS \"commit\" FROM t", "EXPLAIN SELECT 1", "EXPLAIN", "WITH w AS (SELECT 1) DELETE FROM t",
			"CREATE TABLE \"commit\"(begin, end)", "REINDEX", "ANALYZE", "PRAGMA table_info(t)",
			"PRAGMA main.table_xinfo('t')", "PRAGMA foreign_key_list(t)", "PRAGMA foreign_key_check",
			"PRAGMA foreign_key_check(t)", "PRAGMA integrity_check(10)", "PRAGMA index_list = t",
			"PRAGMA user_version = 7", "PRAGMA application_id(7)", "PRAGMA optimize(-1)",
			"PRAGMA incremental_vacuum(3)", "PRAGMA foreign_keys", "PRAGMA main.journal_mode;", "PRAGMA", "backups",
			"\"commit\"", "CREATE TRIGGER a DELETE ON t BEGIN SELECT RAISE(ROLLBACK, 'no'); END;" })
	void allElseIsAllowed(String statement) {
		assertThat(SqlGuard.refusal(statement)).isNull();
	}

	@Test
	void moreThanOneStatementIsRefused() {
		assertThat(SqlGuard.refusal("SELECT 1;\n\nCOMMIT")).isEqualTo("The text holds more than one statement: "
				+ "the JDBC driver would run the first and leave out the one on line 3; run each by itself");
		assertThat(SqlGuard.refusal("CREATE TRIGGER a DELETE ON t BEGIN SELECT 1; END; COMMIT"))
			.startsWith("The text holds more than one statement");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ";", "-- nothing" })
	void aTextWithoutAStatementIsRefusedBecauseTheDriverFailsOnIt(String text) throws SQLException {
		assertThat(SqlGuard.refusal(text))
			.isEqualTo("The text holds no statement: there is nothing to run; write one or remove the call");
	}

	@Test
	void aTextThatCannotBeReadIsRefused() {
		assertThat(SqlGuard.refusal("SELECT 1,\n'a"))
			.isEqualTo("line 2: string literal is not closed; add the missing '");
	}

	@Test
	void pragmasAreSetEvenUnderExplain() throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
			run(connection, "EXPLAIN PRAGMA foreign_keys = ON");
			assertThat(value(connection, "PRAGMA foreign_keys")).isEqualTo(1);
		}
	}

	@Test
	void pragmasThatAreAllowedToWriteRollBack() throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
			run(connection, "PRAGMA auto_vacuum = INCREMENTAL");
			run(connection, "CREATE TABLE t(a)");
			run(connection, "CREATE INDEX ix ON t(a)");
			run(connection, "INSERT INTO t VALUES (zeroblob(100000))");
			run(connection, "DELETE FROM t");
			int free = value(connection, "PRAGMA freelist_count");
			run(connection, "BEGIN");
			run(connection, "PRAGMA user_version = 7");
			run(connection, "PRAGMA application_id = 8");
			run(connection, "PRAGMA incremental_vacuum(3)");
			run(connection, "PRAGMA optimize(0x10002)");
			assertThat(value(connection, "PRAGMA freelist_count")).isLessThan(free);
			run(connection, "ROLLBACK");
			assertThat(value(connection, "PRAGMA user_version")).isZero();
			assertThat(value(connection, "PRAGMA application_id")).isZero();
			assertThat(value(connection, "PRAGMA freelist_count")).isEqualTo(free);
			assertThat(value(connection, "SELECT count(*) FROM sqlite_schema")).isEqualTo(2);
		}
	}

	private static void run(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static int value(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getInt(1);
		}
	}

}
