package io.github.dbmig.authoring;

import java.util.List;

import io.github.dbmig.revision.RevisionGraph;

/**
 * Finds out what the entities say and the revisions don't make yet.
 */
@FunctionalInterface
public interface ProposalSource {

	/**
	 * Compare the entities with what revisions make.
	 * @param graph all revisions
	 * @param parents up to which of them, these included; empty for none
	 * @param answers what was said beforehand
	 * @param asker asked for what the comparison can't know
	 * @return what would have to be done, empty if nothing
	 * @throws UnansweredException if something has to be decided first
	 */
	Proposal propose(RevisionGraph graph, List<String> parents, Answers answers, QuestionAsker asker);

}
