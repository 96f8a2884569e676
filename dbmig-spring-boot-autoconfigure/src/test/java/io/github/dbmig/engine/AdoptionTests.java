package io.github.dbmig.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmig.Adoption;
import io.github.dbmig.AdoptionRequest;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationException;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDiff;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files that Hibernate's {@code ddl-auto} made are taken over at the revision that they
 * correspond to, and repaired.
 */
class AdoptionTests extends ShopFiles {

	private static final String FOREIGN_KEY = "add foreign key of \"purchase\" (\"customer_id\") to \"customer\" (\"id\")";

	private static final String UNIQUE = "add unique \"uq_customer_name\" of \"customer\" (\"name\", \"city\")";

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
		open("v1");
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
		open("v1-v2");
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
		open("v1-v2-v3", "INSERT INTO tag (name) VALUES ('new')", "INSERT INTO purchase_tags VALUES (2, 1)");
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
		open(version);
		String revision = version.equals("v2") ? "b2" : "c3";
		assertThat(adopt().revision().id()).isEqualTo(revision);
		assertIsAt(revision);
	}

	@Test
	void keysWithoutATypeGetItAndRowsWithoutAKeyTheOneThatHibernateTook() throws Exception {
		open("created-v3");
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

	@ParameterizedTest
	@ValueSource(strings = { "delete", "wal" })
	void theBackupIsTheFileAsItWas(String journalMode) throws Exception {
		open("v1-v2", TestDatabase.in(this.folder, journalMode));
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
		open("v1");
		Map<String, Object> before = this.database.dump();
		Path taken = Files.createFile(this.folder.resolve("taken"));
		MigrationEngine engine = this.database.builder(revisions()).backups(new BackupSettings(taken, 1)).build();
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> engine.adopt(AdoptionRequest.any()))
			.withMessageContaining("could not be written to " + taken);
		assertThat(this.database.dump()).isEqualTo(before);
	}

	@Test
	void aDryRunTellsAndWritesNothing() throws Exception {
		open("v1-v2-v3");
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
	void anIndexOfAnotherNameIsRenamed() throws Exception {
		open("v3", "DROP INDEX ix_purchase_status", "CREATE INDEX IDXhash ON purchase (status)");
		assertThat(adopt().repairs()).contains("rename index \"IDXhash\" to \"ix_purchase_status\"");
		assertThat(this.database.query("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'purchase'"))
			.containsExactly("ix_purchase_status");
	}

}
