package io.github.dbmig.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dbmig.Adoption;
import io.github.dbmig.AdoptionRequest;
import io.github.dbmig.MigrationEngine;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Databases that another tool kept are recognised by its tables, and taken over at the
 * revision that is named.
 */
class ForeignToolTests {

	/** As Liquibase 5.0.4 makes them on SQLite. */
	private static final List<String> LIQUIBASE = List.of(
			"CREATE TABLE DATABASECHANGELOG (ID VARCHAR(255) NOT NULL, AUTHOR VARCHAR(255) NOT NULL, FILENAME "
					+ "VARCHAR(255) NOT NULL, DATEEXECUTED TEXT NOT NULL, ORDEREXECUTED INTEGER NOT NULL, EXECTYPE "
					+ "VARCHAR(10) NOT NULL, MD5SUM VARCHAR(35), DESCRIPTION VARCHAR(255), COMMENTS VARCHAR(255), TAG "
					+ "VARCHAR(255), LIQUIBASE VARCHAR(20), CONTEXTS VARCHAR(255), LABELS VARCHAR(255), DEPLOYMENT_ID "
					+ "VARCHAR(10))",
			"CREATE TABLE DATABASECHANGELOGLOCK (ID INTEGER NOT NULL, LOCKED BOOLEAN NOT NULL, LOCKGRANTED TEXT, "
					+ "LOCKEDBY VARCHAR(255), CONSTRAINT PK_DATABASECHANGELOGLOCK PRIMARY KEY (ID))");

	private static final List<String> ALEMBIC = List
		.of("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY "
				+ "KEY (version_num))", "INSERT INTO alembic_version VALUES ('9f1271ef662a')");

	@TempDir
	Path folder;

	private TestDatabase database;

	@BeforeEach
	void open() {
		this.database = TestDatabase.in(this.folder);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	private void assertIsRecognised(String title, String table) {
		MigrationEngine engine = this.database.engine(TestRevision.line());
		Map<String, Object> before = this.database.dump();
		assertThatExceptionOfType(AdoptionException.class).isThrownBy(() -> engine.adopt(AdoptionRequest.any()))
			.satisfies((ex) -> {
				assertThat(ex.description()).isEqualTo(this.database.file() + " is kept by " + title
						+ ": it has the table " + table + ". Nothing was changed.");
				assertThat(ex.action()).isEqualTo("If its schema is what one of the revisions makes, dbmig adopt --at "
						+ "<revision> compares it with that revision and makes it current, and dbmig stamp <revision> "
						+ "does so without comparing. Then remove " + title
						+ " from the application; its tables are left alone.");
			});
		assertThatExceptionOfType(UnversionedDatabaseException.class).isThrownBy(() -> engine.upgrade("head"))
			.satisfies((ex) -> {
				assertThat(ex.description()).endsWith("and no rows in dbmig_version. It was kept by " + title
						+ ": the table " + table + " is there. Nothing was changed.");
				assertThat(ex.action()).startsWith("If the schema is what one of the revisions makes, dbmig adopt --at "
						+ "<revision> compares it with that revision and makes it current; dbmig stamp <revision>");
			});
		assertThat(this.database.dump()).isEqualTo(before);
		Adoption adoption = engine.adopt(AdoptionRequest.any().at("b")).orElseThrow();
		assertThat(adoption.unmanaged()).anyMatch((name) -> name.toLowerCase(Locale.ROOT).equals(table));
		assertThat(engine.upgrade("head").after()).containsExactly("c");
		assertThat(this.database.dump())
			.containsAllEntriesOf(Map.of(adoption.unmanaged().get(0), before.get(adoption.unmanaged().get(0))));
	}

	@Test
	void flyway() throws Exception {
		Path migrations = Files.createDirectory(this.folder.resolve("migrations"));
		Files.writeString(migrations.resolve("V1__a.sql"), "CREATE TABLE t_a (id INTEGER);");
		Files.writeString(migrations.resolve("V2__b.sql"), "CREATE TABLE t_b (id INTEGER);");
		Flyway.configure()
			.dataSource("jdbc:sqlite:" + this.database.file(), null, null)
			.locations("filesystem:" + migrations)
			.load()
			.migrate();
		assertIsRecognised("Flyway", "flyway_schema_history");
	}

	static Stream<Arguments> known() {
		return Stream.of(Arguments.of("Liquibase", "databasechangelog", LIQUIBASE),
				Arguments.of("Alembic", "alembic_version", ALEMBIC));
	}

	@ParameterizedTest
	@MethodSource("known")
	void others(String title, String table, List<String> statements) {
		this.database.execute("CREATE TABLE t_a (id INTEGER)", "CREATE TABLE t_b (id INTEGER)");
		this.database.execute(statements.toArray(String[]::new));
		assertIsRecognised(title, table);
	}

	@Test
	void anotherSchemaThanThatOfTheRevisionIsRefusedAllTheSame() {
		this.database.execute("CREATE TABLE t_a (other TEXT)");
		this.database.execute(ALEMBIC.toArray(String[]::new));
		MigrationEngine engine = this.database.engine(TestRevision.line());
		assertThatExceptionOfType(AdoptionException.class).isThrownBy(() -> engine.adopt(AdoptionRequest.any().at("a")))
			.withMessageContaining("its schema is not that of a \"make a\"");
	}

}
