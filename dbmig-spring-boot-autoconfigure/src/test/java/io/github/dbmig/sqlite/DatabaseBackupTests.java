package io.github.dbmig.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.dialect.ConnectionEvictor;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.dialect.DatabaseException;
import io.github.dbmig.dialect.ProgressListener;
import io.github.dbmig.dialect.RunConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.Collation;
import org.sqlite.SQLiteConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A backup is taken while the run holds the write lock and has written nothing.
 */
class DatabaseBackupTests {

	@TempDir
	Path folder;

	private final List<MigrationConnectionCustomizer> customizers = new ArrayList<>();

	private HikariDataSource pool;

	private RunConnection open(Path file, String journalMode) throws SQLException {
		return open("jdbc:sqlite:" + file, journalMode);
	}

	private RunConnection open(String url, String journalMode) throws SQLException {
		this.pool = new HikariDataSource();
		this.pool.setJdbcUrl(url);
		this.pool.setMaximumPoolSize(1);
		this.pool.addDataSourceProperty("journal_mode", journalMode);
		this.pool.addDataSourceProperty("synchronous", "NORMAL");
		DatabaseAccess access = new DatabaseAccess(Duration.ofSeconds(2), this.customizers, () -> OptionalInt.of(1),
				ConnectionEvictor.physical());
		return new SqliteDialect().database(this.pool, access).connect(ProgressListener.none());
	}

	@AfterEach
	void close() {
		if (this.pool != null) {
			this.pool.close();
		}
	}

