package io.github.dbmig.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs contenders in processes of their own.
 */
final class Processes {

	private static final String LOGGING = "handlers=java.util.logging.ConsoleHandler\n.level=WARNING\n";

	private Processes() {
	}

	static long run(Contender contender, Path database) throws IOException, InterruptedException {
		Path logging = database.resolveSibling("logging.properties");
		if (Files.notExists(logging)) {
			Files.writeString(logging, LOGGING);
		}
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
						"-Djava.util.logging.config.file=" + logging, "-cp",
						contender.revisions() + File.pathSeparator + contender.classPath(), contender.main().getName(),
						"jdbc:sqlite:" + database));
		command.addAll(contender.arguments());
		Path output = Files.createTempFile(database.getParent(), "output", ".txt");
		long begun = System.nanoTime();
		int code = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start()
			.waitFor();
		long nanos = System.nanoTime() - begun;
		if (code != 0) {
			throw new IllegalStateException(contender.name() + " failed: " + Files.readString(output));
		}
		return nanos;
	}

}
