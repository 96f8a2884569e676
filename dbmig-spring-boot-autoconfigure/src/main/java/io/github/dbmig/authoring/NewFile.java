package io.github.dbmig.authoring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.github.dbmig.MigrationException;

/**
 * Writes a file that wasn't there: whole or not at all, and never over another.
 */
final class NewFile {

	private NewFile() {
	}

	/**
	 * Write a file, and make the folders that it lies in.
	 * @param folder the folder
	 * @param name the name, of ASCII letters, digits, underscores and a point
	 * @param text what is in it, written as UTF-8
	 * @return its path
	 * @throws MigrationException if it is there already or can't be written
	 */
	static Path write(Path folder, String name, String text) {
		Path file = folder.resolve(name);
		Path draft = folder.resolve("." + name + ".draft");
		try {
			Files.createDirectories(folder);
			try {
				Files.writeString(draft, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW,
						StandardOpenOption.WRITE);
				return Files.move(draft, file);
			}
			catch (IOException ex) {
				if (!(ex instanceof FileAlreadyExistsException exists && draft.toString().equals(exists.getFile()))) {
					Files.deleteIfExists(draft);
				}
				throw ex;
			}
		}
		catch (FileAlreadyExistsException ex) {
			throw new MigrationException("The new revision can't be written: " + ex.getFile() + " is there already.",
					"Move or remove it, or give the revision another id with --rev-id. Nothing was overwritten.", ex);
		}
		catch (IOException ex) {
			throw new MigrationException("The new revision can't be written to " + file + ": " + ex + ".",
					"Make the folder writable, or write elsewhere with --dbmig.authoring.directory=/path.", ex);
		}
	}

}
