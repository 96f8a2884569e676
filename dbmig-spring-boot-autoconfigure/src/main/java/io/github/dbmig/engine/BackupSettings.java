package io.github.dbmig.engine;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Where backups go.
 *
 * @param directory the folder, or {@code null} for that of the database
 * @param keep how many of a database remain in it, at least 1
 */
public record BackupSettings(@Nullable Path directory, int keep) {

	/**
	 * How many remain where nothing else is said.
	 */
	public static final int DEFAULT_KEEP = 5;

	public BackupSettings {
		Assert.isTrue(keep > 0, "'keep' must be at least 1");
	}

	/**
	 * Return the defaults.
	 * @return beside the database, and five of them
	 */
	public static BackupSettings defaults() {
		return new BackupSettings(null, DEFAULT_KEEP);
	}

}
