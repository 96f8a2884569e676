package io.github.dbmig.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmig.Adoption;
import io.github.dbmig.AdoptionRequest;
import io.github.dbmig.AdoptionRequest.OrphanRemedy;
import io.github.dbmig.Direction;
import io.github.dbmig.HistoryEntry;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationException;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDiff;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files that Hibernate's {@code ddl-auto} made, over three versions of a shop's entities,
 * are taken over at the revision that they correspond to.
 */
class AdoptionTests {

	private static final List<String> ROWS = List.of(
			"INSERT INTO customer (name, city, email) VALUES ('Ada', 'Bath', 'a@x'), ('Bob', NULL, 'b@x')",
			"INSERT INTO purchase (quantity, status, customer_id) VALUES (1, 'OPEN', 1), (2, 'PAID', 2), (3, NULL, NULL)");

	private static final String FOREIGN_KEY = "add foreign key of \"purchase\" (\"customer_id\") to \"customer\" (\"id\")";

	private static final String UNIQUE = "add unique \"uq_customer_name\" of \"customer\" (\"name\", \"city\")";

	@TempDir
	static Path templates;

	@TempDir
	Path folder;

	private TestDatabase database;

	@BeforeAll
	static void makeFiles() throws Exception {
		Path file = templates.resolve("v1.db");
		DdlAuto.update(file, ShopV1.ENTITIES);
		execute(file, ROWS);
		Files.copy(file, templates.resolve("v1-v2.db"));
		DdlAuto.update(templates.resolve("v1-v2.db"), ShopV2.ENTITIES);
		Files.copy(templates.resolve("v1-v2.db"), templates.resolve("v1-v2-v3.db"));
		DdlAuto.update(templates.resolve("v1-v2-v3.db"), ShopV3.ENTITIES);
		DdlAuto.update(templates.resolve("v2.db"), ShopV2.ENTITIES);
		DdlAuto.update(templates.resolve("v3.db"), ShopV3.ENTITIES);
		DdlAuto.create(templates.resolve("created-v3.db"), ShopV3.ENTITIES);
	}

	@AfterEach
	void close() {
		if (this.database != null) {
			this.database.close();
		}
	}

	private static void execute(Path file, List<String> statements) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private TestDatabase open(String template, String... statements) throws Exception {
		this.database = TestDatabase.in(this.folder);
		Files.copy(templates.resolve(template), this.database.file());
		this.database.execute(statements);
		return this.database;
	}

	static TestRevision[] revisions() {
		return new TestRevision[] { first(), second(), third() };
	}

