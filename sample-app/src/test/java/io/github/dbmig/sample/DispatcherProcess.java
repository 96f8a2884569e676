package io.github.dbmig.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

import static org.awaitility.Awaitility.await;

/**
 * The packaged application in a process of its own.
 */
final class DispatcherProcess implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final Process process;

	private final Path log;

	private RestClient client;

	private DispatcherProcess(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	/**
	 * Start the application, without waiting for it.
	 */
	static DispatcherProcess start(Path database, String... arguments) throws IOException {
		Path directory = database.toAbsolutePath().getParent();
		Path log = Files.createTempFile(directory, "dispatcher", ".log");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-Xmx512m", "-jar", System.getProperty("sample.jar"), "--server.port=0"));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment().put("DISPATCHER_DB", database.toString());
		return new DispatcherProcess(builder.start(), log);
	}

	DispatcherProcess awaitUp() {
		await().atMost(PATIENCE).until(() -> !this.process.isAlive() || PORT.matcher(log()).find());
		Matcher port = PORT.matcher(log());
		if (!port.find()) {
			throw new IllegalStateException("The application did not start:\n" + log());
		}
		this.client = RestClient.create("http://localhost:" + port.group(1));
		await().atMost(PATIENCE)
			.ignoreExceptions()
			.until(() -> "UP".equals(get("/actuator/health").path("status").stringValue()));
		return this;
	}

	String log() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	JsonNode get(String path) {
		return this.client.get().uri(path).retrieve().body(JsonNode.class);
	}

	JsonNode post(String path, String json) {
		return this.client.post()
			.uri(path)
			.contentType(MediaType.APPLICATION_JSON)
			.body(json)
			.retrieve()
			.body(JsonNode.class);
	}

	void patch(String path, String json) {
		this.client.patch().uri(path).contentType(MediaType.APPLICATION_JSON).body(json).retrieve().toBodilessEntity();
	}

	/**
	 * Stop the application as an operating system does.
	 */
	@Override
	public void close() {
		this.process.destroy();
		try {
			this.process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
		}
		catch (CompletionException ex) {
			this.process.destroyForcibly().onExit().join();
		}
	}

}
