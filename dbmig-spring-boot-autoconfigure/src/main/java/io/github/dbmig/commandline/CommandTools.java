package io.github.dbmig.commandline;

import java.util.List;
import java.util.Optional;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.authoring.RevisionAuthor;
import io.github.dbmig.authoring.RevisionEditor;
import io.github.dbmig.revision.RevisionGraph;

/**
 * What commands work with. A command asks only for what it needs, so that the rest of an
 * application need not be there.
 */
public interface CommandTools {

	/**
	 * Return the engines of all databases.
	 * @return engines, empty if there is no database to migrate
	 */
	List<MigrationEngine> engines();

	/**
	 * Return the revisions of this build.
	 * @return the graph
	 */
	RevisionGraph graph();

	/**
	 * Return what writes new revisions.
	 * @return the author, or empty if this build writes none
	 */
	Optional<RevisionAuthor> author();

	/**
	 * Return what changes the sources of revisions that are there.
	 * @return the editor, or empty if this build has none
	 */
	Optional<RevisionEditor> editor();

	/**
	 * Return the target of an upgrade that isn't told one.
	 * @return a target such as {@code head}
	 */
	String defaultTarget();

	/**
	 * Explain a failure that is none of dbmig's, such as of a bean that can't be made.
	 * @param failure the failure
	 * @return whether it was explained; if not, its message is printed
	 */
	boolean explain(Throwable failure);

}
