package io.github.dbmig.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes SQL revisions into a folder.
 */
final class RevisionFiles {

	private final Path folder;

	RevisionFiles(Path folder) {
		this.folder = folder.resolve("revisions");
	}

	RevisionFiles add(String id, String revises, String message, String upgrade, String downgrade) {
		try {
			Files.createDirectories(this.folder);
			Files.writeString(this.folder.resolve(id + "_" + message.replace(' ', '_') + ".sql"), """
					-- revision: %s
					-- revises: %s
					-- message: %s

					-- upgrade
					%s

					-- downgrade
					%s
					""".formatted(id, revises, message, upgrade, downgrade));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Add the two revisions that most tests need: a table of books, and a column of it.
	 */
	RevisionFiles addBooks() {
		add("aaaa1111", "", "books", "CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT NOT NULL);",
				"DROP TABLE book;");
		return add("bbbb2222", "aaaa1111", "isbn", "ALTER TABLE book ADD COLUMN isbn TEXT;",
				"ALTER TABLE book DROP COLUMN isbn;");
	}

	Path path(String id, String message) {
		return this.folder.resolve(id + "_" + message.replace(' ', '_') + ".sql");
	}

	String location() {
		return "file:" + this.folder + "/";
	}

}
