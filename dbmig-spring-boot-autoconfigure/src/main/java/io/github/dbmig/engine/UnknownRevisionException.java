package io.github.dbmig.engine;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import io.github.dbmig.Direction;
import io.github.dbmig.HistoryEntry;
import io.github.dbmig.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a database is at a revision that this build doesn't have: a newer build, or
 * one of another branch, was there before.
 */
public class UnknownRevisionException extends MigrationException {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private final List<String> revisions;

	UnknownRevisionException(String database, List<String> unknown, List<HistoryEntry> history,
			@Nullable String appVersion) {
		super(describe(database, unknown, history, appVersion),
				"Start the version of the application that applied it, or one that is newer. If this is the newest, its "
						+ "build lacks the revision: was its file left out, or is it on a branch that is not merged? To forget it and leave "
						+ "the schema as it is: dbmig stamp REV --purge.");
		this.revisions = List.copyOf(unknown);
	}

	private static String describe(String database, List<String> unknown, List<HistoryEntry> history,
			@Nullable String appVersion) {
		StringBuilder text = new StringBuilder(database);
		text.append(" is ahead of this build")
			.append((appVersion != null) ? " (" + appVersion + ")" : "")
			.append(", which can't locate ")
			.append((unknown.size() == 1) ? "the revision" : "the revisions")
			.append(" that the database is at:");
		for (String id : unknown) {
			text.append(System.lineSeparator()).append("  - ").append(id);
			history.stream()
				.filter((entry) -> entry.revision().equals(id) && entry.direction() != Direction.DOWNGRADE)
				.findFirst()
				.ifPresent((entry) -> text.append(told(entry)));
		}
		return text.append(System.lineSeparator()).append("Nothing was changed.").toString();
	}

	private static String told(HistoryEntry entry) {
		return (entry.message().isEmpty() ? "" : " \"" + entry.message() + "\"") + ", "
				+ ((entry.direction() == Direction.STAMP) ? "stamped " : "applied ") + TIME.format(entry.appliedAt())
				+ ((entry.appVersion() != null) ? " by " + entry.appVersion() : "");
	}

	/**
	 * Return the revisions that this build doesn't have.
	 * @return their ids
	 */
	public List<String> revisions() {
		return this.revisions;
	}

}
