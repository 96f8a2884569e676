package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.List;

import io.github.dbmig.HistoryEntry;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationResult;
import io.github.dbmig.RevisionInfo;

/**
 * Prints what a run did.
 */
final class RunReport {

	private RunReport() {
	}

	static void print(PrintWriter out, MigrationEngine engine, MigrationResult result) {
		printSteps(out, result);
		String position = result.after().isEmpty() ? "base" : String.join(", ", result.after());
		String title = engine.status().database().title();
		out.println(result.entries().isEmpty() ? "Nothing to do: " + title + " is at " + position + "."
				: title + " is at " + position + " now.");
	}

	static void printSteps(PrintWriter out, MigrationResult result) {
		result.entries().forEach((entry) -> out.println(line(entry)));
	}

	private static String line(HistoryEntry entry) {
		String title = new RevisionInfo(entry.revision(), entry.revises(), entry.message(), null, List.of(), List.of(),
				true, "")
			.title();
		String parents = RevisionView.parents(entry.revises());
		return switch (entry.direction()) {
			case UPGRADE -> "Upgraded " + parents + " -> " + title;
			case DOWNGRADE -> "Downgraded " + title + " -> " + parents;
			case STAMP -> "Stamped " + title;
		};
	}

}
