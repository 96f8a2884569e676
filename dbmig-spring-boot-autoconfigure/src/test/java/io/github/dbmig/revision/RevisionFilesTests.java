package io.github.dbmig.revision;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RevisionFiles}.
 */
class RevisionFilesTests {

	@TempDir
	Path folder;

	@BeforeEach
	void write() throws IOException {
		Files.createDirectories(this.folder.resolve("db/revisions/more/deep"));
		Files.createDirectories(this.folder.resolve("db/revisions/empty"));
		for (String name : List.of("b.sql", "a.sql", "more/c.sql", "more/deep/d.sql", "notes.txt", "more/e.SQL")) {
			Files.writeString(this.folder.resolve("db/revisions").resolve(name), text(name));
		}
	}

	private static String text(String name) {
		return "-- revision: " + name.replaceAll("[^a-z]", "") + "\n-- upgrade\n";
	}

	@ParameterizedTest
	@ValueSource(strings = { "classpath*:db/revisions/", "classpath*:/db/revisions/", "classpath:db/revisions/",
			"classpath*:db/", "classpath*:db/*/", "classpath*:db/revisions/more/../more/", "classpath*:missing/",
			"file:%s/db/revisions/", "file://%s/db/revisions/", "file:%s/db/*/", "file:%s/missing/" })
	void whatSpringFindsIsFound(String location) throws IOException {
		String at = location.formatted(this.folder);
		try (URLClassLoader classLoader = classLoader()) {
			assertThat(new RevisionFiles(classLoader).find(at, ".sql")).extracting(RevisionFilesTests::identity)
				.containsExactlyInAnyOrderElementsOf(spring(classLoader, at));
		}
	}

	private URLClassLoader classLoader() throws IOException {
		return new URLClassLoader(new URL[] { this.folder.toUri().toURL() }, null);
	}

	private static Object identity(RevisionFile file) {
		try {
			return file.identity();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<Object> spring(ClassLoader classLoader, String location) throws IOException {
		List<Object> paths = new ArrayList<>();
		for (Resource resource : new PathMatchingResourcePatternResolver(classLoader)
			.getResources(location + "**/*.sql")) {
			paths.add(resource.getFile().toPath().toRealPath());
		}
		return paths;
	}

	@Test
	void aFolderThatHoldsItselfThroughALinkIsWalkedOnce() throws IOException {
		Files.createSymbolicLink(this.folder.resolve("db/revisions/more/again"), this.folder.resolve("db"));
		assertThat(
				new RevisionFiles(getClass().getClassLoader()).find("file:" + this.folder + "/db/revisions/", ".sql"))
			.extracting(RevisionFilesTests::identity)
			.doesNotHaveDuplicates()
			.hasSize(4);
	}

	@Test
	void revisionsThatAreLinksIntoFoldersBesideThemCountOnce() throws IOException {
		Path mounted = Files.createDirectories(this.folder.resolve("mounted"));
		Files.createDirectories(mounted.resolve("..2026"));
		Files.writeString(mounted.resolve("..2026/a.sql"), text("a"));
		Files.createSymbolicLink(mounted.resolve("..data"), Path.of("..2026"));
		Files.createSymbolicLink(mounted.resolve("a.sql"), Path.of("..data/a.sql"));
		RevisionGraph graph = new RevisionLoader(getClass().getClassLoader(), MigrationFactory.constructor())
			.load(List.of(), List.of("file:" + mounted));
		assertThat(graph.scripts()).extracting(RevisionScript::id).containsExactly("a");
	}

}
