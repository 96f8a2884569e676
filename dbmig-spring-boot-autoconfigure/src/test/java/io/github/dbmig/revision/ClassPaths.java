package io.github.dbmig.revision;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes class files and archives for tests.
 */
final class ClassPaths {

	private ClassPaths() {
	}

	/**
	 * The text of a SQL revision.
	 */
	static String sql(String id) {
		return "-- revision: " + id + "\n-- upgrade\nCREATE TABLE " + id + "(a);\n";
	}

	static Path write(Path file, String text) {
		try {
			Files.createDirectories(file.getParent());
			return Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Compile a class.
	 * @param folder where its class file goes
	 * @param name its binary name
	 * @param body what follows the package declaration
	 */
	static void compile(Path folder, String name, String body) {
		int dot = name.lastIndexOf('.');
		String text = "package " + name.substring(0, dot) + ";\nimport io.github.dbmig.*;\n"
				+ "import io.github.dbmig.operation.*;\nimport io.github.dbmig.revision.*;\n" + body;
		Path source = write(folder.resolveSibling("sources").resolve(name.replace('.', '/') + ".java"), text);
		int result = ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "-proc:none", "-nowarn", "-d", folder.toString(), "-cp",
					locations("io.github.dbmig.Revision", "org.jspecify.annotations.Nullable",
							"org.springframework.jdbc.core.simple.JdbcClient")
						.stream()
						.map(Path::toString)
						.collect(Collectors.joining(System.getProperty("path.separator"))),
					source.toString());
		assertThat(result).as("compilation of " + name).isZero();
	}

	/**
	 * Compile a revision.
	 */
	static void compileRevision(Path folder, String name, String id) {
		compile(folder, name, "@Revision(id = \"" + id + "\", irreversible = true)\nclass "
				+ name.substring(name.lastIndexOf('.') + 1) + " implements Migration {\n"
				+ "	@Override public void upgrade(Operations op) { op.dropTable(\"t\"); op.dropTable(\"u\"); }\n}\n");
	}

	/**
	 * Return where classes come from.
	 */
	static List<Path> locations(String... classes) {
		return Arrays.stream(classes).map((name) -> {
			try {
				return Path.of(Class.forName(name).getProtectionDomain().getCodeSource().getLocation().toURI());
			}
			catch (ReflectiveOperationException | URISyntaxException ex) {
				throw new IllegalStateException(ex);
			}
		}).toList();
	}

	/**
	 * Return the files below a folder by their paths, with entries for the folders.
	 */
	static Map<String, byte[]> contents(Path folder, String prefix) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> !file.equals(folder)).sorted().collect(Collectors.toMap((file) -> {
				String path = folder.relativize(file).toString().replace('\\', '/');
				return prefix + path + (Files.isDirectory(file) ? "/" : "");
			}, (file) -> Files.isDirectory(file) ? new byte[0] : bytes(file), (a, b) -> a, TreeMap::new));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static byte[] bytes(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Make an archive, uncompressed as nested ones have to be.
	 */
	static Path jar(Path file, Map<String, byte[]> entries) {
		try (OutputStream out = Files.newOutputStream(file);
				ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
			for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
				CRC32 crc = new CRC32();
				crc.update(entry.getValue());
				ZipEntry stored = new ZipEntry(entry.getKey());
				stored.setMethod(ZipEntry.STORED);
				stored.setSize(entry.getValue().length);
				stored.setCrc(crc.getValue());
				zip.putNextEntry(stored);
				zip.write(entry.getValue());
				zip.closeEntry();
			}
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