	private Path file(String name) throws SQLException {
		Path file = this.folder.resolve(name);
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
			sql(connection, "CREATE TABLE t (a TEXT, b BLOB)", "CREATE TABLE w (k TEXT PRIMARY KEY) WITHOUT ROWID",
					"CREATE TABLE s (id INTEGER PRIMARY KEY AUTOINCREMENT)", "CREATE INDEX ix ON t (a)",
					"INSERT INTO t VALUES ('x', x'00ff'), (NULL, 1.5), (3, NULL), ('y', 'z')",
					"DELETE FROM t WHERE a = 'x'", "INSERT INTO w VALUES ('k')", "INSERT INTO s VALUES (7)",
					"DELETE FROM s", "ANALYZE", "PRAGMA user_version=5", "PRAGMA application_id=6");
		}
		return file;
	}

	private static void sql(Connection connection, String... statements) throws SQLException {
		for (String sql : statements) {
			try (Statement statement = connection.createStatement()) {
				statement.execute(sql);
			}
		}
	}

	private static Map<String, List<String>> content(Path file) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
			Map<String, List<String>> content = Snapshot.of(connection);
			for (String pragma : List.of("user_version", "application_id", "integrity_check", "journal_mode",
					"page_count", "freelist_count")) {
				content.put(pragma, Snapshot.column(connection, "PRAGMA " + pragma));
			}
			return content;
		}
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((path) -> path.getFileName().toString()).sorted().toList();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete", "truncate", "persist", "wal" })
	void isTheDatabaseAsItWasBeforeTheRun(String journalMode) throws Exception {
		Path file = file("data.db");
		RunConnection run = open(file, journalMode);
		Map<String, List<String>> before = content(file);
		assertThat(before).containsEntry("rowids of t", List.of("[Integer 2]", "[Integer 3]", "[Integer 4]"));
		run.begin();
		Path backup = run.backup(null, 5).orElseThrow();
		run.update("DELETE FROM t");
		run.update("DROP TABLE w");
		run.commit();
		run.close();
		assertThat(content(file)).isNotEqualTo(before);
		assertThat(content(backup)).isEqualTo(before);
		assertThat(backup.getParent()).isEqualTo(this.folder);
		assertThat(backup.getFileName().toString())
			.matches("data\\.db\\.[0-9a-f]{8}\\.\\d{8}T\\d{9}Z-[0-9a-f]{8}\\.backup");
	}

	@Test
	void hasWhatIsOnlyInTheWriteAheadLog() throws Exception {
		Path file = file("data.db");
		RunConnection run = open(file, "wal");
		try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
			sql(other, "INSERT INTO t (a) VALUES ('late')");
			assertThat(Files.size(this.folder.resolve("data.db-wal"))).isPositive();
			run.begin();
			Path backup = run.backup(null, 1).orElseThrow();
			assertThat(content(backup).get("rows of t")).contains("[String late, null]");
			run.commit();
		}
		run.close();
	}

	@Test
	void staysWhereReadersAreAndKeepsWritersOut() throws Exception {
		Path file = file("data.db");
		RunConnection run = open(file, "delete");
		try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file)) {
			reader.setAutoCommit(false);
			assertThat(Snapshot.column(reader, "SELECT count(*) FROM t")).containsExactly("3");
			run.begin();
			assertThat(run.backup(null, 1)).isPresent();
			reader.rollback();
		}
		run.commit();
		run.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "o'clock.db", "a b.db", "per%41cent.db", "ha#sh.db", "quo\"te.db", "ünï.db", "-x.db" })
	void copesWithAnyName(String name) throws Exception {
		Path file = file(name);
		Path target = this.folder.resolve("back ups' 100%").resolve(name);
		RunConnection run = open(file, "delete");
		run.begin();
		Path backup = run.backup(target, 1).orElseThrow();
		run.commit();
		run.close();
		assertThat(backup.getParent()).isEqualTo(target);
		assertThat(content(backup)).isEqualTo(content(file));
	}

	/** How the names of backups of a database begin. */
	private String name(Path file) throws Exception {
		byte[] hash = MessageDigest.getInstance("SHA-256")
			.digest(file.toRealPath().toString().getBytes(StandardCharsets.UTF_8));
		return file.getFileName() + "." + HexFormat.of().formatHex(hash).substring(0, 8);
	}

	@Test
	void removesOlderOnesOfTheSameDatabaseOnceTheRunIsCommitted() throws Exception {
		Path file = file("data.db");
		String name = name(file);
		List<String> others = List.of("data.db.00000000.20200101T000000000Z-00000000.backup",
				"data.db.20200101T000000000Z-00000000.backup", name.replace("data.db", "other.db") + ".backup",
				name.replace("data.db", "dataxdb") + ".20200101T000000000Z-00000000.backup", "data.db.backup",
				name + ".20200101T000000000Z-00000000.backup.mine");
		List<String> old = List.of(name + ".20200101T000000000Z-00000000.backup",
				name + ".20200102T000000000Z-00000000.backup", name + ".20200103T000000000Z-00000000.backup");
		for (String each : others) {
			Files.createFile(this.folder.resolve(each));
		}
		for (String each : old) {
			Files.createFile(this.folder.resolve(each));
		}
		RunConnection run = open(file, "delete");
		run.begin();
		Path backup = run.backup(null, 2).orElseThrow();
		assertThat(files()).hasSize(11);
		run.commit();
		run.close();
		List<String> remaining = new ArrayList<>(others);
		remaining.addAll(List.of("data.db", old.get(2), backup.getFileName().toString()));
		assertThat(files()).containsExactlyInAnyOrderElementsOf(remaining);
	}

	@Test
	void leavesThoseOfAnotherDatabaseOfTheSameNameInTheSameFolderAlone() throws Exception {
		Path backups = this.folder.resolve("backups");
		List<Path> written = new ArrayList<>();
		for (String customer : List.of("a", "b", "a")) {
			Files.createDirectories(this.folder.resolve(customer));
			Path file = this.folder.resolve(customer).resolve("data.db");
			RunConnection run = open(Files.exists(file) ? file : file(customer + "/data.db"), "delete");
			run.begin();
			written.add(run.backup(backups, 1).orElseThrow());
			run.commit();
			run.close();
			this.pool.close();
		}
		assertThat(written.get(0)).doesNotExist();
		assertThat(written.get(1)).exists();
		assertThat(written.get(2)).exists();
	}

	@Test
	void removesWhatAKilledRunLeft() throws Exception {
		Path file = file("data.db");
		String left = name(file) + ".20200101T000000000Z-00000000.backup.tmp";
		String another = "data.db.00000000.20200101T000000000Z-00000000.backup.tmp";
		for (String each : List.of(left, left + "-journal", another)) {
			Files.createFile(this.folder.resolve(each));
		}
		RunConnection run = open(file, "delete");
		run.begin();
		Path backup = run.backup(null, 5).orElseThrow();
		run.commit();
		run.close();
		assertThat(files()).containsExactlyInAnyOrder("data.db", another, backup.getFileName().toString());
	}

	@Test
	void oldOnesThatCantBeRemovedAreNoReasonToFail() throws Exception {
		Path file = file("data.db");
		Path stuck = Files.createDirectory(this.folder.resolve(name(file) + ".20200102T000000000Z-00000000.backup"));
		Files.createFile(stuck.resolve("in the way"));
		Path old = Files.createFile(this.folder.resolve(name(file) + ".20200101T000000000Z-00000000.backup"));
		RunConnection run = open(file, "delete");
		run.begin();
		run.backup(null, 1);
		run.update("DELETE FROM t");
		run.commit();
		run.close();
		assertThat(content(file).get("rows of t")).isEmpty();
		assertThat(stuck).exists();
		assertThat(old).doesNotExist();
	}

	@Test
	void isNotKeptWhereNothingWasChanged() throws Exception {
		Path file = file("data.db");
		String old = name(file) + ".20200101T000000000Z-00000000.backup";
		Files.createFile(this.folder.resolve(old));
		RunConnection run = open(file, "delete");
		run.begin();
		assertThat(run.backup(null, 1)).isPresent();
		run.update("DELETE FROM t");
		run.rollback();
		run.close();
		assertThat(files()).containsExactly("data.db", old);
	}

	@Test
	void mustKeepItself() throws Exception {
		RunConnection run = open(file("data.db"), "delete");
		run.begin();
		assertThatIllegalArgumentException().isThrownBy(() -> run.backup(null, 0));
		run.close();
	}

	@Test
	void isAsPrivateAsTheDatabase() throws Exception {
		Path file = file("data.db");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		RunConnection run = open(file, "delete");
		run.begin();
		Path backup = run.backup(null, 1).orElseThrow();
		run.commit();
		run.close();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup))).isEqualTo("rw-------");
	}

	@Test
	void thatCantBeWrittenRefusesTheRun() throws Exception {
		Path file = file("data.db");
		Path taken = Files.writeString(this.folder.resolve("taken"), "a file, no folder");
		byte[] before = Files.readAllBytes(file);
		RunConnection run = open(file, "delete");
		run.begin();
		assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> run.backup(taken, 1)).satisfies((ex) -> {
			assertThat(ex.description()).isEqualTo("The backup of " + file + " could not be written to " + taken
					+ ": java.nio.file.FileAlreadyExistsException: " + taken + ". Nothing was changed.");
			assertThat(ex.action()).isEqualTo("Make sure that the folder can be written and has room for another "
					+ "copy of the database, or name another one with dbmig.backup.directory.");
		});
		run.close();
		assertThat(Files.readAllBytes(file)).isEqualTo(before);
		assertThat(files()).containsExactly("data.db", "taken");
	}

	@Test
	void thatCantBeReadAgainLeavesNoFile() throws Exception {
		Path file = file("data.db");
		RunConnection run = open(file, "delete");
		List<String> seen = new ArrayList<>();
		this.customizers.add((connection) -> {
			seen.add(connection.getMetaData().getURL());
			if (seen.size() == 2) {
				// As if the copy needed a key
				throw new SQLException("file is not a database");
			}
		});
		this.pool.close();
		RunConnection again = open(file, "delete");
		seen.clear();
		again.begin();
		assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> again.backup(null, 1))
			.satisfies((ex) -> assertThat(ex.description())
				.endsWith("SQLite says: file is not a database. Nothing was changed."));
		again.close();
		assertThat(seen).hasSize(2);
		assertThat(seen.get(1)).contains(".backup.tmp");
		assertThat(files()).containsExactly("data.db");
		run.close();
	}

	@Test
	void knowsTheCollationsThatCustomizersGive() throws Exception {
		Path file = this.folder.resolve("data.db");
		this.customizers.add((connection) -> Collation.create(connection.unwrap(SQLiteConnection.class), "backwards",
				new Collation() {
					@Override
					protected int xCompare(String one, String other) {
						return other.compareTo(one);
					}
				}));
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
			this.customizers.get(0).customize(connection);
			sql(connection, "CREATE TABLE t (a TEXT COLLATE backwards UNIQUE)",
					"INSERT INTO t VALUES ('a'), ('c'), ('b')");
		}
		RunConnection run = open(file, "delete");
		run.begin();
		assertThat(run.backup(null, 1)).isPresent();
		run.commit();
		run.close();
	}

	@Test
	void ofADatabaseWhoseRowsBreakItsRulesIsOneAllTheSame() throws Exception {
		Path file = this.folder.resolve("data.db");
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
			sql(connection, "CREATE TABLE t (a INTEGER CHECK (a > 0))", "PRAGMA ignore_check_constraints=ON",
					"INSERT INTO t VALUES (-1)");
		}
		RunConnection run = open(file, "delete");
		run.begin();
		Path backup = run.backup(null, 1).orElseThrow();
		run.commit();
		run.close();
		assertThat(content(backup)).isEqualTo(content(file))
			.containsEntry("integrity_check", List.of("CHECK constraint failed in t"));
	}

	@Test
	void thereIsNoneOfADatabaseInMemory() throws Exception {
		RunConnection run = open("jdbc:sqlite::memory:", "delete");
		run.begin();
		assertThat(run.backup(this.folder, 1)).isEmpty();
		run.rollback();
		run.close();
		assertThat(files()).isEmpty();
	}

}
