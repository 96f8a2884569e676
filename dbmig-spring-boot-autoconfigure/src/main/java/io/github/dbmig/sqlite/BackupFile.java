package io.github.dbmig.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
 * The file of a backup: {@code data.db.5e6f7a8b.20261128T105500123Z-1a2b3c4d.backup}. The
 * first number stands for the folder of the database: several of one name may have their
 * backups in one folder. Written under another name first, so that whatever has this name
 * is whole.
 *
 * @param file the file when it is whole
 * @param database how the names of all backups of the database begin
 */
record BackupFile(Path file, String database) {

	private static final Log logger = LogFactory.getLog(BackupFile.class);

	private static final int NUMBER_BYTES = 4;

	private static final String TIME_AND_NUMBER = "\\.\\d{8}T\\d{9}Z-[0-9a-f]{8}\\.backup";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'")
		.withZone(ZoneOffset.UTC);

	/**
	 * Name a new backup.
	 * @param directory the folder that it goes into
	 * @param database the database's file
	 * @param now the time
	 */
	static BackupFile next(Path directory, Path database, Instant now) {
		byte[] id = new byte[NUMBER_BYTES];
		new SecureRandom().nextBytes(id);
		String name = database.getFileName() + "." + number(database);
		return new BackupFile(
				directory.resolve(name + "." + TIME.format(now) + "-" + HexFormat.of().formatHex(id) + ".backup"),
				name);
	}

	private static String number(Path database) {
		Path path = database.toAbsolutePath().normalize();
		try {
			path = database.toRealPath();
		}
		catch (IOException ex) {
			logger.debug("The real path of " + database + " can't be told", ex);
		}
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(path.toString().getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash, 0, NUMBER_BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
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
		delete(List.of(unfinished(), this.file), "is of no use");
	}

	/**
	 * Remove what killed runs left of theirs. Called while the run holds the write lock,
	 * so that no other can be writing a backup of the database.
	 */
	void deleteUnfinished() {
		delete(others("\\.tmp(-journal|-wal|-shm)?"), "was never finished");
	}

	/**
	 * Remove the oldest backups of the same database.
	 * @param keep how many remain, this one included
	 */
	void keepNewest(int keep) {
		List<Path> newestFirst = others("");
		delete(newestFirst.subList(Math.min(keep - 1, newestFirst.size()), newestFirst.size()), "is an old one");
	}

	/** Files of other backups of the database, the newest first. */
	private List<Path> others(String suffix) {
		Pattern name = Pattern.compile(Pattern.quote(this.database) + TIME_AND_NUMBER + suffix);
		try (Stream<Path> files = Files.list(folder())) {
			return files.filter((path) -> name.matcher(path.getFileName().toString()).matches())
				.filter((path) -> !path.getFileName().equals(this.file.getFileName()))
				.sorted(Comparator.comparing((Path path) -> path.getFileName().toString()).reversed())
				.toList();
		}
		catch (NoSuchFileException ex) {
			// The folder is made with the first
			return List.of();
		}
		catch (IOException | RuntimeException ex) {
			logger.warn("The backups in " + folder() + " can't be listed, so old ones remain", ex);
			return List.of();
		}
	}

	/** A file that stays is no reason to fail a run, let alone one that is committed. */
	private static void delete(List<Path> files, String why) {
		for (Path path : files) {
			try {
				Files.deleteIfExists(path);
			}
			catch (IOException | RuntimeException ex) {
				logger.warn("The backup " + path + " " + why + " and could not be deleted", ex);
			}
		}
	}

}
