package io.github.dbmig.authoring;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import io.github.dbmig.operation.Operations;
import io.github.dbmig.revision.MigrationFactory;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionLoader;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles the sources of revisions as a strict project would, and loads them as dbmig
 * does.
 */
final class CompiledRevisions {

	static final String PACKAGE = "shop.revisions";

	private CompiledRevisions() {
	}

	/**
	 * Compile sources and load what they are.
	 * @param folder an empty folder
	 * @param sources by the names of their classes, all in {@link #PACKAGE}
	 */
	static RevisionGraph load(Path folder, Map<String, String> sources) throws IOException {
		Path source = Files.createDirectories(folder.resolve("source/shop/revisions"));
		Path classes = Files.createDirectories(folder.resolve("classes"));
		List<Path> files = new ArrayList<>();
		for (Map.Entry<String, String> entry : sources.entrySet()) {
			files.add(Files.writeString(source.resolve(entry.getKey() + ".java"), entry.getValue()));
		}
		compile(files, classes);
		URLClassLoader loader = new URLClassLoader(new URL[] { classes.toUri().toURL() },
				CompiledRevisions.class.getClassLoader());
		return new RevisionLoader(loader, MigrationFactory.constructor()).load(List.of(PACKAGE), List.of());
	}

	private static void compile(List<Path> files, Path classes) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		String path = Stream.of(Operations.class, Nullable.class, JdbcClient.class)
			.map((type) -> String.valueOf(CodeLocation.of(type)))
			.collect(Collectors.joining(System.getProperty("path.separator")));
		StringWriter output = new StringWriter();
		try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
			boolean compiled = compiler
				.getTask(output, manager, null,
						List.of("-Xlint:all", "-Werror", "-proc:none", "-encoding", "UTF-8", "--release", "17", "-d",
								classes.toString(), "-classpath", path),
						null, manager.getJavaFileObjectsFromPaths(files))
				.call();
			assertThat(compiled).as(() -> output.toString()).isTrue();
		}
	}

}
