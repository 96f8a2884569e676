package io.github.dbmig.revision;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.github.dbmig.Direction;
import io.github.dbmig.revision.fixture.Hidden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RevisionLoaderTests {

	private static final String FOUND = "io.github.dbmig.revision.fixture.found";

	private static final String ANYWHERE = "classpath*:db/revisions/";

	@TempDir
	private Path folder;

	@Test
	void annotatedClassesOfAPackageAreFoundAndNotLoaded() {
		System.clearProperty("dbmig.test.first");
		FixtureClassLoader classLoader = new FixtureClassLoader(Hidden.class);
		RevisionGraph graph = load(classLoader, List.of(FOUND), List.of());
		assertThat(InMemoryRevision.ids(graph.scripts())).containsExactly("first", "second");
		assertThat(graph.get("first").info().origin()).isEqualTo("class " + FOUND + ".First");
		assertThat(graph.get("second").info().origin()).isEqualTo("class " + FOUND + ".First$Nested");
		assertThat(classLoader.asked()).isEmpty();
		assertThat(System.getProperty("dbmig.test.first")).isNull();
		// what stands there besides would fail if it were loaded
		assertThatExceptionOfType(NoClassDefFoundError.class)
			.isThrownBy(() -> Class.forName(FOUND + ".NotLoadable", false, classLoader));
	}

	@Test
	void onlyTheRevisionThatIsAskedForIsLoaded() {
		FixtureClassLoader classLoader = new FixtureClassLoader(Hidden.class);
		RevisionGraph graph = load(classLoader, List.of(FOUND), List.of());
		graph.get("second").operations(Direction.UPGRADE);
		assertThat(classLoader.asked()).contains("found.First$Nested").doesNotContain("found.First");
	}

	@Test
	void overlappingPackagesCountOnce() {
		RevisionGraph graph = load(getClass().getClassLoader(),
				List.of(FOUND, FOUND, "io.github.dbmig.revision.fixture.found"), List.of());
		assertThat(graph.size()).isEqualTo(2);
	}

	@Test
	void aRevisionThatCannotBeReadIsTold() {
		assertThatExceptionOfType(RevisionException.class)
			.isThrownBy(() -> load(getClass().getClassLoader(), List.of("io.github.dbmig.revision.fixture"), List.of()))
			.withMessageContaining("io.github.dbmig.revision.fixture.Refused$");
	}

	@Test
	void filesInFoldersOfTheClassPathAreFound() throws IOException {
		write("db/revisions/a.sql", ClassPaths.sql("a"));
		write("db/revisions/2026/deep/b.sql", ClassPaths.sql("b"));
		write("db/revisions/readme.txt", "no revision");
		write("db/other/c.sql", "no revision");
		try (URLClassLoader classLoader = classLoader(this.folder)) {
			RevisionGraph graph = load(classLoader, List.of(), List.of(ANYWHERE));
			assertThat(InMemoryRevision.ids(graph.scripts())).containsExactly("a", "b");
			assertThat(graph.get("b").info().origin())
				.isEqualTo(this.folder.resolve("db/revisions/2026/deep/b.sql").toString());
		}
	}

	@Test
	void placesWithoutAnyRevisionAreFine() {
		assertThat(load(getClass().getClassLoader(), List.of("no.such.package"), List.of("classpath*:no/such/folder"))
			.isEmpty()).isTrue();
		assertThat(load(getClass().getClassLoader(), List.of(), List.of()).isEmpty()).isTrue();
	}

	@Test
	void aLocationMayLackItsLastSlashAndBeAnyFolder() {
		write("some where/a.sql", ClassPaths.sql("a"));
		String location = "file:" + this.folder.resolve("some where");
		assertThat(load(List.of(location)).heads()).containsExactly("a");
		assertThat(load(List.of(location + "/")).heads()).containsExactly("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bücher.sql", "a b.sql", "a+b.sql", "a#b.sql", "a!b.sql" })
	void fileNamesAreToldAsTheyAre(String name) throws IOException {
		Path content = this.folder.resolve("content");
		Path file = ClassPaths.write(content.resolve("db/revisions/" + name), ClassPaths.sql("a"));
		assertThat(load(List.of("file:" + this.folder + "/")).get("a").info().origin()).isEqualTo(file.toString());
		Path jar = ClassPaths.jar(this.folder.resolve("lib.jar"), ClassPaths.contents(content, ""));
		try (URLClassLoader classLoader = classLoader(jar)) {
			assertThat(load(classLoader, List.of(), List.of(ANYWHERE)).get("a").info().origin())
				.isEqualTo("db/revisions/" + name + " in lib.jar");
		}
	}

	@Test
	void controlCharactersOfAFileNameAreSpelledOut() {
		write("a\u001b[2J\n.sql", ClassPaths.sql("a"));
		assertThat(load(List.of("file:" + this.folder)).get("a").info().origin())
			.isEqualTo(this.folder.resolve("a") + "\\u001b[2J\\u000a.sql");
	}

	@Test
	void aFileBelowTheWorkingDirectoryIsToldByItsPathFromThere() {
		RevisionLoader loader = new RevisionLoader(getClass().getClassLoader(), MigrationFactory.constructor());
		Path here = Path.of("target").toAbsolutePath();
		Path file = ClassPaths.write(here.resolve("loader-tests/a.sql"), ClassPaths.sql("a"));
		assertThat(loader.load(List.of(), List.of("file:" + file.getParent())).get("a").info().origin())
			.isEqualTo(Path.of("target/loader-tests/a.sql").toString());
	}

	@Test
	void aFileThatOverlappingLocationsHoldCountsOnce() throws IOException {
		write("db/revisions/sub/a.sql", ClassPaths.sql("a"));
		Files.createSymbolicLink(this.folder.resolve("link"), this.folder.resolve("db"));
		try (URLClassLoader classLoader = classLoader(this.folder)) {
			RevisionGraph graph = load(classLoader, List.of(),
					List.of(ANYWHERE, "classpath*:db", "classpath:db/revisions", "file:" + this.folder,
							"file:" + this.folder + "/./db/../db/revisions/sub", "file:" + this.folder + "/link"));
			assertThat(graph.size()).isEqualTo(1);
		}
	}

	// G31
	@ParameterizedTest
	@ValueSource(ints = { 100, 101, 398, 399 })
	void ofManyFilesTheFirstThatCannotBeReadIsTold(int number) {
		writeMany();
		write("many/399.sql", "-- revision: 399\n");
		write("many/" + number + ".sql", "-- revision: " + number + "\n");
		assertThatExceptionOfType(RevisionException.class).isThrownBy(() -> load(List.of("file:" + this.folder)))
			.satisfies((ex) -> assertThat(ex.description()).isEqualTo("The SQL revision "
					+ this.folder.resolve("many/" + number + ".sql") + " has no line '-- upgrade'."));
	}

	@Test
	void ofManyFilesEachCountsOnce() throws IOException {
		writeMany();
		Files.createSymbolicLink(this.folder.resolve("many/link.sql"), this.folder.resolve("many/250.sql"));
		RevisionGraph graph = load(List.of("file:" + this.folder, "file:" + this.folder.resolve("many")));
		assertThat(graph.size()).isEqualTo(300);
		write("many/z.sql", ClassPaths.sql("100"));
		assertThatExceptionOfType(RevisionGraphException.class).isThrownBy(() -> load(List.of("file:" + this.folder)))
			.withMessageContaining("The id 100 is used twice, by " + this.folder.resolve("many/100.sql") + " and by "
					+ this.folder.resolve("many/z.sql") + ".");
	}

	private void writeMany() {
		for (int i = 100; i < 400; i++) {
			write("many/" + i + ".sql", ClassPaths.sql(String.valueOf(i)));
		}
	}

	@Test
	void anIdInTwoFilesIsToldWithBoth() {
		Path one = write("one/a.sql", ClassPaths.sql("a"));
		Path two = write("two/a.sql", ClassPaths.sql("a"));
		assertThatExceptionOfType(RevisionGraphException.class).isThrownBy(() -> load(List.of("file:" + this.folder)))
			.satisfies((ex) -> assertThat(ex.problems())
				.containsExactly("The id a is used twice, by " + one + " and by " + two + "."));
	}

	@Test
	void anIdInAClassAndAFileIsToldWithBoth() {
		Path file = write("x.sql", ClassPaths.sql("first"));
		assertThatExceptionOfType(RevisionGraphException.class)
			.isThrownBy(() -> load(getClass().getClassLoader(), List.of(FOUND), List.of("file:" + this.folder)))
			.satisfies((ex) -> assertThat(ex.problems())
				.containsExactly("The id first is used twice, by class " + FOUND + ".First and by " + file + "."));
	}

	@Test
	void revisionsInAJarAreFound() throws IOException {
		Path content = this.folder.resolve("content");
		ClassPaths.write(content.resolve("db/revisions/x/a.sql"), ClassPaths.sql("a"));
		ClassPaths.compileRevision(content, "com.example.deep.R", "r");
		Path jar = ClassPaths.jar(this.folder.resolve("lib 1.jar"), ClassPaths.contents(content, ""));
		try (URLClassLoader classLoader = classLoader(jar)) {
			RevisionGraph graph = load(classLoader, List.of("com.example"), List.of(ANYWHERE, "classpath*:db"));
			assertThat(graph.heads()).containsExactly("a", "r");
			assertThat(graph.get("a").info().origin()).isEqualTo("db/revisions/x/a.sql in lib 1.jar");
			assertThat(graph.get("r").info().origin()).isEqualTo("class com.example.deep.R");
			assertThat(graph.get("r").operations(Direction.UPGRADE)).hasSize(2);
		}
	}

	@Test
	void aClassThatStandsInTwoPlacesCountsOnce() throws IOException {
		Path content = this.folder.resolve("content");
		ClassPaths.compileRevision(content, "com.example.R", "r");
		Path jar = ClassPaths.jar(this.folder.resolve("lib.jar"), ClassPaths.contents(content, ""));
		try (URLClassLoader classLoader = classLoader(content, jar)) {
			assertThat(load(classLoader, List.of("com.example"), List.of()).size()).isEqualTo(1);
		}
	}

	@Test
	void aFileThatStandsInTwoPlacesIsToldWithBoth() throws IOException {
		Path content = this.folder.resolve("content");
		ClassPaths.write(content.resolve("db/revisions/a.sql"), ClassPaths.sql("a"));
		Path jar = ClassPaths.jar(this.folder.resolve("lib.jar"), ClassPaths.contents(content, ""));
		Path other = ClassPaths.jar(this.folder.resolve("lib2.jar"), ClassPaths.contents(content, ""));
		try (URLClassLoader classLoader = classLoader(jar, other)) {
			assertThatExceptionOfType(RevisionGraphException.class)
				.isThrownBy(() -> load(classLoader, List.of(), List.of(ANYWHERE)))
				.withMessageContaining("db/revisions/a.sql in lib.jar")
				.withMessageContaining("db/revisions/a.sql in lib2.jar");
		}
	}

	@Test
	void aBrokenClassFileIsTold() throws IOException {
		Path file = this.folder.resolve("com/example/Broken.class");
		Files.createDirectories(file.getParent());
		Files.write(file, ("xxxx" + ClassRevisionScript.ANNOTATION).getBytes(StandardCharsets.UTF_8));
		try (URLClassLoader classLoader = classLoader(this.folder)) {
			assertThatExceptionOfType(RevisionException.class)
				.isThrownBy(() -> load(classLoader, List.of("com.example"), List.of()))
				.satisfies((ex) -> {
					assertThat(ex.description())
						.isEqualTo("The class file " + file + " can't be read: not a class file.");
					assertThat(ex.action()).isEqualTo("Build the application again.");
				});
		}
	}

	private Path write(String path, String text) {
		return ClassPaths.write(this.folder.resolve(path), text);
	}

	private static URLClassLoader classLoader(Path... places) {
		return new URLClassLoader(Arrays.stream(places).map((place) -> {
			try {
				return place.toUri().toURL();
			}
			catch (MalformedURLException ex) {
				throw new IllegalStateException(ex);
			}
		}).toArray(URL[]::new), RevisionLoaderTests.class.getClassLoader());
	}

	@ParameterizedTest
	@ValueSource(strings = { "classpath:db/nowhere/", "file:/no/such/folder/" })
	void aFolderThatIsNamedHasToExist(String location) {
		assertThatExceptionOfType(RevisionException.class).isThrownBy(() -> load(List.of(location))).satisfies((ex) -> {
			assertThat(ex.description())
				.isEqualTo("The folder " + location + ", in which revisions should be, does not exist.");
			assertThat(ex.action()).isEqualTo(
					"Make it, correct dbmig.revisions.locations, or write classpath*: where " + "it may be missing.");
		});
	}

	@Test
	void aFolderOfTheWholeClassPathMayBeMissing() {
		assertThat(load(List.of("classpath*:db/nowhere/")).isEmpty()).isTrue();
	}

	private static RevisionGraph load(List<String> locations) {
		return load(RevisionLoaderTests.class.getClassLoader(), List.of(), locations);
	}

	private static RevisionGraph load(ClassLoader classLoader, List<String> packages, List<String> locations) {
		return new RevisionLoader(classLoader, MigrationFactory.constructor()).load(packages, locations);
	}

}
