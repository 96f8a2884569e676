package io.github.dbmig.revision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.loader.launch.JarLauncher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Revisions in an application as Spring Boot packs it, started as users start it.
 */
class ExecutableJarTests {

	private static final String MAIN = """
			public class Main {

				public static void main(String[] args) {
					ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
					RevisionGraph graph = new RevisionLoader(classLoader, MigrationFactory.constructor())
						.load(java.util.List.of("com.example"), java.util.List.of("classpath*:db/revisions/"));
					System.out.println("loader " + classLoader.getClass().getName());
					for (RevisionScript script : graph.scripts()) {
						System.out.println(script.id() + " | " + script.info().origin() + " | "
								+ script.operations(Direction.UPGRADE).size());
					}
				}

			}
			""";

	@TempDir
	private Path folder;

	@Test
	void revisionsOfTheApplicationAndItsLibrariesAreFound() throws Exception {
		Path classes = this.folder.resolve("classes");
		ClassPaths.compile(Files.createDirectories(classes), "com.example.Main", MAIN);
		ClassPaths.compileRevision(classes, "com.example.InApplication", "r1");
		ClassPaths.write(classes.resolve("db/revisions/s1_größe.sql"), ClassPaths.sql("s1"));
		Path library = Files.createDirectories(this.folder.resolve("library"));
		ClassPaths.compileRevision(library, "com.example.lib.InLibrary", "r2");
		ClassPaths.write(library.resolve("db/revisions/sub/s2.sql"), ClassPaths.sql("s2"));

		Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("META-INF/MANIFEST.MF", ("Manifest-Version: 1.0\nMain-Class: " + JarLauncher.class.getName()
				+ "\nStart-Class: com.example.Main\nSpring-Boot-Classes: BOOT-INF/classes/\nSpring-Boot-Lib: BOOT-INF/lib/\n\n")
			.getBytes(StandardCharsets.UTF_8));
		unpack(ClassPaths.locations(JarLauncher.class.getName()).get(0), entries);
		entries.put("BOOT-INF/", new byte[0]);
		entries.put("BOOT-INF/classes/", new byte[0]);
		entries.putAll(ClassPaths.contents(classes, "BOOT-INF/classes/"));
		entries.put("BOOT-INF/lib/", new byte[0]);
		entries.put("BOOT-INF/lib/lib.jar", jar("lib.jar", library));
		for (Path place : ClassPaths.locations("io.github.dbmig.Revision", "org.jspecify.annotations.Nullable",
				"org.springframework.core.io.Resource", "org.springframework.jdbc.core.simple.JdbcClient",
				"org.apache.commons.logging.Log")) {
			String name = Files.isDirectory(place) ? "dbmig.jar" : String.valueOf(place.getFileName());
			entries.put("BOOT-INF/lib/" + name, Files.isDirectory(place) ? jar(name, place) : ClassPaths.bytes(place));
		}
		Path application = ClassPaths.jar(this.folder.resolve("app.jar"), entries);

		assertThat(run(application)).containsExactly(
				"loader org.springframework.boot.loader.launch.LaunchedClassLoader",
				"r1 | class com.example.InApplication | 2", "r2 | class com.example.lib.InLibrary | 2",
				"s1 | db/revisions/s1_größe.sql in app.jar | 1",
				"s2 | db/revisions/sub/s2.sql in lib.jar in app.jar | 1");
	}

	private byte[] jar(String name, Path content) {
		return ClassPaths.bytes(ClassPaths.jar(this.folder.resolve(name), ClassPaths.contents(content, "")));
	}

	private static void unpack(Path jar, Map<String, byte[]> entries) throws IOException {
		try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				if (entry.getName().startsWith("org/")) {
					entries.put(entry.getName(), in.readAllBytes());
				}
			}
		}
	}

	private List<String> run(Path application) throws IOException, InterruptedException {
		Path output = this.folder.resolve("output");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8", "-jar", application.toString())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		return Files.readAllLines(output);
	}

}
