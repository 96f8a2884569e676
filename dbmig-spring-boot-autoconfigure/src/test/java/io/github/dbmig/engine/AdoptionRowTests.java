package io.github.dbmig.engine;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import io.github.dbmig.Adoption;
import io.github.dbmig.AdoptionRequest;
import io.github.dbmig.AdoptionRequest.OrphanRemedy;
import io.github.dbmig.MigrationEngine;
import org.junit.jupiter.api.Test;

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

	@Test
	void orphansThatMayNotReferToNothingAreNotLost() throws Exception {
		open("v1-v2", "INSERT INTO address (id, street, customer_id) VALUES (5, 'x', 70)");
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
