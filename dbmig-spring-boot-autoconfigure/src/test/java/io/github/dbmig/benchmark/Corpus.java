package io.github.dbmig.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The same small tables as revisions of dbmig's and as migrations of Flyway's, each set
 * in a folder that is put on a class path.
 *
 * @param size how many revisions each set has
 * @param mixed dbmig's, in SQL and in Java by turns
 * @param sql dbmig's in SQL alone
 * @param flyway Flyway's
 */
record Corpus(int size, Path mixed, Path sql, Path flyway) {

	static final String PACKAGE = "bench.revisions";

	static final String LOCATION = "classpath*:db/revisions/";

	static Corpus write(Path folder, int size) throws IOException {
		Corpus corpus = new Corpus(size, folder.resolve("mixed"), folder.resolve("sql"), folder.resolve("flyway"));
		Path sources = Files.createDirectories(folder.resolve("sources"));
		Path mixed = Files.createDirectories(corpus.mixed().resolve("db/revisions"));
		Path sql = Files.createDirectories(corpus.sql().resolve("db/revisions"));
		Path flyway = Files.createDirectories(corpus.flyway().resolve("db/migration"));
		List<Path> compiled = new ArrayList<>();
		for (int i = 1; i <= size; i++) {
			String file = id(i) + "_add_table_" + i + ".sql";
			Files.writeString(sql.resolve(file), sqlRevision(i));
			Files.writeString(flyway.resolve("V" + i + "__add_table_" + i + ".sql"), create(i) + ";\n");
			if (i % 2 == 1) {
				Files.writeString(mixed.resolve(file), sqlRevision(i));
			}
			else {
				compiled.add(Files.writeString(sources.resolve("R" + i + ".java"), javaRevision(i)));
			}
		}
		compile(compiled, corpus.mixed());
		return corpus;
	}

	String head() {
		return id(this.size);
	}

	private static String id(int number) {
		return String.format("%012x", number * 0x9E3779B1L);
	}

	private static String create(int number) {
		return """
				CREATE TABLE "table_%d" (
				  "id" INTEGER PRIMARY KEY,
				  "name" TEXT NOT NULL,
				  "amount" REAL,
				  "state" TEXT NOT NULL DEFAULT 'new',
				  "changed" TEXT
				)""".formatted(number);
	}

	private static String sqlRevision(int number) {
		return """
				-- revision: %s
				-- revises: %s
				-- message: add table %d
				-- created: 2026-11-23T10:15:30Z

				-- upgrade
				%s;

				-- downgrade
				DROP TABLE "table_%d";
				""".formatted(id(number), (number > 1) ? id(number - 1) : "", number, create(number), number);
	}

	private static String javaRevision(int number) {
		return """
				package %s;

				import io.github.dbmig.Migration;
				import io.github.dbmig.Revision;
				import io.github.dbmig.operation.Operations;

				@Revision(id = "%s", revises = "%s", message = "add table %d", created = "2026-11-23T10:15:30Z")
				class R%d implements Migration {

					@Override
					public void upgrade(Operations op) {
						op.createTable("table_%d", (table) -> table.column("id", "INTEGER", (column) -> column.primaryKey())
							.column("name", "TEXT", (column) -> column.notNull())
							.column("amount", "REAL")
							.column("state", "TEXT", (column) -> column.notNull().defaultValue("'new'"))
							.column("changed", "TEXT"));
					}

					@Override
					public void downgrade(Operations op) {
						op.dropTable("table_%d");
					}

				}
				"""
			.formatted(PACKAGE, id(number), id(number - 1), number, number, number, number);
	}

	private static void compile(List<Path> sources, Path target) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		List<String> options = List.of("-d", target.toString(), "-proc:none", "-implicit:none", "-cp",
				ClassPaths.dbmig());
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
				.call()) {
				throw new IllegalStateException("The generated revisions do not compile");
			}
		}
	}

}
