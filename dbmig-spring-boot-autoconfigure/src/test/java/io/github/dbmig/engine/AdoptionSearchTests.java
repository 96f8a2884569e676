package io.github.dbmig.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.dbmig.Adoption;
import io.github.dbmig.AdoptionRequest;
import io.github.dbmig.AdoptionRequest.OrphanRemedy;
import io.github.dbmig.Direction;
import io.github.dbmig.HistoryEntry;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationException;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * At which revision a database is taken over, at which it isn't, and what is left alone.
 */
class AdoptionSearchTests extends ShopFiles {

	private static final AdoptionRequest DELETING = new AdoptionRequest(null, false,
			Map.of("purchase.customer_id", OrphanRemedy.DELETE), Map.of());

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

	@Test
	void whatHibernateNeverDoesIsToldObjectByObject() throws Exception {
		open("v1", "ALTER TABLE customer ADD COLUMN nickname TEXT", "CREATE UNIQUE INDEX mine ON purchase (quantity)",
				"DROP TABLE purchase", "CREATE TABLE purchase (id TEXT PRIMARY KEY)");
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
						"Change the database so that it is what a1 \"make a1\" makes, or write a revision that makes what the "
								+ "database has, or compare it with another one: dbmig adopt --at <revision>. If the "
								+ "differences don't matter, dbmig stamp a1 makes the revision current as it is.");
			});
		assertThat(this.database.dump()).isEqualTo(before);
	}

	@Test
	void aRevisionThatIsNamedIsTheOnlyOneThatCounts() throws Exception {
		open("v1-v2");
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
		open("v1", "CREATE TABLE HT_customer (id INTEGER)", "CREATE VIRTUAL TABLE search USING fts5(name)",
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
	void whatIsExcludedIsNeitherADifferenceNorRepaired() throws Exception {
		open("v1", "DROP TABLE purchase", "CREATE TABLE purchase (id TEXT, customer_id INTEGER)");
		assertThatExceptionOfType(AdoptionException.class).isThrownBy(() -> engine().adopt(AdoptionRequest.any()));
		Adoption adoption = excluding("purch*", revisions()).adopt(AdoptionRequest.any()).orElseThrow();
		assertThat(adoption.revision().id()).isEqualTo("a1");
		assertThat(adoption.repairs())
			.containsExactly("add unique \"uq_customer_name\" of \"customer\" (\"name\", \"city\")");
		assertThat(adoption.unmanaged()).containsExactly("purchase");
		assertThat(this.database.query("SELECT sql FROM sqlite_schema WHERE name = 'purchase'"))
			.containsExactly("CREATE TABLE purchase (id TEXT, customer_id INTEGER)");
	}

	@Test
	void aRevisionThatMakesAnExcludedTableIsPendingWhereTheTableIsMissing() {
		this.database = TestDatabase.in(this.folder);
		this.database.execute("CREATE TABLE t_a (id INTEGER)");
		TestRevision[] revisions = { TestRevision.table("a"), TestRevision.table("audit", "a"),
				TestRevision.of("c", "audit").up((op) -> op.execute("DELETE FROM t_audit")) };
		MigrationEngine engine = excluding("t_audit", revisions);
		Adoption adoption = engine.adopt(AdoptionRequest.any().dryRun(true)).orElseThrow();
		assertThat(adoption.matching()).extracting(RevisionInfo::id).containsExactly("a");
		this.database.execute("CREATE TABLE t_audit (id TEXT)");
		assertThat(engine.adopt(AdoptionRequest.any()).orElseThrow().matching()).extracting(RevisionInfo::id)
			.containsExactly("c", "audit");
	}

	@Test
	void whatIsSaidOfAnExcludedTableIsRefused() throws Exception {
		open("v1");
		MigrationEngine engine = excluding("purchase", revisions());
		assertThatExceptionOfType(AdoptionException.class).isThrownBy(() -> engine.adopt(DELETING))
			.withMessageContaining("No revision has the columns purchase.customer_id")
			.withMessageContaining("tables of dbmig.exclude are left alone");
	}

	@Test
	void rowsThatReferToNothingInAnExcludedTableAreTold() throws Exception {
		open("v1", "INSERT INTO purchase (quantity, customer_id) VALUES (4, 99)");
		MigrationEngine engine = excluding("customer", revisions());
		Map<String, Object> before = this.database.dump();
		assertThatExceptionOfType(AdoptionException.class).isThrownBy(() -> engine.adopt(AdoptionRequest.any()))
			.withMessageContaining(
					"1 row of \"purchase\" refers by \"customer_id\" to a row of \"customer\" that " + "doesn't exist");
		assertThat(this.database.dump()).isEqualTo(before);
	}

	@Test
	void aForeignKeyToAnExcludedTableThatIsMissingIsRefused() throws Exception {
		open("v1", "DROP TABLE customer");
		Map<String, Object> before = this.database.dump();
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> excluding("customer", revisions()).adopt(AdoptionRequest.any()));
		assertThat(this.database.dump()).isEqualTo(before);
	}

	private MigrationEngine excluding(String pattern, TestRevision... revisions) {
		EngineSettings settings = new EngineSettings("dbmig_version", "dbmig_history", TransactionMode.RUN,
				OnEdited.FAIL, null, Clock.systemUTC(), List.of(pattern));
		RevisionGraph graph = RevisionGraph.of(List.of(revisions));
		return new MigrationEngineBuilder(new SqliteDialect(), this.database.pool(), () -> graph)
			.access(this.database.access())
			.settings(settings)
			.build();
	}

	@Test
	void aTargetThatIsSeveralRevisionsIsRefusedWithTheirTitles() {
		this.database = TestDatabase.in(this.folder);
		this.database.execute("CREATE TABLE t_a (id INTEGER)");
		assertThatExceptionOfType(AdoptionException.class)
			.isThrownBy(() -> this.database.engine(TestRevision.twoArms()).adopt(AdoptionRequest.any().at("heads")))
			.satisfies((ex) -> assertThat(ex.description())
				.isEqualTo("A database can be taken over at one revision only, and \"heads\" is d1 \"make d1\", "
						+ "d2 \"make d2\". Nothing was changed."));
	}

	@Test
	void aRevisionThatCantBeReplayedIsNamedAsEverywhere() {
		this.database = TestDatabase.in(this.folder);
		this.database.execute("CREATE TABLE t_a (id INTEGER)");
		MigrationEngine engine = this.database.engine(TestRevision.table("a"),
				TestRevision.of("b", "a").up((op) -> op.dropTable("nowhere")).message("drop\nit"),
				TestRevision.of("c", "b"));
		assertThatExceptionOfType(ReplayException.class).isThrownBy(() -> engine.adopt(AdoptionRequest.any()))
			.satisfies((ex) -> assertThat(ex.description())
				.startsWith("Revision b \"drop?it\" can't be replayed in memory (Rb.java"));
		MigrationEngine silent = this.database.engine(TestRevision.table("a"),
				TestRevision.of("b", "a").up((op) -> op.dropTable("nowhere")).message(""));
		assertThatExceptionOfType(ReplayException.class).isThrownBy(() -> silent.adopt(AdoptionRequest.any()))
			.satisfies(
					(ex) -> assertThat(ex.description()).startsWith("Revision b can't be replayed in memory (Rb.java"));
	}

	@Test
	void aBuildWithoutRevisionsSaysSo() throws Exception {
		open("v1");
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
