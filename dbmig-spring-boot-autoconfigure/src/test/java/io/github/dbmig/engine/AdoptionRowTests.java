package io.github.dbmig.engine;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmig.Adoption;
import io.github.dbmig.AdoptionRequest;
import io.github.dbmig.AdoptionRequest.OrphanRemedy;
import io.github.dbmig.MigrationEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rows that stand in the way of an adoption, and what happens to them where that is said.
 */
class AdoptionRowTests extends ShopFiles {

	@Test
	void orphansAreToldWithTheirKeysAndNothingIsChanged() throws Exception {
		open("v1", "INSERT INTO purchase (id, quantity, customer_id) VALUES (7, 1, 70), (8, 1, 80)",
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
			open("v1", "INSERT INTO purchase (id, quantity, customer_id) VALUES (7, 1, 70), (8, 1, 80)");
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

	private static AdoptionRequest delete(String... keys) {
		return new AdoptionRequest(null, false,
				Stream.of(keys).collect(Collectors.toMap((key) -> key, (key) -> OrphanRemedy.DELETE)), Map.of());
	}

	@Test
	void rowsThatReferToThoseThatGoGoToo() {
		this.database = TestDatabase.in(this.folder);
		this.database.execute("CREATE TABLE node (id integer, parent_id bigint, primary key (id))",
				"INSERT INTO node VALUES (1, NULL), (2, 1), (5, 99), (6, 5), (7, 6)");
		MigrationEngine engine = this.database.engine(TestRevision.of("a")
			.up((op) -> op.createTable("node", (t) -> t.column("id", "integer", (c) -> c.primaryKey())
				.column("parent_id", "bigint", (c) -> c.references("node", "id")))));
		byte[] before = this.database.bytes();
		Adoption told = engine.adopt(delete("node.parent_id").dryRun(true)).orElseThrow();
		assertThat(this.database.bytes()).isEqualTo(before);
		assertThat(told.repairs()).containsExactly("add foreign key of \"node\" (\"parent_id\") to \"node\" (\"id\")",
				"delete 3 rows of \"node\" that refer by \"parent_id\" to rows of \"node\" that don't exist");
		assertThat(engine.adopt(delete("node.parent_id")).orElseThrow().repairs()).isEqualTo(told.repairs());
		assertThat(this.database.query("SELECT * FROM node")).containsExactly("1|null", "2|1");
		assertThat(this.database.version()).containsExactly("a");
		assertIsWhole();
	}

	@Test
	void tablesThatReferToEachOtherAreCleanedUntilNothingIsLeftToDo() {
		this.database = TestDatabase.in(this.folder);
		this.database.execute("CREATE TABLE staff (id integer, team_id bigint, primary key (id))",
				"CREATE TABLE team (id integer, lead_id bigint, primary key (id))",
				"INSERT INTO staff VALUES (1, 99), (2, 1), (3, 2), (4, NULL)",
				"INSERT INTO team VALUES (1, 1), (2, 4)");
		MigrationEngine engine = this.database.engine(TestRevision.of("a").up((op) -> {
			op.createTable("staff", (t) -> t.column("id", "integer", (c) -> c.primaryKey())
				.column("team_id", "bigint", (c) -> c.references("team", "id")));
			op.createTable("team", (t) -> t.column("id", "integer", (c) -> c.primaryKey())
				.column("lead_id", "bigint", (c) -> c.references("staff", "id")));
		}));
		Adoption told = engine.adopt(delete("staff.team_id", "team.lead_id").dryRun(true)).orElseThrow();
		assertThat(told.repairs()).contains(
				"delete 2 rows of \"staff\" that refer by \"team_id\" to rows of \"team\" that don't exist",
				"delete 1 row of \"team\" that refer by \"lead_id\" to rows of \"staff\" that don't exist");
		assertThat(engine.adopt(delete("staff.team_id", "team.lead_id")).orElseThrow().repairs())
			.isEqualTo(told.repairs());
		assertThat(this.database.query("SELECT * FROM staff")).containsExactly("3|2", "4|null");
		assertThat(this.database.query("SELECT * FROM team")).containsExactly("2|4");
		assertIsWhole();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
			"'';1 row of \"toy\" refers by \"pet_id\" to a row of \"pet\" that doesn't exist: id 3",
			"REFERENCES pet (id);1 row of \"toy\" refers by \"pet_id\" to rows of \"pet\" that would be deleted" })
	void whatRefersToRowsThatGoIsNamed(String toyReferences, String line) throws Exception {
		this.database = TestDatabase.in(this.folder);
		this.database.execute("CREATE TABLE owner (id integer, primary key (id))",
				"CREATE TABLE pet (id integer, owner_id bigint, primary key (id))",
				"CREATE TABLE toy (id integer, pet_id bigint " + toyReferences + ", primary key (id))",
				"INSERT INTO owner VALUES (1)", "INSERT INTO pet VALUES (1, 1), (2, 99)",
				"INSERT INTO toy VALUES (1, 1), (3, 2)");
		MigrationEngine engine = this.database.engine(TestRevision.of("a").up((op) -> {
			op.createTable("owner", (t) -> t.column("id", "integer", (c) -> c.primaryKey()));
			op.createTable("pet", (t) -> t.column("id", "integer", (c) -> c.primaryKey())
				.column("owner_id", "bigint", (c) -> c.references("owner", "id")));
			op.createTable("toy", (t) -> t.column("id", "integer", (c) -> c.primaryKey())
				.column("pet_id", "bigint", (c) -> c.references("pet", "id")));
		}));
		byte[] before = this.database.bytes();
		for (boolean dryRun : new boolean[] { true, false }) {
			assertThatExceptionOfType(AdoptionException.class)
				.isThrownBy(() -> engine.adopt(delete("pet.owner_id").dryRun(dryRun)))
				.satisfies((ex) -> {
					assertThat(ex.description().lines()).containsExactly(
							this.database.file() + " can be taken over at a \"make a\", but rows stand in the way:",
							"  - " + line, "Nothing was changed.");
					assertThat(ex.action())
						.startsWith("Say what happens to the rows that refer to nothing: dbmig adopt "
								+ "--orphans toy.pet_id=delete, or =set-null");
				});
			assertThat(this.database.bytes()).isEqualTo(before);
			assertThat(backups()).isEmpty();
		}
		engine.adopt(delete("pet.owner_id", "toy.pet_id"));
		assertThat(this.database.query("SELECT * FROM pet")).containsExactly("1|1");
		assertThat(this.database.query("SELECT * FROM toy")).containsExactly("1|1");
		assertIsWhole();
	}

	@Test
	void aTriggerThatBringsRowsBackIsNoReasonToGoOnForEver() {
		this.database = TestDatabase.in(this.folder);
		this.database.execute("CREATE TABLE node (id integer, parent_id bigint, primary key (id))",
				"CREATE TRIGGER back AFTER DELETE ON node BEGIN INSERT INTO node VALUES (old.id, old.parent_id); END",
				"INSERT INTO node VALUES (5, 99)");
		MigrationEngine engine = this.database.engine(TestRevision.of("a")
			.up((op) -> op.createTable("node", (t) -> t.column("id", "integer", (c) -> c.primaryKey())
				.column("parent_id", "bigint", (c) -> c.references("node", "id")))));
		assertThatExceptionOfType(AdoptionException.class).isThrownBy(() -> engine.adopt(delete("node.parent_id")))
			.withMessageContaining("1 row of \"node\" refers by \"parent_id\"");
		assertThat(this.database.query("SELECT * FROM node")).containsExactly("5|99");
	}

	@Test
	void aDryRunRefusesWhatTheAdoptionRefuses() {
		this.database = TestDatabase.in(this.folder);
		this.database.execute("CREATE TABLE owner (id integer, primary key (id))",
				"CREATE TABLE pet (id integer, primary key (id))", "INSERT INTO pet VALUES (4)");
		MigrationEngine engine = this.database.engine(TestRevision.of("a").up((op) -> {
			op.createTable("owner", (t) -> t.column("id", "integer", (c) -> c.primaryKey()));
			op.createTable("pet", (t) -> t.column("id", "integer", (c) -> c.primaryKey())
				.column("owner_id", "bigint", (c) -> c.notNull().references("owner", "id")));
		}));
		AdoptionRequest request = new AdoptionRequest(null, false, Map.of(), Map.of("pet.owner_id", "99"));
		for (boolean dryRun : new boolean[] { true, false }) {
			assertThatExceptionOfType(AdoptionException.class).isThrownBy(() -> engine.adopt(request.dryRun(dryRun)))
				.withMessageContaining(
						"1 row of \"pet\" refers by \"owner_id\" to a row of \"owner\" that doesn't " + "exist: id 4");
		}
		assertThat(this.database.tables()).containsExactly("owner", "pet");
	}

	@Test
	void orphansThatMayNotReferToNothingAreNotLost() throws Exception {
		open("v1-v2", "INSERT INTO address (id, street, customer_id) VALUES (5, 'x', 70)");
		Map<String, Object> before = this.database.dump();
		AdoptionRequest request = new AdoptionRequest(null, false, Map.of("address.customer_id", OrphanRemedy.SET_NULL),
				Map.of());
		for (boolean dryRun : new boolean[] { true, false }) {
			assertThatExceptionOfType(AdoptionException.class).isThrownBy(() -> engine().adopt(request.dryRun(dryRun)))
				.withMessageContaining("NOT NULL constraint failed: address.customer_id");
		}
		assertThat(this.database.dump()).isEqualTo(before);
		assertThat(backups()).isEmpty();
	}

	@Test
	void aSlipInANameIsRefused() throws Exception {
		open("v1");
		AdoptionRequest request = new AdoptionRequest(null, false, Map.of("purchase.customer", OrphanRemedy.DELETE),
				Map.of("orders.x", "1"));
		assertThatExceptionOfType(AdoptionException.class).isThrownBy(() -> engine().adopt(request))
			.withMessageContaining("No revision has the columns orders.x, purchase.customer, for which");
	}

	@Test
	void aColumnWithoutValueAsksForOne() throws Exception {
		open("v1-v2");
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

}
