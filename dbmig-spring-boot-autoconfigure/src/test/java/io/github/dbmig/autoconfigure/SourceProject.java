package io.github.dbmig.autoconfigure;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.springframework.util.FileSystemUtils;

/**
 * A project's folder with sources in Java that are compiled anew for each start.
 *
 * @param folder the folder
 */
public record SourceProject(Path folder) {

	public Path sources() {
		return this.folder.resolve("src/main/java");
	}

	public Path classes() {
		return this.folder.resolve("target/classes");
	}

	/**
	 * Put a file of that text among the sources, or take it away.
	 * @param name its path below them
	 * @param text what it says, blank to take it away
	 */
	public void put(String name, String text) {
		Path file = sources().resolve(name);
		try {
			Files.createDirectories(file.getParent());
			if (text.isBlank()) {
				Files.delete(file);
			}
			else {
				Files.writeString(file, text);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Compile all sources, with every warning an error.
	 * @return a loader of the classes, to be closed
	 */
	public URLClassLoader compile() {
		try (StandardJavaFileManager files = compiler().getStandardFileManager(null, null, null)) {
			FileSystemUtils.deleteRecursively(classes());
			Files.createDirectories(classes());
			StringWriter said = new StringWriter();
			boolean compiled = compiler().getTask(said, files, null,
					List.of("-d", classes().toString(), "-proc:none", "-parameters", "-Xlint:all,-processing,-serial",
							"-Werror", "-implicit:none", "-cp", System.getProperty("java.class.path")),
					null, files.getJavaFileObjectsFromPaths(javaFiles()))
				.call();
			if (!compiled) {
				throw new AssertionError("The sources don't compile:" + System.lineSeparator() + said);
			}
			return new URLClassLoader(new URL[] { classes().toUri().toURL() }, getClass().getClassLoader());
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<Path> javaFiles() throws IOException {
		try (Stream<Path> files = Files.walk(sources())) {
			return files.filter((file) -> file.toString().endsWith(".java")).sorted().toList();
		}
	}

	private static JavaCompiler compiler() {
		return ToolProvider.getSystemJavaCompiler();
	}

}
