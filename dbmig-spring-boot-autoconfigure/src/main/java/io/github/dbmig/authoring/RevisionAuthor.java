package io.github.dbmig.authoring;

import java.util.Optional;

/**
 * Writes new revisions into the project's sources.
 */
public interface RevisionAuthor {

	/**
	 * Write a revision. Neither a database nor one at head is needed: what the entities
	 * say is compared with what the revisions make.
	 * @param request which one
	 * @param asker asked where the comparison can't know
	 * @return what was written, empty where there was nothing to do and so no file
	 * @throws UnansweredException if something has to be decided first
	 * @throws io.github.dbmig.MigrationException if there are several heads and none was
	 * named, if the sources aren't found, or if the file can't be written
	 */
	Optional<WrittenRevision> write(RevisionRequest request, QuestionAsker asker);

}
