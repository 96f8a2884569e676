package io.github.dbmig.authoring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmig.MigrationException;
import io.github.dbmig.RevisionInfo;

/**
 * The file in the project's sources that a revision comes from. It is read byte by byte,
 * whatever its character set is, so that what isn't changed stays as it is.
 *
 * @param path the file
 * @param text what is in it, a character for each byte
 */
record RevisionSource(Path path, String text) {

	private static final String CLASS = "class ";

	private static final Path MAIN = Path.of("src", "main");

	/**
	 * Find it.
	 * @param settings where sources are
	 * @param info the revision
	 * @return the file
	 * @throws MigrationException if it isn't there
	 */
	static RevisionSource of(AuthoringSettings settings, RevisionInfo info) {
		SourceTree tree = new SourceTree(settings);
		Set<Path> roots = new LinkedHashSet<>();
		for (RevisionFormat format : RevisionFormat.values()) {
			roots.add(root(tree.folder(format)));
		}
		// One of the folders may be in the other
		List<RevisionSource> found = roots.stream().flatMap((root) -> find(root, info).stream()).distinct().toList();
		if (found.size() == 1) {
			return found.get(0);
		}
		String where = String.join(" or ", roots.stream().map(Path::toString).toList());
		throw new MigrationException(
				"The source of revision " + info.title() + " (" + info.origin() + ") "
						+ (found.isEmpty() ? "is not in " + where + "." : "is there more than once: "
								+ String.join(", ", found.stream().map((each) -> each.path.toString()).toList()) + "."),
				"Run the command in the project that the revision belongs to, or say where its sources are with "
						+ "--dbmig.authoring.directory=/path. Nothing was changed.");
	}

	/** The sources as a whole: revisions may have been moved about in them. */
	private static Path root(Path folder) {
		for (Path path = folder; path != null; path = path.getParent()) {
			if (path.endsWith(MAIN)) {
				return path;
			}
		}
		return folder;
	}

	private static List<RevisionSource> find(Path root, RevisionInfo info) {
		if (!Files.isDirectory(root)) {
			return List.of();
		}
		boolean java = info.origin().startsWith(CLASS);
		String name = info.origin().substring(info.origin().lastIndexOf('.') + 1).replaceAll("\\$.*", "") + ".java";
		try (Stream<Path> files = Files.walk(root)) {
			return files
				.filter((file) -> java ? file.getFileName().toString().equals(name)
						: file.getFileName().toString().endsWith(".sql"))
				.map(RevisionSource::read)
				.filter((source) -> java ? JavaParent.has(source.text, literal(info.id()))
						: SqlParent.id(source.text).equals(Optional.of(bytes(info.id()))))
				.toList();
		}
		catch (IOException ex) {
			throw new MigrationException("The sources in " + root + " can't be read: " + ex + ".",
					"Make them readable. Nothing was changed.", ex);
		}
	}

	private static RevisionSource read(Path file) {
		try {
			return new RevisionSource(file, Files.readString(file, StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			throw new MigrationException("The file " + file + " can't be read: " + ex + ".",
					"Make it readable. Nothing was changed.", ex);
		}
	}

	/** A text as it stands in a file of UTF-8, a character for each byte. */
	private static String bytes(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

	private static String literal(String text) {
		return bytes(JavaText.literal(text));
	}

	boolean isJava() {
		return this.path.toString().endsWith(".java");
	}

	/**
	 * Give the revision another parent.
	 * @param id the revision
	 * @param parent the parent
	 */
	void reparent(String id, String parent) {
		Optional<String> changed = isJava() ? JavaParent.change(this.text, literal(id), literal(parent))
				: SqlParent.change(this.text, bytes(parent));
		try {
			Files.writeString(this.path, changed.orElseThrow(), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new MigrationException("The file " + this.path + " can't be written: " + ex + ".",
					"Make it writable.", ex);
		}
	}

	/**
	 * Delete the file.
	 */
	void delete() {
		if (isJava() && JavaParent.count(this.text) > 1) {
			throw new MigrationException("The file " + this.path + " has other revisions in it.",
					"Delete the class by hand. Nothing was changed.");
		}
		try {
			Files.delete(this.path);
		}
		catch (IOException ex) {
			throw new MigrationException("The file " + this.path + " can't be deleted: " + ex + ".",
					"Make its folder writable. Nothing was changed.", ex);
		}
	}

}
