package io.github.dbmig.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dbmig.Adoption;
import io.github.dbmig.AdoptionRequest;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDiff;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that Hibernate's {@code ddl-auto} made, over three versions of a shop's entities,
 * and the revisions that make what these entities say.
 */
abstract class ShopFiles {

	private static final List<String> ROWS = List.of(
			"INSERT INTO customer (name, city, email) VALUES ('Ada', 'Bath', 'a@x'), ('Bob', NULL, 'b@x')",
			"INSERT INTO purchase (quantity, status, customer_id) VALUES (1, 'OPEN', 1), (2, 'PAID', 2), (3, NULL, NULL)");

	/** Hibernate takes its time, so each is made once for all tests of a class. */
	@TempDir
	static Path templates;

	@TempDir
	Path folder;

	TestDatabase database;

	@AfterEach
	void close() {
		if (this.database != null) {
			this.database.close();
		}
	}

	/**
	 * Return a file that was made by one version, or by several after each other.
	 * @param name such as {@code v1-v2}, or {@code created-v3} for one that
	 * {@code ddl-auto=create} made
	 */
	private static Path template(String name) throws Exception {
		Path file = templates.resolve(name + ".db");
		if (Files.exists(file)) {
			return file;
		}
		int last = name.lastIndexOf('-');
		List<Class<?>> entities = entities(name.substring(last + 1));
		if (name.startsWith("created-")) {
			DdlAuto.create(file, entities);
			return file;
		}
		if (last > 0) {
			Files.copy(template(name.substring(0, last)), file);
		}
		DdlAuto.update(file, entities);
		if (name.equals("v1")) {
			execute(file, ROWS);
		}
		return file;
	}

	private static List<Class<?>> entities(String version) {
		return switch (version) {
			case "v1" -> ShopV1.ENTITIES;
			case "v2" -> ShopV2.ENTITIES;
			default -> ShopV3.ENTITIES;
		};
	}

	private static void execute(Path file, List<String> statements) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	final TestDatabase open(String template, String... statements) throws Exception {
		return open(template, TestDatabase.in(this.folder), statements);
	}

	final TestDatabase open(String template, TestDatabase empty, String... statements) throws Exception {
		this.database = empty;
		Files.copy(template(template), this.database.file());
		this.database.execute(statements);
		return this.database;
	}

	static TestRevision[] revisions() {
		return new TestRevision[] { first(), second(), third() };
	}

	static TestRevision first() {
		return TestRevision.of("a1").up((op) -> {
			op.createTable("customer",
					(t) -> t.column("id", "INTEGER", (c) -> c.primaryKey())
						.column("city", "varchar(255)")
						.column("email", "varchar(255)", (c) -> c.unique())
						.column("name", "varchar(255)", (c) -> c.notNull())
						.unique("uq_customer_name", "name", "city"));
			op.createTable("purchase",
					(t) -> t.column("id", "INTEGER", (c) -> c.primaryKey())
						.column("quantity", "integer", (c) -> c.notNull())
						.column("status", "varchar(255)")
						.column("customer_id", "bigint", (c) -> c.references("customer", "id"))
						.check("ck_purchase_status", "status in ('OPEN','PAID')"));
		});
	}

	static TestRevision second() {
		return second(true);
	}

	static TestRevision second(boolean backfill) {
		return TestRevision.of("b2", "a1").up((op) -> {
			op.createTable("address",
					(t) -> t.column("id", "INTEGER", (c) -> c.primaryKey())
						.column("street", "varchar(255)", (c) -> c.notNull())
						.column("customer_id", "bigint", (c) -> c.notNull().references("customer", "id")));
			op.alterTable("customer", (t) -> t.addColumn("phone", "varchar(255)"));
			op.alterTable("purchase",
					(t) -> t
						.addColumn("currency", "varchar(255)",
								(c) -> (backfill ? c.backfill("'EUR'") : c).notNull().after("id"))
						.addColumn("address_id", "bigint", (c) -> c.references("address", "id"))
						.dropConstraint("ck_purchase_status")
						.addCheck("ck_purchase_status", "status in ('OPEN','PAID','SHIPPED')"));
		});
	}

	static TestRevision third() {
		return TestRevision.of("c3", "b2").up((op) -> {
			op.createIndex("ix_purchase_status", "purchase", (ix) -> ix.column("status"));
			op.createTable("tag", (t) -> t.column("id", "INTEGER", (c) -> c.primaryKey())
				.column("name", "varchar(255)", (c) -> c.notNull().unique()));
			op.createTable("purchase_tags",
					(t) -> t.column("purchase_id", "bigint", (c) -> c.notNull().references("purchase", "id"))
						.column("tags_id", "bigint", (c) -> c.notNull().references("tag", "id"))
						.primaryKey(null, "purchase_id", "tags_id"));
		});
	}

	final MigrationEngine engine() {
		return this.database.engine(revisions());
	}

	final Adoption adopt() {
		return engine().adopt(AdoptionRequest.any()).orElseThrow();
	}

	/** What is there but for dbmig's own tables. */
	final Map<String, List<String>> rows() {
		Map<String, List<String>> rows = new HashMap<>();
		for (String table : this.database.tables()) {
			rows.put(table, this.database.query("SELECT * FROM \"" + table + "\" ORDER BY rowid"));
		}
		return rows;
	}

	final List<String> backups() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((path) -> path.getFileName().toString())
				.filter((name) -> name.contains("backup"))
				.toList();
		}
	}

	final void assertIsWhole() {
		assertThat(this.database.query("PRAGMA foreign_key_check")).isEmpty();
		assertThat(this.database.query("PRAGMA integrity_check")).containsExactly("ok");
	}

	/** The schema is what a database has that the revisions made. */
	final void assertIsAt(String revision) throws Exception {
		assertThat(this.database.version()).containsExactly(revision);
		RevisionGraph graph = RevisionGraph.of(List.of(revisions()));
		try (Shadow shadow = new RevisionReplay(new SqliteDialect(), List.of()).upTo(graph, List.of(revision));
				Connection connection = this.database.connect()) {
			var live = new SqliteDialect().database(this.database.pool(), this.database.access()).schema(connection);
			assertThat(SchemaDiff.between(live, shadow.schema(), Renames.none(), shadow.equivalence()))
				.allSatisfy((difference) -> assertThat(difference.object()).matches("dbmig_.*|HTE?_.*"));
			for (var table : shadow.schema().tables()) {
				assertThat(live.table(table.name()).orElseThrow().constraints())
					.extracting((constraint) -> constraint.name())
					.containsAll(table.constraints().stream().map((constraint) -> constraint.name()).toList());
			}
		}
		assertIsWhole();
	}

}
