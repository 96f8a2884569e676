package io.github.dbmig.commandline;

import java.util.List;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationException;
import io.github.dbmig.MigrationStatus;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionPaths;

/**
 * Revisions whose files may still be changed: none of the databases that are configured
 * has applied them.
 */
final class Unpublished {

	private final CommandTools tools;

	private final RevisionGraph graph;

	Unpublished(CommandTools tools) {
		this.tools = tools;
		this.graph = tools.graph();
	}

	/**
	 * Look up a revision by a target that names one, and refuse it if it was applied.
	 * @param name the target
	 * @param what what is about to be done to it, such as {@code rebased}
	 * @return its id
	 */
	String require(String name, String what) {
		String id = one(name);
		for (MigrationEngine engine : this.tools.engines()) {
			MigrationStatus status = engine.status();
			if (!status.unknown().isEmpty()) {
				throw new MigrationException(status.database().title() + " is at " + String.join(", ", status.unknown())
						+ ", which this build doesn't know, so it is not known whether it has applied " + id + ".",
						"Run the command in a build that knows it, or with another database. Nothing was changed.");
			}
			if (this.graph.withAncestors(status.current()).contains(id)) {
				throw new MigrationException(
						"The revision " + this.graph.get(id).info().title() + " can't be " + what + ": "
								+ status.database().title() + " has applied it.",
						"Take it back there first: " + takeBack(id)
								+ ". A revision that other databases have applied stays as it is.");
			}
		}
		return id;
	}

	private String takeBack(String id) {
		List<String> parents = this.graph.get(id).info().revises();
		return "dbmig downgrade " + (parents.isEmpty() ? id + "@base" : id + "@" + parents.get(0));
	}

	/**
	 * Look up a revision by a target that names one.
	 * @param name the target
	 * @return its id
	 */
	String one(String name) {
		List<String> ids = new RevisionPaths(this.graph).find(Unpublished::current, name);
		if (ids.size() != 1) {
			throw notOne(name, ids);
		}
		return ids.get(0);
	}

	static MigrationException notOne(String name, List<String> ids) {
		return new MigrationException("'" + name + "' is " + (ids.isEmpty() ? "no revision: before all of them."
				: ids.size() + " revisions: " + String.join(", ", ids) + "."), "Give the id of one.");
	}

	private static List<String> current() {
		throw new MigrationException("The revision can't be counted from where a database is.",
				"Give its id, or the first four characters of it or more.");
	}

}
