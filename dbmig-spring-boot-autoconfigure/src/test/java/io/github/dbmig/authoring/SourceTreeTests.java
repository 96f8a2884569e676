package io.github.dbmig.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.dbmig.MigrationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SourceTreeTests {

	@TempDir
	Path folder;

	private Path project;

	@BeforeEach
	void makeProject() throws IOException {
		this.project = this.folder.resolve("the shop");
		Files.createDirectories(this.project.resolve("src/main/java"));
		Files.createFile(this.project.resolve("pom.xml"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "target/classes", "target/shop.jar", "build/classes/java/main", "build/libs/shop.jar",
			"bin/main", "out/production/classes" })
	void theProjectIsFoundFromWhatItBuilt(String application) throws IOException {
		Path running = this.project.resolve(application);
		assertThat(folder(null, running, RevisionFormat.JAVA))
			.isEqualTo(this.project.resolve("src/main/java/com/example/revisions"));
		assertThat(folder(null, running, RevisionFormat.SQL))
			.isEqualTo(this.project.resolve("src/main/resources/db/revisions"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "build.gradle", "build.gradle.kts" })
	void aGradleProjectIsOneToo(String buildFile) throws IOException {
		Files.move(this.project.resolve("pom.xml"), this.project.resolve(buildFile));
		assertThat(folder(null, this.project.resolve("build/libs/shop.jar"), RevisionFormat.SQL))
			.isEqualTo(this.project.resolve("src/main/resources/db/revisions"));
	}

	@Test
	void ofNestedProjectsTheInnerOneIsMeant() throws IOException {
		Path module = Files.createDirectories(this.project.resolve("app/src")).getParent();
		Files.createFile(module.resolve("pom.xml"));
		assertThat(folder(null, module.resolve("target/app.jar"), RevisionFormat.SQL))
			.isEqualTo(module.resolve("src/main/resources/db/revisions"));
	}

	@Test
	void aJarSomewhereElseIsRefused() {
		Path jar = this.folder.resolve("opt/shop.jar");
		assertNotFound(jar,
				"the application runs from " + jar + ", which is not in the build folder of a Maven or Gradle project");
	}

	@Test
	void aJarInTheMiddleOfAProjectIsNotWhatItBuilt() {
		Path jar = this.project.resolve("lib/shop.jar");
		assertNotFound(jar,
				"the application runs from " + jar + ", which is not in the build folder of a Maven or Gradle project");
	}

	@Test
	void aProjectWithoutSourcesIsRefused() throws IOException {
		Path bare = Files.createDirectories(this.folder.resolve("bare"));
		Files.createFile(bare.resolve("pom.xml"));
		Path jar = bare.resolve("target/shop.jar");
		assertNotFound(jar, "the application runs from " + jar + ", and its project " + bare + " has no folder src");
	}

	@Test
	void anApplicationThatIsInNoFileIsRefused() {
		assertNotFound(null, "where its own classes are isn't known");
	}

	@Test
	void aFolderThatIsGivenIsASourceFolderOrThatOfThePackage() {
		Path sources = this.folder.resolve("elsewhere");
		Path inPackage = sources.resolve("com/example/revisions");
		assertThat(folder(sources, null, RevisionFormat.JAVA)).isEqualTo(inPackage);
		assertThat(folder(inPackage, null, RevisionFormat.JAVA)).isEqualTo(inPackage);
		assertThat(folder(sources, null, RevisionFormat.SQL)).isEqualTo(sources);
	}

	@Test
	void aFolderThatIsGivenMayBeTheProject() {
		assertThat(folder(this.project, null, RevisionFormat.JAVA))
			.isEqualTo(this.project.resolve("src/main/java/com/example/revisions"));
	}

	@Test
	void aFileIsNoFolder() {
		Path file = this.project.resolve("pom.xml");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> folder(file, null, RevisionFormat.SQL))
			.satisfies((ex) -> {
				assertThat(ex.description())
					.isEqualTo("A new revision can't be written into " + file + ", which is a file and no folder.");
				assertThat(ex.action()).isEqualTo("Correct dbmig.authoring.directory.");
			});
	}

	@ParameterizedTest
	@CsvSource({ "file:/shop/target/classes/, /shop/target/classes",
			"jar:nested:/shop/target/shop.jar/!BOOT-INF/classes/!/, /shop/target/shop.jar",
			"jar:file:/the%20shop/target/shop.jar!/BOOT-INF/classes!/, /the shop/target/shop.jar",
			"file:/shop/build/libs/shop.jar, /shop/build/libs/shop.jar", "jrt:/java.base, " })
	void codeIsFoundInFoldersAndJars(String location, String path) {
		assertThat(CodeLocation.of(location)).isEqualTo((path != null) ? Path.of(path) : null);
	}

	@Test
	void theFilesBesideANewOneTellHowTheProjectIndents() throws IOException {
		Path packageFolder = this.project.resolve("src/main/java/com/example/revisions");
		assertThat(JavaIndentation.in(packageFolder)).isEqualTo("    ");
		Files.createDirectories(packageFolder);
		Files.writeString(packageFolder.resolveSibling("Shop.java"),
				"/**\n * It.\n */\nclass Shop {\n\n  int a;\n\n}\n");
		assertThat(JavaIndentation.in(packageFolder)).isEqualTo("  ");
		Files.writeString(packageFolder.resolve("R1.java"), "class R1 {\n\n\tint a;\n\n}\n");
		assertThat(JavaIndentation.in(packageFolder)).isEqualTo("\t");
	}

	private void assertNotFound(Path application, String why) {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> folder(null, application, RevisionFormat.JAVA))
			.satisfies((ex) -> {
				assertThat(ex.description())
					.isEqualTo("The project's source folder, into which a new revision is written, can't be found: "
							+ why + ".");
				assertThat(ex.action()).contains("--dbmig.authoring.directory=/path/to/src/main/java");
			});
	}

	private static Path folder(Path directory, Path application, RevisionFormat format) {
		return new SourceTree(
				new AuthoringSettings(RevisionFormat.JAVA, directory, "com.example.revisions", application))
			.folder(format);
	}

}
