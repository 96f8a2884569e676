package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.dbmig.operation.AlterTableSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * SQLite takes 2,000 columns in a table, and as many in a SELECT.
 *
 * @see <a href="https://www.sqlite.org/limits.html">Limits In SQLite</a>
 */
class WideTableTests {

	private static final int COLUMNS = 2000;

	@TempDir
	private Path folder;

	private TestDatabase database;

	@BeforeEach
	void open() {
		this.database = TestDatabase.in(this.folder);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void aTableWithAsManyColumnsAsThereMayBeIsRebuilt() {
		create("c0 INTEGER PRIMARY KEY");
		alter((t) -> t.alterColumn("c1999", (c) -> c.type("INTEGER").defaultValue("7")));
		assertThat(this.database.query("SELECT c0, c1, c1998, typeof(c1999), c1999 FROM wide"))
			.containsExactly("1|1|1998|integer|1999", "2|null|null|null|null");
	}

	@Test
	void valuesAreGivenInIt() {
		create("c0 INTEGER PRIMARY KEY");
		alter((t) -> t.alterColumn("c1999", (c) -> c.notNull().backfill("c0 + 10")));
		assertThat(this.database.query("SELECT c1999 FROM wide")).containsExactly("1999", "12");
	}

	@Test
	void rowsThatStandInTheWayAreNamed() {
		create("c0 INTEGER PRIMARY KEY");
		assertThatExceptionOfType(FailedRevisionException.class)
			.isThrownBy(() -> alter((t) -> t.alterColumn("c1999", (c) -> c.notNull())))
			.withMessageContaining("1 row of \"wide\" holds NULL in \"c1999\", which becomes NOT NULL: c0 2");
	}

	@Test
	void rowsAreCountedWhereTheirKeyFindsNoPlaceBesideTheColumns() {
		create("c0 INTEGER PRIMARY KEY");
		assertThatExceptionOfType(FailedRevisionException.class).isThrownBy(() -> alter((t) -> {
			t.alterColumn("c1998", (c) -> c.backfill("NULL").notNull());
		}))
			.withMessageContaining("1 row of \"wide\" would hold NULL in \"c1998\", which becomes NOT NULL and "
					+ "gets NULL from its backfill.");
	}

	@Test
	void aRowidThatFindsNoPlaceIsNotLost() {
		create("c0");
		assertThatExceptionOfType(FailedRevisionException.class)
			.isThrownBy(() -> alter((t) -> t.alterColumn("c1999", (c) -> c.defaultValue("7"))))
			.withMessageContaining(
					"The table \"wide\" can't be rebuilt: it has 2000 columns, and SQLite can't copy the "
							+ "rowid beside so many.");
		assertThat(this.database.query("SELECT rowid, c1999 FROM wide")).containsExactly("1|1999", "2|null");
	}

	private void create(String first) {
		String columns = IntStream.range(1, COLUMNS)
			.mapToObj((i) -> "c" + i + " TEXT")
			.collect(Collectors.joining(", "));
		String values = IntStream.rangeClosed(1, COLUMNS)
			.mapToObj((i) -> (i == COLUMNS) ? "1999" : String.valueOf(Math.max(1, i - 1)))
			.collect(Collectors.joining(", "));
		this.database.execute("CREATE TABLE wide (" + first + ", " + columns + ")",
				"INSERT INTO wide VALUES (" + values + ")", "INSERT INTO wide (c0) VALUES (2)",
				"CREATE INDEX wide_c1 ON wide (c1)");
		this.database.engine(TestRevision.of("a")).stamp("a");
	}

	private void alter(Consumer<AlterTableSpec> changes) {
		this.database.engine(TestRevision.of("a"), TestRevision.of("b", "a").up((op) -> op.alterTable("wide", changes)))
			.upgrade("head");
	}

}
