package io.github.dbmig.authoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.dbmig.MigrationException;
import io.github.dbmig.RevisionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The parent of a revision is changed in its file, and nothing else.
 */
class ParentChangeTests {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-- revision: b~-- revises: a~-- message: m~~-- upgrade~-- revises: a~   | -- revises: a  | -- revises: x
			-- revises: a, c~-- revision: b~-- upgrade~                            | -- revises: a, c | -- revises: x
			-- revision: b~--revises:a   ~-- upgrade~                              | --revises:a   | --revises: x
			-- revision: b~-- revises:~-- upgrade~                                 | -- revises:   | -- revises: x
			\ufeff-- revision: b~-- message: revises: a~-- upgrade~                | : b~          | : b~-- revises: x~
			""")
	void onlyTheParentInTheHeaderOfSqlIsChanged(String text, String before, String after) {
		for (String lineEnd : List.of("\n", "\r\n")) {
			String whole = text.replace("~", lineEnd);
			int place = whole.indexOf(before.strip().replace("~", lineEnd));
			String expected = whole.substring(0, place) + after.strip().replace("~", lineEnd)
					+ whole.substring(place + before.strip().replace("~", lineEnd).length());
			assertThat(SqlParent.change(whole, "x")).contains(expected);
			assertThat(SqlParent.id(whole)).contains("b");
		}
	}

	@Test
	void aFileWithoutAHeaderHasNoParentToChange() {
		assertThat(SqlParent.change("-- revision: b\nSELECT 1;", "x")).isEmpty();
		assertThat(SqlParent.id("SELECT 1; -- revision: b")).isEmpty();
		assertThat(SqlParent.change("-- upgrade\n-- revision: b\n", "x")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					@Revision(id = "b", revises = "a", message = "m")      | @Revision(id = "b", revises = "x", message = "m")
					@Revision(id = "b", revises = { "a", "c" })            | @Revision(id = "b", revises = "x")
					@Revision(revises = R.ID, id = "b")                    | @Revision(revises = "x", id = "b")
					@Revision(id = "b")                                    | @Revision(id = "b", revises = "x")
					@ io.github.dbmig.Revision ( id="b" , revises={} )     | @ io.github.dbmig.Revision ( id="b" , revises="x" )
					@Revision(/* ) */ id = "b", revises /* = "c" */ = "a" /* was ) */, message = ")\\", revises = \\"q\\"") | @Revision(/* ) */ id = "b", revises /* = "c" */ = "x" /* was ) */, message = ")\\", revises = \\"q\\"")
					""")
	void onlyTheParentInTheAnnotationIsChanged(String annotation, String expected) {
		String before = """
				package shop; // @Revision(id = "b", revises = "comment")

				/* @Revision(id = "b", revises = "comment") */
				""";
		String after = """

				public class R implements Migration {
					char c = '"';
					String s = "@Revision(id = \\"b\\", revises = \\"a\\")";
					String t = \"""
						@Revision(id = "b", revises = "a") \\\""" "
						\""";
					@Revision(id = "other", revises = "a") class Other {}
				}
				""";
		String source = before + annotation + after;
		assertThat(JavaParent.has(source, "\"b\"")).isTrue();
		assertThat(JavaParent.has(source, "\"comment\"")).isFalse();
		assertThat(JavaParent.count(source)).isEqualTo(2);
		assertThat(JavaParent.change(source, "\"b\"", "\"x\"")).contains(before + expected + after);
	}

	@Test
	void sourcesThatEndTooSoonHaveNoRevision() {
		for (String source : List.of("@", "@Revision", "@Revision(", "@Revision(id", "@Revision(id =", "/*", "\"",
				"'\\", "@Revision(id = \"b", "@Revision(id = {", "@Revision(,,", "\"\"\"")) {
			assertThat(JavaParent.change(source, "\"b\"", "\"x\"")).as(source).isEqualTo(Optional.empty());
		}
	}

	@Test
	void theSourceOfAClassIsFoundInTheProject() throws Exception {
		Files.createFile(this.folder.resolve("pom.xml"));
		Path file = source("src/main/java/shop/old/R1_Books.java", "@Revision(id = \"grün\") class R1_Books {}");
		source("src/main/java/shop/R1_Books.java", "class R1_Books {}");
		source("src/test/java/shop/R1_Books.java", "@Revision(id = \"grün\") class R1_Books {}");
		RevisionSource found = RevisionSource.of(settings(), info("grün", "class shop.old.R1_Books"));
		assertThat(found.path()).isEqualTo(file);
		found.reparent("grün", "größe");
		assertThat(file).hasContent("@Revision(id = \"grün\", revises = \"größe\") class R1_Books {}");
		RevisionSource.of(settings(), info("grün", "class shop.old.R1_Books")).delete();
		assertThat(file).doesNotExist();
	}

	@Test
	void theSourceOfAFileIsFoundByItsIdWhateverItsName() throws Exception {
		Files.createFile(this.folder.resolve("pom.xml"));
		Path file = source("src/main/resources/db/revisions/2026/books.sql", "-- revision: aaaa1111\n-- upgrade\n");
		source("src/main/resources/db/revisions/other.sql",
				"-- revision: bbbb2222\n-- upgrade\n-- revision: aaaa1111\n");
		RevisionInfo info = info("aaaa1111", "target/classes/db/revisions/2026/books.sql");
		assertThat(RevisionSource.of(settings(), info).path()).isEqualTo(file);
		source("src/main/resources/twice.sql", "-- revision: aaaa1111\n-- upgrade\n");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> RevisionSource.of(settings(), info))
			.satisfies((ex) -> assertThat(ex.description()).startsWith(
					"The source of revision aaaa1111 (target/classes/db/revisions/2026/books.sql) is there more than "
							+ "once: "));
	}

	@Test
	void aRevisionOfALibraryHasNoSourceHere() throws Exception {
		Files.createFile(this.folder.resolve("pom.xml"));
		source("src/main/java/shop/R1.java", "class R1 {}");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> RevisionSource.of(settings(), info("a", "class lib.R1")))
			.satisfies((ex) -> {
				assertThat(ex.description()).isEqualTo(
						"The source of revision a (class lib.R1) is not in " + this.folder.resolve("src/main") + ".");
				assertThat(ex.action()).isEqualTo(
						"Run the command in the project that the revision belongs to, or say where its sources are with "
								+ "--dbmig.authoring.directory=/path. Nothing was changed.");
			});
	}

	@Test
	void aFileOfSeveralRevisionsIsNotDeleted() throws Exception {
		Files.createFile(this.folder.resolve("pom.xml"));
		Path file = source("src/main/java/shop/R.java",
				"class R { @Revision(id = \"a\") class A {} @Revision(id = \"b\") class B {} }");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> RevisionSource.of(settings(), info("a", "class shop.R$A")).delete())
			.satisfies(
					(ex) -> assertThat(ex.description()).isEqualTo("The file " + file + " has other revisions in it."));
		assertThat(file).exists();
	}

	private AuthoringSettings settings() {
		return new AuthoringSettings(RevisionFormat.JAVA, this.folder, "shop", null);
	}

	private Path source(String path, String text) throws Exception {
		Path file = this.folder.resolve(path);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	private static RevisionInfo info(String id, String origin) {
		return new RevisionInfo(id, List.of(), "", null, List.of(), List.of(), true, origin);
	}

}
