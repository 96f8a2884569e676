package io.github.dbmig.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dbmig.MigrationException;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.compare.ForeignTool;
import io.github.dbmig.dialect.StepException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a database that something else made can't be taken over. Nothing was
 * changed then.
 */
public class AdoptionException extends MigrationException {

	private static final String UNCHANGED = " Nothing was changed.";

	private static final String LINE = System.lineSeparator() + "  - ";

	private static final String BY_HAND = "Repair the rows in a copy first if you are not sure; dbmig adopt --dry-run "
			+ "tells again what is in the way.";

	private AdoptionException(String description, String action, @Nullable Throwable cause) {
		super(description, action, cause);
	}

	static AdoptionException noRevision(String database) {
		return new AdoptionException(
				database + " has tables and no version, and this build has no revision that it could correspond to."
						+ UNCHANGED,
				"Generate the first revision from the entities (dbmig revision --autogenerate -m \"first\"), and take the "
						+ "database over then.",
				null);
	}

	static AdoptionException keptBy(String database, ForeignTool tool) {
		return new AdoptionException(
				database + " is kept by " + tool.title() + ": it has the table " + tool.table() + "." + UNCHANGED,
				"If its schema is what one of the revisions makes, dbmig adopt --at <revision> compares it with that "
						+ "revision and makes it current, and dbmig stamp <revision> does so without comparing. Then "
						+ "remove " + tool.title() + " from the application; its tables are left alone.",
				null);
	}

	static AdoptionException severalRevisions(String target, List<RevisionInfo> revisions) {
		return new AdoptionException("A database can be taken over at one revision only, and \"" + target + "\" is "
				+ (revisions.isEmpty() ? "none"
						: revisions.stream().map(RevisionInfo::title).collect(Collectors.joining(", ")))
				+ "." + UNCHANGED, "Name one revision by its id.", null);
	}

	static AdoptionException differs(String database, RevisionInfo nearest, List<String> differences, boolean asked) {
		String which = asked ? "its schema is not that of " + nearest.title() + "."
				: "its schema is that of no revision. The nearest is " + nearest.title() + ".";
		return new AdoptionException(
				database + " has tables and no version, and " + which + " What dbmig can't repair:" + LINE
						+ String.join(LINE, differences) + System.lineSeparator() + UNCHANGED.strip(),
				"Change the database so that it is what " + nearest.title()
						+ " makes, or write a revision that makes what the database has"
						+ (asked ? "" : ", or compare it with another one: dbmig adopt --at <revision>")
						+ ". If the differences don't matter, dbmig stamp " + nearest.id()
						+ " makes the revision current as it is.",
				null);
	}

	static AdoptionException rows(String database, RevisionInfo revision, List<String> violations,
			Set<String> foreignKeys, Set<String> columns) {
		List<String> actions = new ArrayList<>();
		foreignKeys
			.forEach((key) -> actions.add("Say what happens to the rows that refer to nothing: dbmig adopt --orphans "
					+ key + "=delete, or =set-null (keeping them in a quarantine table is not built yet)."));
		columns.forEach((column) -> actions
			.add("Say what rows without a value get: dbmig adopt --backfill " + column + "=\"<expression>\"."));
		actions.add(BY_HAND);
		return new AdoptionException(
				database + " can be taken over at " + revision.title() + ", but rows stand in the way:" + LINE
						+ String.join(LINE, violations) + System.lineSeparator() + UNCHANGED.strip(),
				String.join(System.lineSeparator(), actions), null);
	}

	static AdoptionException failed(String database, RevisionInfo revision, StepException cause) {
		return new AdoptionException(
				database + " could not be made what " + revision.title() + " makes: " + cause.description() + UNCHANGED,
				BY_HAND, cause);
	}

	static AdoptionException unequal(String database, RevisionInfo revision, List<String> remaining) {
		return new AdoptionException(
				database + " was repaired, but is still not what " + revision.title() + " makes:" + LINE
						+ String.join(LINE, remaining) + System.lineSeparator() + UNCHANGED.strip(),
				"This is a fault of dbmig. If the differences don't matter, dbmig stamp " + revision.id()
						+ " makes the revision current as it is.",
				null);
	}

	static AdoptionException unknownColumns(Set<String> names) {
		return new AdoptionException(
				"No revision has the columns " + String.join(", ", new LinkedHashSet<>(names))
						+ ", for which it is said what happens to rows." + UNCHANGED,
				"Name them as <table>.<column>, those of a foreign key over several columns joined by a comma; "
						+ "tables of dbmig.exclude are left alone.",
				null);
	}

}
