package io.github.dbmig.authoring;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import io.github.dbmig.engine.RevisionReplay;
import io.github.dbmig.revision.RevisionGraph;

import org.springframework.util.Assert;

/**
 * Changes how the revisions in the project's sources hang together. Whether a database
 * has applied one of them is not known here.
 */
public interface RevisionEditor {

	/**
	 * Replay branches in memory one after the other, and the other way round, to find out
	 * whether the order in which a database applied them matters.
	 * @param heads the ends of the branches, two or more
	 * @return what differs, a line each, empty if the schema is the same
	 */
	List<String> orders(List<String> heads);

	/**
	 * Give a revision another parent. The header of its file is changed and nothing else;
	 * before that the revisions are replayed in memory in their new order.
	 * @param revision the id of a revision with one parent at the most
	 * @param onto the id of its new parent, a head
	 * @return what was changed
	 * @throws io.github.dbmig.MigrationException if the revisions don't fit together like
	 * that, or the file can't be found or written
	 */
	RebasedRevision rebase(String revision, String onto);

	/**
	 * Delete the file of a revision that no other needs.
	 * @param revision the id
	 * @return the file that was deleted
	 * @throws io.github.dbmig.MigrationException if others need it, or the file can't be
	 * found or deleted
	 */
	Path remove(String revision);

	/**
	 * Make an editor.
	 * @param graph the revisions that are there; asked for at each use
	 * @param replay replays them
	 * @param settings where they are written
	 * @return the editor
	 */
	static RevisionEditor of(Supplier<RevisionGraph> graph, RevisionReplay replay, AuthoringSettings settings) {
		Assert.notNull(graph, "'graph' must not be null");
		Assert.notNull(replay, "'replay' must not be null");
		Assert.notNull(settings, "'settings' must not be null");
		return new DefaultRevisionEditor(graph, replay, settings);
	}

}
