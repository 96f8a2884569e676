package io.github.dbmig.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.dialect.DatabaseException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/**
 * Copies a database while a run holds the write lock and has written nothing. Through
 * SQLite's backup API, which copies page by page and so keeps rowids and statistics;
 * {@code VACUUM INTO} may number rows anew.
 *
 * @see <a href="https://www.sqlite.org/backup.html">Using the SQLite Online Backup
 * API</a>
 * @see <a href="https://www.sqlite.org/lang_vacuum.html">VACUUM</a>
 */
final class DatabaseBackup {

	private static final Log logger = LogFactory.getLog(DatabaseBackup.class);

	private static final int SHOWN = 3;

	private final Path database;

	private final MigrationConnectionCustomizer customizer;

	/**
	 * Back up a database.
	 * @param database its file
	 * @param customizer prepares connections to it, and to its copy
	 */
	DatabaseBackup(Path database, MigrationConnectionCustomizer customizer) {
		this.database = database;
		this.customizer = customizer;
	}

	/**
	 * Write a copy.
	 * @param source a connection to the database, beside that of the run
	 * @param directory the folder that it goes into, null for the database's own
	 * @return the copy, checked and on the disk
	 * @throws DatabaseException if that fails; then no file is left
	 */
	BackupFile write(Connection source, @Nullable Path directory) {
		Path folder = (directory != null) ? directory.toAbsolutePath() : this.database.toAbsolutePath().getParent();
		BackupFile backup = BackupFile.next((folder != null) ? folder : this.database, this.database, Instant.now());
		boolean done = false;
		try {
			this.customizer.customize(source);
			backup.deleteUnfinished();
			backup.create(this.database);
			copy(source, backup.unfinished());
			check(source, backup);
			backup.finish();
			done = true;
			return backup;
		}
		catch (IOException ex) {
			throw failed(backup, String.valueOf(ex), ex);
		}
		catch (SQLException ex) {
			throw failed(backup, "SQLite says: " + SqliteErrors.words(ex), ex);
		}
		finally {
			if (!done) {
				backup.delete();
			}
		}
	}

	private void copy(Connection source, Path target) throws SQLException {
		int code = source.unwrap(SQLiteConnection.class).getDatabase().backup("main", target.toString(), null);
		if (code != SQLiteErrorCode.SQLITE_OK.code) {
			throw new SQLException(SQLiteErrorCode.getErrorCode(code).toString(), null, code);
		}
	}

	/**
	 * Check that all pages are there and that SQLite can read them. What SQLite says of
	 * the database itself too is no fault of the copy.
	 */
	private void check(Connection source, BackupFile backup) throws SQLException, IOException {
		Path file = backup.unfinished();
		long pages = Pragma.number(source, "page_count");
		long expected = pages * Pragma.number(source, "page_size");
		long size = Files.size(file);
		if (size != expected) {
			throw new IOException("the copy has " + size + " bytes where the database has " + expected);
		}
		List<String> problems;
		// Nothing is made or locked beside a file that is said not to change
		String url = "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?mode=ro&immutable=1";
		try (Connection copy = DriverManager.getConnection(url)) {
			this.customizer.customize(copy);
			problems = problems(copy);
		}
		if (problems.isEmpty()) {
			return;
		}
		if (!problems.equals(problems(source))) {
			throw new IOException(
					"the copy is damaged: " + String.join("; ", problems.subList(0, Math.min(SHOWN, problems.size()))));
		}
		logger.warn(this.database + " has " + problems.size() + " problems, and so has its backup. The first is: "
				+ problems.get(0));
	}

	private static List<String> problems(Connection connection) throws SQLException {
		List<String> problems = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
			while (rows.next()) {
				problems.add(String.valueOf(rows.getString(1)));
			}
		}
		// Said alone, where nothing else is to be said
		problems.remove("ok");
		return problems;
	}

	private DatabaseException failed(BackupFile backup, String why, Exception cause) {
		return new DatabaseException(
				"The backup of " + this.database + " could not be written to " + backup.file().getParent() + ": " + why
						+ ". Nothing was changed.",
				"Make sure that the folder can be written and has room for another copy of the database, or name "
						+ "another one with dbmig.backup.directory.",
				cause);
	}

}
