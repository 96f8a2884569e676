package io.github.dbmig.autoconfigure.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.dbmig.autoconfigure.fixture.plainapplication.PlainApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.json.JsonContent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code /actuator/dbmig} of a whole application, over HTTP.
 */
class DbmigEndpointTests {

	@TempDir
	static Path folder;

	private static ConfigurableApplicationContext context;

	private final HttpClient http = HttpClient.newHttpClient();

	@BeforeAll
	static void start() {
		context = new SpringApplicationBuilder(PlainApplication.class)
			.properties("spring.datasource.url=jdbc:sqlite:" + folder.resolve("data.db"), "server.port=0",
					"spring.main.banner-mode=off",
					"dbmig.revisions.locations=classpath:io/github/dbmig/autoconfigure/actuate/revisions/",
					"management.endpoints.web.exposure.include=*")
			.run();
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	private HttpResponse<String> call(String method, String path) throws IOException, InterruptedException {
		URI uri = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port")
				+ "/actuator/dbmig" + path);
		return this.http.send(HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private JsonContent json(String path) throws IOException, InterruptedException {
		HttpResponse<String> response = call("GET", path);
		assertThat(response.statusCode()).isEqualTo(200);
		return new JsonContent(response.body());
	}

	@Test
	void showsWhereTheDatabaseIs() throws Exception {
		JsonContent json = json("");
		assertThat(json).extractingPath("$.upToDate").isEqualTo(true);
		assertThat(json).extractingPath("$.databases").asMap().containsOnlyKeys("dataSource");
		assertThat(json).extractingPath("$.databases.dataSource.current").asArray().containsExactly("e2e2e2e2");
		assertThat(json).extractingPath("$.databases.dataSource.heads").asArray().containsExactly("e2e2e2e2");
		assertThat(json).extractingPath("$.databases.dataSource.upToDate").isEqualTo(true);
		assertThat(json).extractingPath("$.databases.dataSource.pending").asArray().isEmpty();
		assertThat(json).extractingPath("$.databases.dataSource.quarantine").asArray().isEmpty();
	}

	@Test
	void showsTheHistoryNewestFirst() throws Exception {
		JsonContent json = json("");
		String history = "$.databases.dataSource.history";
		assertThat(json).extractingPath(history + "[*].revision").asArray().containsExactly("e2e2e2e2", "e1e1e1e1");
		assertThat(json).extractingPath(history + "[0].revises").asArray().containsExactly("e1e1e1e1");
		assertThat(json).extractingPath(history + "[1].revises").asArray().isEmpty();
		assertThat(json).extractingPath(history + "[0].message").isEqualTo("shelf height");
		assertThat(json).extractingPath(history + "[0].direction").isEqualTo("upgrade");
		assertThat(json).extractingPath(history + "[0].appliedAt").asString().matches("20\\d\\d-.*Z");
		assertThat(json).extractingPath(history + "[0].durationMs").asNumber().isNotNull();
		assertThat(json).extractingPath(history + "[0].checksum").asString().matches("v1:[0-9a-f]{64}");
		assertThat(json).extractingPath(history + "[0].runId").asString().hasSize(36);
	}

	@Test
	void showsTheFile() throws Exception {
		JsonContent json = json("");
		Path file = folder.resolve("data.db");
		String database = "$.databases.dataSource.database";
		assertThat(json).extractingPath(database + ".path").isEqualTo(file.toString());
		assertThat(json).extractingPath(database + ".sqliteVersion").asString().startsWith("3.");
		assertThat(json).extractingPath(database + ".sizeBytes").isEqualTo((int) Files.size(file));
		assertThat(json).extractingPath(database + ".journalMode").isEqualTo("delete");
	}

	@Test
	void showsARevisionWithItsSql() throws Exception {
		JsonContent json = json("/dataSource/e2e2e2e2");
		assertThat(json).extractingPath("$.revision").isEqualTo("e2e2e2e2");
		assertThat(json).extractingPath("$.created").isEqualTo("2026-11-02T08:00:00Z");
		assertThat(json).extractingPath("$.reversible").isEqualTo(true);
		assertThat(json).extractingPath("$.sql.upgrade")
			.asArray()
			.containsExactly("ALTER TABLE \"shelf\" ADD COLUMN \"height\" INTEGER", "UPDATE shelf SET height = 30");
		assertThat(json).extractingPath("$.sql.downgrade")
			.asArray()
			.containsExactly("ALTER TABLE \"shelf\" DROP COLUMN \"height\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/dataSource/ffff", "/other/e2e2e2e2", "/dataSource", "/dataSource/e2e2e2e2/more" })
	void answers404ForWhatIsUnknown(String path) throws Exception {
		assertThat(call("GET", path).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "DELETE", "PATCH" })
	void refusesEveryMethodThatCouldWrite(String method) throws Exception {
		assertThat(call(method, "").statusCode()).isEqualTo(405);
		assertThat(call(method, "/dataSource/e2e2e2e2").statusCode()).isEqualTo(405);
	}

}
