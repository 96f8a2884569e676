package io.github.dbmig.starter;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An application in a process of its own.
 */
final class JavaProcess implements AutoCloseable {

	private final Process process;

	private final BufferedReader output;

	private final List<String> lines = new ArrayList<>();

	private JavaProcess(Process process) {
		this.process = process;
		this.output = process.inputReader();
	}

	/**
	 * Start an application with the class path of this test.
	 * @param without matches the names of the jars that are left out of it
	 */
	static JavaProcess start(Class<?> application, Pattern without, Path database) throws IOException {
		String classPath = List.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.stream()
			.filter((entry) -> !without.matcher(Path.of(entry).getFileName().toString()).find())
			.collect(Collectors.joining(File.pathSeparator));
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", classPath, application.getName(),
				"--spring.datasource.url=jdbc:sqlite:" + database);
		return new JavaProcess(builder.redirectErrorStream(true).start());
	}

	/**
	 * Read what it prints, up to a line or to its end.
	 * @return whether there was such a line
	 */
	boolean printed(String text) throws IOException {
		String line = this.output.readLine();
		while (line != null) {
			this.lines.add(line);
			if (line.contains(text)) {
				return true;
			}
			line = this.output.readLine();
		}
		return false;
	}

	/**
	 * End it as {@code kill -9} does.
	 */
	int kill() throws InterruptedException {
		return this.process.destroyForcibly().waitFor();
	}

	/**
	 * Wait for its own end.
	 * @return the exit code
	 */
	int await() throws Exception {
		this.output.lines().forEach(this.lines::add);
		return this.process.waitFor();
	}

	String log() {
		return String.join("\n", this.lines);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
