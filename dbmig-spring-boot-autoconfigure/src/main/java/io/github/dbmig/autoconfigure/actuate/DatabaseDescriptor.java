package io.github.dbmig.autoconfigure.actuate;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.github.dbmig.DatabaseInfo;
import io.github.dbmig.HistoryEntry;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationException;
import io.github.dbmig.MigrationStatus;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.SchemaChange;
import org.jspecify.annotations.Nullable;

/**
 * A database.
 *
 * @param current the ids of the revisions that it is at
 * @param heads the ids of the heads of this build
 * @param upToDate whether it is at them
 * @param pending the revisions that an upgrade would run
 * @param history what was done, newest first, at the most the last 100 entries
 * @param model whether the entities and the database agree, {@code null} where there are
 * no entities to compare with
 * @param quarantine the tables that keep rows which a new constraint would have refused
 * @param database what it says about itself
 */
public record DatabaseDescriptor(List<String> current, List<String> heads, boolean upToDate, List<Pending> pending,
		List<Entry> history, @Nullable Model model, List<Quarantine> quarantine, Database database) {

	private static final int SHOWN = 100;

	static DatabaseDescriptor of(MigrationStatus status, @Nullable Model model) {
		return new DatabaseDescriptor(status.current(), status.heads(), status.upToDate(),
				status.pending().stream().map(Pending::of).toList(),
				status.history().stream().limit(SHOWN).map(Entry::of).toList(), model, List.of(),
				Database.of(status.database()));
	}

	/**
	 * A revision that an upgrade would run.
	 *
	 * @param revision its id
	 * @param revises the ids of its parents
	 * @param message its message
	 */
	public record Pending(String revision, List<String> revises, String message) {

		static Pending of(RevisionInfo info) {
			return new Pending(info.id(), info.revises(), info.message());
		}

	}

	/**
	 * An entry of the history.
	 *
	 * @param revision the id of the revision
	 * @param revises the ids of its parents
	 * @param message its message
	 * @param direction upgrade, downgrade or stamp
	 * @param appliedAt when it was done
	 * @param durationMs how long it took, in milliseconds
	 * @param checksum the checksum of its operations
	 * @param runId the run that did it
	 * @param appVersion the version of the application that did it
	 * @param backup the backup taken before
	 */
	public record Entry(String revision, List<String> revises, String message, String direction, Instant appliedAt,
			long durationMs, @Nullable String checksum, String runId, @Nullable String appVersion,
			@Nullable String backup) {

		static Entry of(HistoryEntry entry) {
			return new Entry(entry.revision(), entry.revises(), entry.message(),
					entry.direction().name().toLowerCase(Locale.ROOT), entry.appliedAt(), entry.duration().toMillis(),
					entry.checksum(), entry.runId(), entry.appVersion(), entry.backup());
		}

	}

	/**
	 * The entities against the database.
	 *
	 * @param inSync whether they agree
	 * @param changes what would have to change in the database, a line each
	 * @param problem why they can't be compared, {@code null} if they can
	 */
	public record Model(boolean inSync, List<String> changes, @Nullable String problem) {

		static @Nullable Model of(MigrationEngine engine) {
			try {
				return engine.checkModel()
					.map((changes) -> new Model(changes.isEmpty(),
							changes.stream().map(SchemaChange::description).toList(), null))
					.orElse(null);
			}
			catch (MigrationException ex) {
				return new Model(false, List.of(), ex.description());
			}
		}

	}

	/**
	 * A quarantine table.
	 *
	 * @param table its name
	 * @param revision the revision that filled it
	 * @param rows how many rows it holds
	 */
	public record Quarantine(String table, String revision, long rows) {
	}

	/**
	 * What a database says about itself.
	 *
	 * @param path the absolute path of its file, {@code null} in memory
	 * @param sqliteVersion the version of SQLite
	 * @param sizeBytes the size of its file
	 * @param journalMode how it keeps its journal
	 */
	public record Database(@Nullable String path, String sqliteVersion, long sizeBytes, @Nullable String journalMode) {

		static Database of(DatabaseInfo info) {
			return new Database((info.path() != null) ? info.path().toString() : null, info.version(), info.sizeBytes(),
					info.journalMode());
		}

	}

}
