package io.github.dbmig.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that start the packaged application as its users do.
 */
@Timeout(300)
class DispatcherJarTests {

	private static final String V11 = "9b9d58f02985";

	private static final String HEAD = "9f1271ef662a";

	@TempDir
	Path directory;

	@Test
	void aNewDatabaseIsMadeAndASecondStartChangesNothing() throws Exception {
		Path file = this.directory.resolve("new.db");
		try (DispatcherProcess dispatcher = DispatcherProcess.start(file).awaitUp()) {
			assertUpToDate(dispatcher, file);
			assertThat(dispatcher.log()).contains("Running upgrade base -> b60c5ecdf927 \"init\"");
		}
		String dump = SqlDump.of(file.toString());
		byte[] bytes = Files.readAllBytes(file);
		try (DispatcherProcess dispatcher = DispatcherProcess.start(file).awaitUp()) {
			assertUpToDate(dispatcher, file);
			assertThat(dispatcher.log()).doesNotContain("Running upgrade");
		}
		assertThat(SqlDump.of(file.toString())).isEqualTo(dump);
		assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
	}

	@Test
	void anOldDatabaseIsUpgradedWithItsRows() throws Exception {
		Path file = this.directory.resolve("old.db");
		try (DispatcherProcess dispatcher = DispatcherProcess.start(file, "--sample.old-database=true").awaitUp()) {
			JsonNode history = assertUpToDate(dispatcher, file);
			assertThat(history.findValuesAsString("appVersion").get(2)).isEqualTo("0.177.0");
			assertThat(history.findValuesAsString("appVersion").get(0)).isNotEqualTo("0.177.0");
			assertThat(dispatcher.log()).contains("version 0.177.0 left it",
					"Running upgrade b60c5ecdf927 -> 9b9d58f02985 \"v11\"",
					"Running upgrade 9b9d58f02985 -> 9f1271ef662a \"v11+ updates\"");
			assertRows(file, new OldRows());
			assertServed(dispatcher, new OldRows());
			assertWritten(dispatcher);
		}
	}

