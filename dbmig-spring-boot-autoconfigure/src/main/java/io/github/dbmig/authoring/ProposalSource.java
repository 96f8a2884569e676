package io.github.dbmig.authoring;

import java.util.List;

import io.github.dbmig.revision.RevisionGraph;

/**
 * Proposes what a new revision does.
 */
public interface ProposalSource {

	/**
	 * Propose what is to be done after some revisions.
	 * @param graph the revisions
	 * @param parents the ids of those that the new one revises, empty for the first
	 * @param answers what was said beforehand to the questions that may come up
	 * @param asker asked where nothing was said
	 * @return the proposal, empty where there is nothing to do
	 * @throws UnansweredException if something has to be decided first
	 */
	Proposal propose(RevisionGraph graph, List<String> parents, Answers answers, QuestionAsker asker);

}