	private static TestRevision first() {
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

	private static TestRevision second() {
		return second(true);
	}

	private static TestRevision second(boolean backfill) {
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

	private static TestRevision third() {
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

	private MigrationEngine engine() {
		return this.database.engine(revisions());
	}

	private Adoption adopt() {
		return engine().adopt(AdoptionRequest.any()).orElseThrow();
	}

	/** What is there but for dbmig's own tables. */
	private Map<String, List<String>> rows() {
		Map<String, List<String>> rows = new HashMap<>();
		for (String table : this.database.tables()) {
			rows.put(table, this.database.query("SELECT * FROM \"" + table + "\" ORDER BY rowid"));
		}
		return rows;
	}

	private List<String> backups() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((path) -> path.getFileName().toString())
				.filter((name) -> name.contains("backup"))
				.toList();
		}
	}

	private void assertIsWhole() {
		assertThat(this.database.query("PRAGMA foreign_key_check")).isEmpty();
		assertThat(this.database.query("PRAGMA integrity_check")).containsExactly("ok");
	}

	/** The schema is what a database has that the revisions made. */
	private void assertIsAt(String revision) throws Exception {
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

	@Test
	void theRevisionsMakeWhatTheEntitiesSay() {
		RevisionGraph graph = RevisionGraph.of(List.of(revisions()));
		Map<String, List<Class<?>>> versions = Map.of("a1", ShopV1.ENTITIES, "b2", ShopV2.ENTITIES, "c3",
				ShopV3.ENTITIES);
		RevisionReplay replay = new RevisionReplay(new SqliteDialect(), List.of());
		versions.forEach((id, entities) -> {
			try (Shadow made = replay.upTo(graph, List.of(id)); Shadow said = replay.empty()) {
				said.replay(DdlAuto.model(entities));
				assertThat(SchemaDiff.between(made.schema(), said.schema(), Renames.none(), said.equivalence()))
					.isEmpty();
			}
		});
	}

	@Test
	void aFileOfTheFirstVersion() throws Exception {
		open("v1.db");
		Map<String, List<String>> before = rows();
		Adoption adoption = adopt();
		assertThat(adoption.revision().id()).isEqualTo("a1");
		assertThat(adoption.matching()).extracting(RevisionInfo::id).containsExactly("a1");
		assertThat(adoption.repairs()).containsExactlyInAnyOrder(FOREIGN_KEY, UNIQUE,
				"call the check of \"purchase\" \"ck_purchase_status\"");
		assertThat(adoption.unmanaged()).isEmpty();
		assertThat(rows()).isEqualTo(before);
		assertIsAt("a1");
		engine().upgrade("head");
		assertThat(this.database.query("SELECT id, currency, quantity, status, customer_id FROM purchase"))
			.containsExactly("1|EUR|1|OPEN|1", "2|EUR|2|PAID|2", "3|EUR|3|null|null");
		assertIsAt("c3");
	}

	@Test
	void aFileThatWasUpdatedToTheSecondVersion() throws Exception {
		open("v1-v2.db");
		Adoption adoption = adopt();
		assertThat(adoption.revision().id()).isEqualTo("b2");
		assertThat(adoption.repairs()).containsExactlyInAnyOrder(FOREIGN_KEY, UNIQUE,
				"add foreign key of \"address\" (\"customer_id\") to \"customer\" (\"id\")",
				"add foreign key of \"purchase\" (\"address_id\") to \"address\" (\"id\")",
				"add column \"purchase\".\"currency\" varchar(255) NOT NULL",
				"replace the check ((status in ('OPEN','PAID'))) of \"purchase\": add check \"ck_purchase_status\" of "
						+ "\"purchase\" (status in ('OPEN','PAID','SHIPPED'))");
		assertThat(this.database.query("SELECT id, currency, quantity, status, customer_id FROM purchase"))
			.containsExactly("1|EUR|1|OPEN|1", "2|EUR|2|PAID|2", "3|EUR|3|null|null");
		assertIsAt("b2");
		this.database.execute("UPDATE purchase SET status = 'SHIPPED' WHERE id = 1");
		engine().upgrade("head");
		assertIsAt("c3");
	}

	@Test
	void aFileThatWasUpdatedToTheThirdVersion() throws Exception {
		open("v1-v2-v3.db", "INSERT INTO tag (name) VALUES ('new')", "INSERT INTO purchase_tags VALUES (2, 1)");
		Adoption adoption = adopt();
		assertThat(adoption.revision().id()).isEqualTo("c3");
		assertThat(adoption.repairs()).hasSize(8)
			.contains("add foreign key of \"purchase_tags\" (\"purchase_id\") to \"purchase\" (\"id\")",
					"add foreign key of \"purchase_tags\" (\"tags_id\") to \"tag\" (\"id\")");
		assertThat(this.database.query("SELECT * FROM purchase_tags")).containsExactly("2|1");
		assertIsAt("c3");
		assertThat(engine().upgrade("head").entries()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "v2", "v3" })
	void aFileThatBeganWithALaterVersion(String version) throws Exception {
		open(version + ".db");
		String revision = version.equals("v2") ? "b2" : "c3";
		assertThat(adopt().revision().id()).isEqualTo(revision);
		assertIsAt(revision);
	}

	@Test
	void keysWithoutATypeGetItAndRowsWithoutAKeyTheOneThatHibernateTook() throws Exception {
		open("created-v3.db");
		List<Long> ids = new ArrayList<>();
		DdlAuto.use(this.database.file(), ShopV3.ENTITIES, (session) -> {
			for (int i = 1; i <= 3; i++) {
				ShopV3.Purchase purchase = new ShopV3.Purchase();
				purchase.quantity = i;
				purchase.currency = "EUR";
				ShopV3.Tag tag = new ShopV3.Tag();
				tag.name = "tag " + i;
				purchase.tags = Set.of(tag);
				session.persist(tag);
				session.persist(purchase);
				ids.add(purchase.id);
			}
		});
		assertThat(this.database.query("SELECT typeof(id) FROM purchase")).containsOnly("null");
		assertThat(this.database.query("SELECT type FROM pragma_table_info('purchase') WHERE name = 'id'"))
			.containsExactly("");
		this.database.execute("DELETE FROM purchase_tags WHERE purchase_id = 2",
				"DELETE FROM purchase WHERE quantity = 2");
		Adoption adoption = adopt();
		assertThat(adoption.revision().id()).isEqualTo("c3");
		assertThat(adoption.repairs()).contains("give the key \"purchase\".\"id\" its type INTEGER, and rows without a "
				+ "key the number under which the database keeps them");
		assertThat(this.database.query("SELECT id, quantity FROM purchase")).containsExactly(ids.get(0) + "|1",
				ids.get(2) + "|3");
		assertThat(this.database
			.query("SELECT p.quantity, t.name FROM purchase p, purchase_tags x, tag t WHERE x.purchase_id = p.id "
					+ "AND x.tags_id = t.id ORDER BY 1"))
			.containsExactly("1|tag 1", "3|tag 3");
		assertIsAt("c3");
	}

	@Test
	void anExactMatchIsStampedAtTheNewestThatFits() throws Exception {
		this.database = TestDatabase.in(this.folder);
		TestRevision[] revisions = { first(), second(), third(),
				TestRevision.of("d4", "c3").up((op) -> op.execute("UPDATE purchase SET quantity = 1")) };
		MigrationEngine engine = this.database.engine(revisions);
		engine.upgrade("c3");
		this.database.execute("DROP TABLE dbmig_version", "DROP TABLE dbmig_history");
		Map<String, Object> before = this.database.dump();
		Adoption adoption = engine.adopt(AdoptionRequest.any()).orElseThrow();
		assertThat(adoption.revision().id()).isEqualTo("d4");
		assertThat(adoption.matching()).extracting(RevisionInfo::id).containsExactly("d4", "c3");
		assertThat(adoption.repairs()).isEmpty();
		assertThat(adoption.backup()).isNull();
		assertThat(adoption.result().after()).containsExactly("d4");
		HistoryEntry entry = engine.status().history().get(0);
		assertThat(entry.direction()).isEqualTo(Direction.STAMP);
		assertThat(entry.backup()).isNull();
		this.database.execute("DROP TABLE dbmig_version", "DROP TABLE dbmig_history");
		assertThat(this.database.dump()).isEqualTo(before);
		assertThat(backups()).isEmpty();
	}

	@Test
	void whatHasAVersionOrNothingIsNoCaseForIt() {
		this.database = TestDatabase.in(this.folder);
		MigrationEngine engine = engine();
		assertThat(engine.adopt(AdoptionRequest.any())).isEmpty();
		assertThat(this.database.file()).doesNotExist();
		engine.upgrade("a1");
		byte[] before = this.database.bytes();
		assertThat(engine.adopt(AdoptionRequest.any())).isEmpty();
		assertThat(this.database.bytes()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete", "wal" })
	void theBackupIsTheFileAsItWas(String journalMode) throws Exception {
		this.database = TestDatabase.in(this.folder, journalMode);
		Files.copy(templates.resolve("v1-v2.db"), this.database.file());
		Map<String, Object> before = this.database.dump();
		Adoption adoption = adopt();
		assertThat(backups()).containsExactly(Path.of(adoption.backup()).getFileName().toString());
		assertThat(engine().status().history().get(0).backup()).isEqualTo(adoption.backup());
		try (TestDatabase backup = TestDatabase.of(Path.of(adoption.backup()), "jdbc:sqlite:" + adoption.backup())) {
			assertThat(backup.dump()).isEqualTo(before);
		}
		assertIsAt("b2");
	}

	@Test
	void aBackupThatFailsRefusesTheAdoption() throws Exception {
		open("v1.db");
		Map<String, Object> before = this.database.dump();
		Path taken = Files.createFile(this.folder.resolve("taken"));
		MigrationEngine engine = this.database.builder(revisions()).backups(new BackupSettings(taken, 1)).build();
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> engine.adopt(AdoptionRequest.any()))
			.withMessageContaining("could not be written to " + taken);
		assertThat(this.database.dump()).isEqualTo(before);
	}

	@Test
	void aDryRunTellsAndWritesNothing() throws Exception {
		open("v1-v2-v3.db");
		byte[] before = this.database.bytes();
		Adoption told = engine().adopt(AdoptionRequest.any().dryRun(true)).orElseThrow();
		assertThat(told.result()).isNull();
		assertThat(told.backup()).isNull();
		assertThat(this.database.bytes()).isEqualTo(before);
		assertThat(backups()).isEmpty();
		Adoption done = adopt();
		assertThat(done.revision()).isEqualTo(told.revision());
		assertThat(done.repairs()).isEqualTo(told.repairs());
	}

	@Test
	void orphansAreToldWithTheirKeysAndNothingIsChanged() throws Exception {
		open("v1.db", "INSERT INTO purchase (id, quantity, customer_id) VALUES (7, 1, 70), (8, 1, 80)",
				"INSERT INTO customer (id, name, city) VALUES (9, 'Ada', 'Bath')");
		byte[] before = this.database.bytes();
		for (boolean dryRun : new boolean[] { false, true }) {
			assertThatExceptionOfType(AdoptionException.class)
				.isThrownBy(() -> engine().adopt(AdoptionRequest.any().dryRun(dryRun)))
				.satisfies((ex) -> {
					assertThat(ex.description().lines()).containsExactly(
							this.database.file() + " can be taken over at a1 \"make a1\", but rows stand in the way:",
							"  - 2 rows of \"customer\" share their values with others, which the UNIQUE "
									+ "\"uq_customer_name\" (\"name\", \"city\") refuses: id 1, 9",
							"  - 2 rows of \"purchase\" refer by \"customer_id\" to rows of \"customer\" that don't "
									+ "exist: id 7, 8",
							"Nothing was changed.");
					assertThat(ex.action().lines()).containsExactly(
							"Say what happens to the rows that refer to nothing: dbmig adopt --orphans "
									+ "purchase.customer_id=delete, or =set-null (keeping them in a quarantine table is "
									+ "not built yet).",
							"Repair the rows in a copy first if you are not sure; dbmig adopt --dry-run tells again "
									+ "what is in the way.");
				});
		}
		assertThat(this.database.bytes()).isEqualTo(before);
		assertThat(backups()).isEmpty();
	}

	@Test
	void orphansGoOrReferToNothingWhereThatIsSaid() throws Exception {
		for (OrphanRemedy remedy : OrphanRemedy.values()) {
			open("v1.db", "INSERT INTO purchase (id, quantity, customer_id) VALUES (7, 1, 70), (8, 1, 80)");
			AdoptionRequest request = new AdoptionRequest(null, false, Map.of("Purchase.Customer_id", remedy),
					Map.of());
			Adoption told = engine().adopt(request.dryRun(true)).orElseThrow();
			assertThat(told.repairs()).contains((remedy == OrphanRemedy.DELETE)
					? "delete 2 rows of \"purchase\" that refer by \"customer_id\" to rows of \"customer\" that don't exist"
					: "set \"customer_id\" to NULL in 2 rows of \"purchase\" that refer to rows of \"customer\" that "
							+ "don't exist");
			assertThat(engine().adopt(request).orElseThrow().repairs()).isEqualTo(told.repairs());
			assertThat(this.database.query("SELECT id, customer_id FROM purchase"))
				.containsExactlyElementsOf((remedy == OrphanRemedy.DELETE) ? List.of("1|1", "2|2", "3|null")
						: List.of("1|1", "2|2", "3|null", "7|null", "8|null"));
			assertIsAt("a1");
			this.database.close();
			Files.delete(this.database.file());
		}
	}

	@Test
	void orphansThatMayNotReferToNothingAreNotLost() throws Exception {
		open("v1-v2.db", "INSERT INTO address (id, street, customer_id) VALUES (5, 'x', 70)");
		Map<String, Object> before = this.database.dump();
		AdoptionRequest request = new AdoptionRequest(null, false, Map.of("address.customer_id", OrphanRemedy.SET_NULL),
				Map.of());
		assertThatExceptionOfType(AdoptionException.class).isThrownBy(() -> engine().adopt(request))
			.withMessageContaining("NOT NULL constraint failed: address.customer_id");
		assertThat(this.database.dump()).isEqualTo(before);
		assertThat(backups()).isEmpty();
	}

	@Test
	void aSlipInANameIsRefused() throws Exception {
		open("v1.db");
		AdoptionRequest request = new AdoptionRequest(null, false, Map.of("purchase.customer", OrphanRemedy.DELETE),
				Map.of("orders.x", "1"));
		assertThatExceptionOfType(AdoptionException.class).isThrownBy(() -> engine().adopt(request))
			.withMessageContaining("No revision has the columns orders.x, purchase.customer, for which");
	}

	@Test
	void aColumnWithoutValueAsksForOne() throws Exception {
		open("v1-v2.db");
		MigrationEngine engine = this.database.engine(first(), second(false));
		assertThatExceptionOfType(AdoptionException.class).isThrownBy(() -> engine.adopt(AdoptionRequest.any()))
			.satisfies((ex) -> {
				assertThat(ex.description()).contains("3 rows of \"purchase\" would hold NULL in the new column "
						+ "\"currency\", which is NOT NULL and has no default: id 1, 2, 3");
				assertThat(ex.action()).contains("dbmig adopt --backfill purchase.currency=\"<expression>\"");
			});
		engine.adopt(new AdoptionRequest(null, false, Map.of(), Map.of("purchase.currency", "'GBP'")));
		assertThat(this.database.query("SELECT DISTINCT currency FROM purchase")).containsExactly("GBP");
	}

	@Test
	void whatHibernateNeverDoesIsToldObjectByObject() throws Exception {
		open("v1.db", "ALTER TABLE customer ADD COLUMN nickname TEXT",
				"CREATE UNIQUE INDEX mine ON purchase (quantity)", "DROP TABLE purchase",
				"CREATE TABLE purchase (id TEXT PRIMARY KEY)");
		Map<String, Object> before = this.database.dump();
		assertThatExceptionOfType(AdoptionException.class).isThrownBy(() -> engine().adopt(AdoptionRequest.any()))
			.satisfies((ex) -> {
				assertThat(ex.description().lines()).startsWith(
						this.database.file() + " has tables and no version, and its schema is that of no revision. The "
								+ "nearest is a1 \"make a1\". What dbmig can't repair:",
						"  - column \"customer\".\"nickname\" TEXT is in the database but not in the revisions")
					.contains("  - column \"purchase\".\"status\" varchar(255) is in the revisions but not in the "
							+ "database")
					.endsWith("Nothing was changed.");
				assertThat(ex.action()).isEqualTo(
						"Change the database so that it is what a1 makes, or write a revision that makes what the "
								+ "database has, or compare it with another one: dbmig adopt --at <revision>. If the "
								+ "differences don't matter, dbmig stamp a1 makes the revision current as it is.");
			});
		assertThat(this.database.dump()).isEqualTo(before);
	}

	@Test
	void aRevisionThatIsNamedIsTheOnlyOneThatCounts() throws Exception {
		open("v1-v2.db");
		Map<String, Object> before = this.database.dump();
		assertThatExceptionOfType(AdoptionException.class)
			.isThrownBy(() -> engine().adopt(AdoptionRequest.any().at("a1")))
			.withMessageContaining("its schema is not that of a1 \"make a1\". What dbmig can't repair:")
			.withMessageContaining(
					"column \"customer\".\"phone\" varchar(255) is in the database but not in the revisions")
			.withMessageContaining("table \"address\" is in the database but not in the revisions");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> engine().adopt(AdoptionRequest.any().at("nowhere")));
		assertThatExceptionOfType(AdoptionException.class)
			.isThrownBy(() -> engine().adopt(AdoptionRequest.any().at("base")))
			.withMessageContaining("A database can be taken over at one revision only, and \"base\" is none.");
		assertThat(this.database.dump()).isEqualTo(before);
		assertThat(engine().adopt(AdoptionRequest.any().at("b2"))).isPresent();
		assertIsAt("b2");
	}

	@Test
	void whatNoRevisionKnowsIsLeftAlone() throws Exception {
		open("v1.db", "CREATE TABLE HT_customer (id INTEGER)", "CREATE VIRTUAL TABLE search USING fts5(name)",
				"INSERT INTO search VALUES ('Ada')", "CREATE VIEW names AS SELECT name FROM customer",
				"CREATE INDEX mine ON customer (city)",
				"CREATE TRIGGER tr AFTER INSERT ON customer BEGIN INSERT INTO search VALUES (new.name); END");
		List<String> schema = this.database
			.query("SELECT sql FROM sqlite_schema WHERE name IN ('HT_customer', 'search', "
					+ "'names', 'mine', 'tr') ORDER BY name");
		Adoption adoption = adopt();
		assertThat(adoption.unmanaged()).containsExactly("HT_customer", "search", "names", "tr", "mine");
		assertIsWhole();
		assertThat(this.database.query("SELECT sql FROM sqlite_schema WHERE name IN ('HT_customer', 'search', 'names', "
				+ "'mine', 'tr') ORDER BY name"))
			.isEqualTo(schema);
		assertThat(this.database.query("SELECT * FROM search")).containsExactly("Ada");
	}

	@Test
	void anIndexOfAnotherNameIsRenamed() throws Exception {
		open("v3.db", "DROP INDEX ix_purchase_status", "CREATE INDEX IDXhash ON purchase (status)");
		assertThat(adopt().repairs()).contains("rename index \"IDXhash\" to \"ix_purchase_status\"");
		assertThat(this.database.query("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'purchase'"))
			.containsExactly("ix_purchase_status");
	}

	@Test
	void aBuildWithoutRevisionsSaysSo() throws Exception {
		open("v1.db");
		assertThatExceptionOfType(AdoptionException.class)
			.isThrownBy(() -> this.database.engine().adopt(AdoptionRequest.any()))
			.withMessageContaining("this build has no revision that it could correspond to");
	}

	@Test
	void branchesAreComparedEachByItself() {
		this.database = TestDatabase.in(this.folder);
		this.database.execute("CREATE TABLE t_a (id INTEGER)", "CREATE TABLE t_b (id INTEGER)",
				"CREATE TABLE t_c2 (id INTEGER)");
		MigrationEngine engine = this.database.engine(TestRevision.merged());
		assertThat(engine.adopt(AdoptionRequest.any()).orElseThrow().revision().id()).isEqualTo("c2");
		assertThat(engine.upgrade("head").after()).containsExactly("f");
	}

	@Test
	void ofManyRevisionsTheRightOneIsFound() {
		this.database = TestDatabase.in(this.folder);
		List<TestRevision> revisions = new ArrayList<>();
		List<String> tables = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			String id = "r" + i;
			String column = "c" + i;
			revisions.add(((i == 0) ? TestRevision.of(id) : TestRevision.of(id, "r" + (i - 1))).up((op) -> {
				if (column.endsWith("0")) {
					op.createTable("t_" + column, (t) -> t.column(column, "INTEGER"));
				}
				else {
					op.alterTable("t_" + column.substring(0, column.length() - 1) + "0",
							(t) -> t.addColumn(column, "INTEGER"));
				}
			}));
			tables.add("CREATE TABLE t_c" + i + " (c" + i + " INTEGER)");
		}
		this.database.execute(tables.get(0), "ALTER TABLE t_c0 ADD COLUMN c1 INTEGER");
		MigrationEngine engine = this.database.engine(revisions.toArray(TestRevision[]::new));
		assertThat(engine.adopt(AdoptionRequest.any()).orElseThrow().revision().id()).isEqualTo("r1");
	}

}