	private static void assertRows(Path file, OldRows rows) throws Exception {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
			String executor = "coalesce(x.kind || '|' || x.workers || '|' || coalesce(x.address, 'null'), 'none')";
			assertThat(SqlDump.list(connection,
					"SELECT l.id || ',' || l.dispatch_id || ',' || l.name || ',' || l.status || ',' || "
							+ "l.completed_electron_num || ',' || l.created_at || ',' || " + executor
							+ " || ',' || coalesce(l.electron_id, 'null') "
							+ "FROM lattices l LEFT JOIN executors x ON x.id = l.executor_id ORDER BY l.id"))
				.hasSize(OldRows.LATTICES)
				.isEqualTo(rows.lattices()
					.stream()
					.map((lattice) -> lattice.id() + "," + lattice.dispatchId() + "," + lattice.name() + ","
							+ lattice.status() + "," + lattice.completed() + "," + lattice.createdAt().toEpochMilli()
							+ "," + text(lattice.executor()) + "," + rows.firstElectron(lattice))
					.toList());
			assertThat(SqlDump.list(connection,
					"SELECT e.id || ',' || e.parent_lattice_id || ',' || e.transport_graph_node_id || ',' || e.name || "
							+ "',' || e.status || ',' || " + executor
							+ " FROM electrons e LEFT JOIN executors x ON x.id = e.executor_id ORDER BY e.id"))
				.hasSize(OldRows.ELECTRONS)
				.isEqualTo(rows.electrons()
					.stream()
					.map((electron) -> electron.id() + "," + electron.lattice() + "," + electron.node() + ","
							+ electron.name() + "," + electron.status() + "," + text(electron.executor()))
					.toList());
			assertThat(SqlDump.list(connection,
					"SELECT id || ',' || electron_id || ',' || parent_electron_id || ',' || "
							+ "edge_name FROM electron_dependency ORDER BY id"))
				.isEqualTo(rows.dependencies()
					.stream()
					.map((edge) -> edge.id() + "," + edge.electron() + "," + edge.parent() + "," + edge.edge())
					.toList());
			assertThat(SqlDump.list(connection, "SELECT count(*) FROM lattices WHERE electron_id IS NULL"))
				.containsExactly(String.valueOf(OldRows.WITHOUT_ELECTRONS));
			assertThat(SqlDump.list(connection, "PRAGMA foreign_key_check")).isEmpty();
			assertThat(SqlDump.list(connection, "PRAGMA integrity_check")).containsExactly("ok");
		}
	}

	private static String text(OldRows.OldExecutor executor) {
		return (executor != null) ? executor.kind() + "|" + executor.workers() + "|" + executor.address() : "none";
	}

	private static void assertServed(DispatcherProcess dispatcher, OldRows rows) {
		JsonNode lattices = dispatcher.get("/lattices?size=2000");
		assertThat(lattices.findValuesAsString("dispatchId"))
			.isEqualTo(rows.lattices().stream().map(OldRows.OldLattice::dispatchId).toList());
		assertThat(lattices.get(0).path("createdAt").stringValue())
			.isEqualTo(rows.lattices().get(0).createdAt().toString());
		OldRows.OldLattice lattice = rows.lattices().get(7);
		List<OldRows.OldElectron> electrons = rows.electrons()
			.stream()
			.filter((electron) -> electron.lattice() == lattice.id())
			.sorted((one, other) -> Integer.compare(one.node(), other.node()))
			.toList();
		JsonNode details = dispatcher.get("/lattices/" + lattice.id());
		assertThat(details.path("firstElectron").asInt()).isEqualTo(rows.firstElectron(lattice));
		assertThat(details.path("electrons").findValuesAsString("name"))
			.isEqualTo(electrons.stream().map(OldRows.OldElectron::name).toList());
		assertThat(StreamSupport.stream(dispatcher.get("/executors").spliterator(), false)
			.mapToInt((executor) -> executor.path("electrons").asInt())
			.sum())
			.isEqualTo((int) rows.electrons().stream().filter((electron) -> electron.executor() != null).count());
	}

	private static void assertWritten(DispatcherProcess dispatcher) {
		JsonNode made = dispatcher.post("/lattices", """
				{"name": "mnist", "executorId": 1,
				"electrons": [{"name": "load"}, {"name": "train", "waitsFor": [0]}]}""");
		String path = "/lattices/" + made.path("lattice").path("id").asInt();
		dispatcher.patch("/electrons/" + made.path("firstElectron").asInt(), "{\"status\": \"COMPLETED\"}");
		dispatcher.patch(path, "{\"status\": \"RUNNING\"}");
		JsonNode read = dispatcher.get(path);
		assertThat(read.path("lattice").path("completedElectrons").asInt()).isEqualTo(1);
		assertThat(read.path("lattice").path("status").stringValue()).isEqualTo("RUNNING");
		assertThat(read.path("electrons").get(1).path("waitsFor").get(0).asInt()).isZero();
	}

	@Test
	void twoProcessesThatStartAtOnceUpgradeTheDatabaseOnce() throws Exception {
		Path file = this.directory.resolve("shared.db");
		OldDatabase.create(file);
		try (DispatcherProcess one = DispatcherProcess.start(file);
				DispatcherProcess other = DispatcherProcess.start(file)) {
			assertUpToDate(one.awaitUp(), file);
			assertUpToDate(other.awaitUp(), file);
			assertThat(List.of(one.log(), other.log())).filteredOn((log) -> log.contains("2 revisions run")).hasSize(1);
		}
		assertRows(file, new OldRows());
	}

	private static JsonNode assertUpToDate(DispatcherProcess dispatcher, Path file) {
		JsonNode dbmig = dispatcher.get("/actuator/dbmig");
		JsonNode database = dbmig.path("databases").path("dataSource");
		assertThat(dbmig.path("upToDate").asBoolean()).isTrue();
		assertThat(database.path("current")).extracting(JsonNode::stringValue).containsExactly(HEAD);
		assertThat(database.path("heads")).extracting(JsonNode::stringValue).containsExactly(HEAD);
		assertThat(database.path("pending")).isEmpty();
		assertThat(database.path("history").findValuesAsString("revision")).containsExactly(HEAD, V11, OldScript.INIT);
		assertThat(database.path("database").path("path").stringValue()).isEqualTo(file.toString());
		return database.path("history");
	}

}
