package io.github.dbmig.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The file of a backup: {@code data.db.20261128T105500123Z-1a2b3c4d.backup}. Written
 * under another name first, so that whatever has this name is whole.
 *
 * @param file the file when it is whole
 * @param database the name of the database's file
 */
record BackupFile(Path file, String database) {

	private static final Log logger = LogFactory.getLog(BackupFile.class);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'")
		.withZone(ZoneOffset.UTC);

	/**
	 * Name a new backup.
	 * @param directory the folder that it goes into
	 * @param database the database's file
	 * @param now the time
	 */
	static BackupFile next(Path directory, Path database, Instant now) {
		byte[] id = new byte[4];
		new SecureRandom().nextBytes(id);
		String name = database.getFileName().toString();
		return new BackupFile(
				directory.resolve(name + "." + TIME.format(now) + "-" + HexFormat.of().formatHex(id) + ".backup"),
				name);
	}

	/** The name under which it is written. */
	Path unfinished() {
		return this.file.resolveSibling(this.file.getFileName() + ".tmp");
	}

	/**
	 * Make the file that is written, readable for whom the database is readable: it holds
	 * the same secrets.
	 * @param database the database's file
	 * @throws IOException if it can't be made
	 */
	void create(Path database) throws IOException {
		Files.createDirectories(folder());
		if (Files.getFileStore(database).supportsFileAttributeView("posix")
				&& Files.getFileStore(folder()).supportsFileAttributeView("posix")) {
			Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(database);
			FileAttribute<Set<PosixFilePermission>> attribute = PosixFilePermissions.asFileAttribute(permissions);
			Files.createFile(unfinished(), attribute);
		}
		else {
			Files.createFile(unfinished());
		}
	}

	private Path folder() {
		Path parent = this.file.toAbsolutePath().getParent();
		return (parent != null) ? parent : this.file.toAbsolutePath();
	}

	/**
	 * Give the file its name once all of it is on the disk.
	 * @throws IOException if that fails
	 */
	void finish() throws IOException {
		try (FileChannel channel = FileChannel.open(unfinished(), StandardOpenOption.WRITE)) {
			channel.force(true);
		}
		try {
			if (Files.exists(this.file)) {
				throw new FileAlreadyExistsException(this.file.toString());
			}
			Files.move(unfinished(), this.file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (AtomicMoveNotSupportedException ex) {
			Files.move(unfinished(), this.file);
		}
		try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (IOException ex) {
			// Not every system can do this with a folder
			logger.debug("The folder " + folder() + " can't be forced to the disk", ex);
		}
	}

	/**
	 * Remove it, whole or not.
	 */
	void delete() {
		for (Path path : List.of(unfinished(), this.file)) {
			try {
				if (Files.exists(path)) {
					Files.delete(path);
				}
			}
			catch (IOException ex) {
				logger.warn("The backup " + path + " is of no use and could not be deleted", ex);
			}
		}
	}

	/**
	 * Remove the oldest backups of the same database.
	 * @param keep how many remain, this one included
	 */
	void keepNewest(int keep) {
		Pattern name = Pattern.compile(Pattern.quote(this.database) + "\\.\\d{8}T\\d{9}Z-[0-9a-f]{8}\\.backup");
		try (Stream<Path> files = Files.list(folder())) {
			List<Path> old = files.filter((path) -> name.matcher(path.getFileName().toString()).matches())
				.filter((path) -> !path.equals(folder().resolve(this.file.getFileName())))
				.sorted(Comparator.comparing((Path path) -> path.getFileName().toString()).reversed())
				.skip(Math.max(0, keep - 1))
				.toList();
			for (Path path : old) {
				Files.deleteIfExists(path);
			}
		}
		catch (IOException ex) {
			logger.warn("Old backups in " + folder() + " could not be deleted", ex);
		}
	}

}
