package io.github.dbmig.authoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import io.github.dbmig.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Where the sources of new revisions belong: into the project that the running classes
 * were built from, unless the settings name another place.
 *
 * @param settings what is known
 */
record SourceTree(AuthoringSettings settings) {

	private static final List<String> BUILD_FILES = List.of("pom.xml", "build.gradle", "build.gradle.kts");

	/** Where Maven, Gradle, Eclipse and IntelliJ put what they build. */
	private static final Set<String> BUILD_FOLDERS = Set.of("target", "build", "bin", "out");

	private static final Path JAVA = Path.of("src", "main", "java");

	private static final Path SQL = Path.of("src", "main", "resources", "db", "revisions");

	/**
	 * Find the folder for new files. It needn't exist yet.
	 * @param format the language of the file
	 * @return an absolute path
	 * @throws MigrationException if there is no telling
	 */
	Path folder(RevisionFormat format) {
		Path given = this.settings.directory();
		if (given == null) {
			return inProject(project(), format);
		}
		Path directory = given.toAbsolutePath().normalize();
		if (Files.exists(directory) && !Files.isDirectory(directory)) {
			throw new MigrationException(
					"A new revision can't be written into " + directory + ", which is a file and no folder.",
					"Correct dbmig.authoring.directory.");
		}
		if (isProject(directory)) {
			return inProject(directory, format);
		}
		return (format == RevisionFormat.JAVA && !directory.endsWith(packagePath())) ? directory.resolve(packagePath())
				: directory;
	}

	private Path inProject(Path project, RevisionFormat format) {
		return (format == RevisionFormat.JAVA) ? project.resolve(JAVA).resolve(packagePath()) : project.resolve(SQL);
	}

	private Path packagePath() {
		return Path.of("", this.settings.packageName().split("\\.", -1));
	}

	private Path project() {
		Path application = this.settings.application();
		if (application == null) {
			throw notFound("where its own classes are isn't known");
		}
		Path location = application.toAbsolutePath().normalize();
		Path project = projectOf(location);
		if (project == null) {
			throw notFound("the application runs from " + location
					+ ", which is not in the build folder of a Maven or Gradle project");
		}
		if (!Files.isDirectory(project.resolve("src"))) {
			throw notFound("the application runs from " + location + ", and its project " + project
					+ " has no folder src");
		}
		return project;
	}

	private static @Nullable Path projectOf(Path location) {
		Path below = location;
		for (Path folder = location.getParent(); folder != null; folder = folder.getParent()) {
			if (isProject(folder)) {
				return BUILD_FOLDERS.contains(String.valueOf(below.getFileName())) ? folder : null;
			}
			below = folder;
		}
		return null;
	}

	private static boolean isProject(Path folder) {
		return BUILD_FILES.stream().anyMatch((file) -> Files.isRegularFile(folder.resolve(file)));
	}

	private static MigrationException notFound(String why) {
		return new MigrationException("The project's source folder, into which a new revision is written, "
				+ "can't be found: " + why + ".",
				"Run the command in the project (./mvnw spring-boot:run, or the jar in target or build/libs), or say "
						+ "where the sources are: --dbmig.authoring.directory=/path/to/src/main/java (for SQL, the "
						+ "folder of the SQL revisions).");
	}

}
