package io.github.dbmig.commandline;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.authoring.AuthoringSettings;
import io.github.dbmig.authoring.RevisionAuthor;
import io.github.dbmig.authoring.RevisionAuthorBuilder;
import io.github.dbmig.authoring.RevisionEditor;
import io.github.dbmig.authoring.RevisionFormat;
import io.github.dbmig.engine.MigrationEngineBuilder;
import io.github.dbmig.engine.ModelOperations;
import io.github.dbmig.engine.RevisionReplay;
import io.github.dbmig.operation.OperationRecorder;
import io.github.dbmig.operation.Operations;
import io.github.dbmig.revision.MigrationFactory;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionLoader;
import io.github.dbmig.sqlite.SqliteDialect;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Runs commands with real engines on real files, and catches what they print.
 */
final class Workshop implements CommandTools, Terminal {

	private final Path folder;

	private final List<MigrationEngine> engines = new ArrayList<>();

	private StringWriter out = new StringWriter();

	private StringWriter err = new StringWriter();

	private RevisionAuthor author;

	private Optional<ModelOperations> model = Optional.empty();

	private Iterator<String> answers;

	private RuntimeException graphFailure;

	private Throwable explained;

	private String target = "head";

	Workshop(Path folder) {
		this.folder = folder;
	}

	/**
	 * Add a revision.
	 * @param header what stands below its id
	 */
	Workshop revision(String id, String header, String upgrade, String downgrade) {
		String text = "-- revision: " + id + "\n" + header + "\n\n-- upgrade\n" + upgrade + "\n"
				+ (downgrade.isEmpty() ? "" : "\n-- downgrade\n" + downgrade + "\n");
		try {
			Files.writeString(Files.createDirectories(this.folder.resolve("revisions")).resolve(id + "_x.sql"), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this;
	}

	/**
	 * Add two revisions: a table of books, and a column of it.
	 */
	Workshop books() {
		return revision("aaaa1111", "-- revises:\n-- message: books\n-- created: 2026-11-23T10:15:30Z",
				"CREATE TABLE book (id INTEGER PRIMARY KEY);", "DROP TABLE book;")
			.revision("bbbb2222", "-- revises: aaaa1111\n-- message: isbn", "ALTER TABLE book ADD COLUMN isbn TEXT;",
					"ALTER TABLE book DROP COLUMN isbn;");
	}

	Workshop database(String name) {
		this.engines.add(new MigrationEngineBuilder(new SqliteDialect(),
				new DriverManagerDataSource("jdbc:sqlite:" + file(name)), this::graph)
			.name(name)
			.model(() -> this.model)
			.build());
		return this;
	}

	Path file(String name) {
		return this.folder.resolve(name + ".db");
	}

	/**
	 * Let entities say what a revision would do in an empty database.
	 */
	Workshop entities(Consumer<Operations> revision) {
		this.model = Optional.of(ModelOperations.of(OperationRecorder.record(revision)));
		return this;
	}

	Workshop author(RevisionAuthor revisionAuthor) {
		this.author = revisionAuthor;
		return this;
	}

	Workshop answer(String... lines) {
		this.answers = List.of(lines).iterator();
		return this;
	}

	Workshop graphFails(RuntimeException failure) {
		this.graphFailure = failure;
		return this;
	}

	/**
	 * Run a command.
	 * @return its exit code
	 */
	int run(String... arguments) {
		this.out = new StringWriter();
		this.err = new StringWriter();
		return new DbmigCommandLine(this, this).run(List.of(arguments));
	}

	String printed() {
		return this.out.toString();
	}

	String errors() {
		return this.err.toString();
	}

	Throwable explained() {
		return this.explained;
	}

	@Override
	public List<MigrationEngine> engines() {
		return this.engines;
	}

	@Override
	public RevisionGraph graph() {
		if (this.graphFailure != null) {
			throw this.graphFailure;
		}
		return new RevisionLoader(getClass().getClassLoader(), MigrationFactory.constructor()).load(List.of(),
				List.of("file:" + this.folder.resolve("revisions") + "/"));
	}

	@Override
	public Optional<RevisionAuthor> author() {
		return Optional.ofNullable(this.author);
	}

	/**
	 * The sources are where the revisions are read from.
	 */
	@Override
	public Optional<RevisionEditor> editor() {
		return Optional
			.of(RevisionEditor.of(this::graph, new RevisionReplay(new SqliteDialect(), List.of()), settings()));
	}

	/**
	 * Write revisions where they are read from.
	 */
	Workshop writing() {
		return author(new RevisionAuthorBuilder(this::graph, (graph, parents, answers, asker) -> {
			throw new IllegalStateException("Not compared");
		}, settings()).build());
	}

	private AuthoringSettings settings() {
		return new AuthoringSettings(RevisionFormat.SQL, this.folder.resolve("revisions"), "", null);
	}

	Workshop defaultTarget(String target) {
		this.target = target;
		return this;
	}

	@Override
	public String defaultTarget() {
		return this.target;
	}

	@Override
	public boolean explain(Throwable failure) {
		this.explained = failure;
		return failure instanceof IllegalArgumentException;
	}

	@Override
	public PrintWriter out() {
		return new PrintWriter(this.out, true);
	}

	@Override
	public PrintWriter err() {
		return new PrintWriter(this.err, true);
	}

	@Override
	public Optional<Supplier<String>> answers() {
		return Optional.ofNullable(this.answers).map((lines) -> () -> lines.hasNext() ? lines.next() : null);
	}

}
