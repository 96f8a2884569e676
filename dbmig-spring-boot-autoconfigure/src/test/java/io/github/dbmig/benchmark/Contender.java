package io.github.dbmig.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One of those that are measured, with the revisions that it works on.
 *
 * @param name its name in the table
 * @param classPath what it needs
 * @param main its process
 * @param arguments of its process, after the database
 * @param revisions the folder that its revisions are in
 */
record Contender(String name, String classPath, Class<?> main, List<String> arguments, Path revisions) {

	static Contender dbmig(String name, Path revisions) {
		return new Contender(name, ClassPaths.dbmig(), DbmigProcess.class, List.of(), revisions);
	}

	static Contender flyway(String name, Path revisions, boolean group) {
		return new Contender(name, ClassPaths.flyway(), FlywayProcess.class, List.of(String.valueOf(group)), revisions);
	}

	/**
	 * Start its process and wait for the end.
	 * @param database the database file
	 * @return nanoseconds that it took
	 */
	long process(Path database) throws IOException, InterruptedException {
		return Processes.run(this, database);
	}

}
