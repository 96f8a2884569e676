package io.github.dbmig.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

import io.github.dbmig.sql.SqlScript;

/**
 * A database with one big table, made once and copied for each that changes it.
 *
 * @param template the database file that is copied
 * @param rows how many rows the table has
 */
record BigTable(Path template, int rows) {

	/**
	 * The same steps as those of a rebuild, as somebody writes them by hand, in one
	 * transaction. The default of b changes.
	 */
	static final List<String> REBUILD = List.of("""
			CREATE TABLE big_new (
			  id INTEGER PRIMARY KEY,
			  a INTEGER NOT NULL,
			  b INTEGER DEFAULT 8,
			  c INTEGER,
			  d REAL,
			  name TEXT NOT NULL,
			  email TEXT,
			  note TEXT,
			  status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'old')),
			  created_at TEXT
			)""", """
			INSERT INTO big_new (id, a, b, c, d, name, email, note, status, created_at)
			SELECT id, a, b, c, d, name, email, note, status, created_at FROM big""",
			// Else the view stops the renaming
			"PRAGMA legacy_alter_table=ON", "DROP TABLE big", "ALTER TABLE big_new RENAME TO big",
			"PRAGMA legacy_alter_table=OFF", "CREATE INDEX ix_big_name ON big (name)",
			"CREATE INDEX ix_big_email ON big (email, a)",
			"CREATE TRIGGER tr_big AFTER UPDATE OF c ON big BEGIN INSERT INTO audit VALUES (new.id); END");

	static final List<String> NOT_NULL = List.of("SELECT count(*) FROM big WHERE d IS NULL",
			"ALTER TABLE big ALTER COLUMN d SET NOT NULL");

	static BigTable make(Path template, int rows) throws IOException, SQLException {
		try (InputStream script = Objects.requireNonNull(BigTable.class.getResourceAsStream("big-table.sql"))) {
			String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8).replace(":rows", "" + rows)
				.replace(":children", "" + rows / 5);
			run(template, SqlScript.statements(sql).stream().map(SqlScript.Statement::text).toList());
		}
		BigTableRevisions.none().engine(url(template)).stamp("head");
		return new BigTable(template, rows);
	}

	static String url(Path file) {
		return "jdbc:sqlite:" + file;
	}

	/**
	 * Copy the database, and leave nothing of that to be written while somebody is
	 * measured.
	 */
	Path copy(String name) throws IOException {
		Path copy = Files.copy(this.template, this.template.resolveSibling(name + ".db"),
				StandardCopyOption.REPLACE_EXISTING);
		try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
		return copy;
	}

	/**
	 * Run statements in one transaction with foreign keys off.
	 */
	static void run(Path file, List<String> statements) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url(file));
				Statement statement = connection.createStatement()) {
			statement.execute("PRAGMA foreign_keys=OFF");
			statement.execute("BEGIN IMMEDIATE");
			for (String sql : statements) {
				statement.execute(sql);
			}
			statement.execute("COMMIT");
		}
	}

}
