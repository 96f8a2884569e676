package io.github.dbmig.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out how the project indents its Java, so that a new revision looks like one of
 * its files.
 */
final class JavaIndentation {

	/** What most projects do. */
	static final String USUAL = "    ";

	/** Files that are looked at, in a folder. */
	private static final int SOME = 5;

	private JavaIndentation() {
	}

	/**
	 * Look at the files beside a new one, or else in the folders above it.
	 * @param folder the folder of the new file, which may not exist
	 * @return one step of indentation
	 */
	static String in(Path folder) {
		Path current = folder;
		// The folders of a package, and no further
		for (int i = 0; i < SOME && current != null; i++) {
			Optional<String> found = Files.isDirectory(current) ? ofFiles(current) : Optional.empty();
			if (found.isPresent()) {
				return found.get();
			}
			current = current.getParent();
		}
		return USUAL;
	}

	private static Optional<String> ofFiles(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.sorted()
				.limit(SOME)
				.flatMap((file) -> ofFile(file).stream())
				.findFirst();
		}
		catch (IOException | UncheckedIOException ex) {
			return Optional.empty();
		}
	}

	private static Optional<String> ofFile(Path file) {
		try {
			List<String> lines = Files.readAllLines(file);
			return lines.stream().flatMap((line) -> ofLine(line).stream()).findFirst();
		}
		catch (IOException ex) {
			// Not in UTF-8, say; then others may tell
			return Optional.empty();
		}
	}

	private static Optional<String> ofLine(String line) {
		if (line.startsWith("\t")) {
			return Optional.of("\t");
		}
		int blanks = line.length() - line.stripLeading().length();
		boolean comment = line.stripLeading().startsWith("*");
		return (blanks > 1 && !comment && blanks < line.length()) ? Optional.of(line.substring(0, blanks))
				: Optional.empty();
	}

}
