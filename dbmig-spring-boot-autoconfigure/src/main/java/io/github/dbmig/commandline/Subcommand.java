package io.github.dbmig.commandline;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationException;
import io.github.dbmig.MigrationStatus;
import io.github.dbmig.authoring.RevisionAuthor;
import io.github.dbmig.authoring.RevisionEditor;

/**
 * A command: finds its engine, and prints where the options say.
 */
abstract class Subcommand implements Callable<Integer> {

	static final int DONE = 0;

	static final int FOUND = 3;

	private final DbmigCommand dbmig;

	Subcommand(DbmigCommand dbmig) {
		this.dbmig = dbmig;
	}

	@Override
	public final Integer call() throws Exception {
		Path file = this.dbmig.output();
		if (file != null) {
			check(file);
			StringWriter text = new StringWriter();
			int code = run(new PrintWriter(text));
			write(file, text.toString());
			return code;
		}
		return run(this.dbmig.quiet() ? new PrintWriter(Writer.nullWriter()) : this.dbmig.terminal().out());
	}

	/**
	 * Before anything is done, not after it.
	 */
	private static void check(Path file) {
		Path folder = file.toAbsolutePath().getParent();
		if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
			throw new MigrationException(
					"The result can't be written to " + file.toAbsolutePath()
							+ ", which is a folder or in a folder that does not exist. Nothing was done.",
					"Correct --output, or make the folder.");
		}
	}

	private static void write(Path file, String text) {
		try {
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new MigrationException("The result can't be written to " + file.toAbsolutePath() + ": " + ex + ".",
					"The command itself was carried out. Correct --output.", ex);
		}
	}

	/**
	 * Do it.
	 * @param out where the result goes
	 * @return the exit code
	 * @throws Exception if it fails
	 */
	abstract int run(PrintWriter out) throws Exception;

	final DbmigCommand dbmig() {
		return this.dbmig;
	}

	final CommandTools tools() {
		return this.dbmig.tools();
	}

	/**
	 * Return where the database is, to look something up that is counted from there.
	 * @param asked what is looked up
	 * @return ids that this build knows
	 */
	final List<String> position(String asked) {
		MigrationStatus status = engine().status();
		if (!status.unknown().isEmpty()) {
			throw new MigrationException(
					"The database is at " + String.join(", ", status.unknown())
							+ ", which this build doesn't know, so it is not known what '" + asked + "' is.",
					"Give the id of a revision.");
		}
		return status.current();
	}

	/**
	 * Return what writes revisions.
	 */
	final RevisionAuthor author() {
		return tools().author().orElseThrow(Subcommand::noSources);
	}

	/**
	 * Return what changes the sources of revisions.
	 */
	final RevisionEditor editor() {
		return tools().editor().orElseThrow(Subcommand::noSources);
	}

	private static MigrationException noSources() {
		return new MigrationException("This application can't write revisions.",
				"Run the command in the project of the application, with dbmig.enabled at true.");
	}

	/**
	 * Return the engine of the database that is meant.
	 */
	final MigrationEngine engine() {
		List<MigrationEngine> engines = tools().engines();
		String name = this.dbmig.database();
		String names = String.join(", ", engines.stream().map(MigrationEngine::name).toList());
		if (engines.isEmpty()) {
			throw new MigrationException("This application has no database that dbmig migrates.",
					"Configure a SQLite data source (spring.datasource.url), and leave dbmig.enabled at true.");
		}
		if (name == null && engines.size() > 1) {
			throw new MigrationException("There are several databases: " + names + ".",
					"Name one with --database NAME.");
		}
		return engines.stream()
			.filter((engine) -> name == null || engine.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new MigrationException("There is no database '" + name + "'.",
					"Give one of these with --database: " + names + "."));
	}

}
