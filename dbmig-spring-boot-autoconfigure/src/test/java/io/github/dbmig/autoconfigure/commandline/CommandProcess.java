package io.github.dbmig.autoconfigure.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application printed that ran in a process of its own, and how it ended.
 *
 * @param code the exit code
 * @param out its standard output
 * @param err its standard error
 */
record CommandProcess(int code, String out, String err) {

	/**
	 * Start an application and wait for its end.
	 * @param folder where it runs
	 * @param launch what stands behind {@code java}, such as a class path and a class
	 */
	static CommandProcess run(Path folder, List<String> launch, String... arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
		command.addAll(launch);
		command.addAll(List.of(arguments));
		Path out = Files.createTempFile(folder, "command", ".out");
		Path err = Files.createTempFile(folder, "command", ".err");
		Process process = new ProcessBuilder(command).directory(folder.toFile())
			.redirectOutput(out.toFile())
			.redirectError(err.toFile())
			.start();
		try {
			assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ended by itself").isTrue();
			return new CommandProcess(process.exitValue(), Files.readString(out), Files.readString(err));
		}
		finally {
			process.destroyForcibly();
		}
	}

}
