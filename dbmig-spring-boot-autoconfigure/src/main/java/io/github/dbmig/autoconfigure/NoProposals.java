package io.github.dbmig.autoconfigure;

import java.util.List;

import io.github.dbmig.MigrationException;
import io.github.dbmig.authoring.Answers;
import io.github.dbmig.authoring.Proposal;
import io.github.dbmig.authoring.ProposalSource;
import io.github.dbmig.authoring.QuestionAsker;
import io.github.dbmig.revision.RevisionGraph;

/**
 * Where no entities are, nothing can be proposed.
 */
class NoProposals implements ProposalSource {

	@Override
	public Proposal propose(RevisionGraph graph, List<String> parents, Answers answers, QuestionAsker asker) {
		throw noEntities();
	}

	static MigrationException noEntities() {
		return new MigrationException(
				"There are no entities to compare the revisions with: no entity manager factory uses the data source "
						+ "that is migrated.",
				"Make the revision without --autogenerate and write it by hand. If there are entities, see that "
						+ "spring-boot-starter-data-jpa is there and that they are in a scanned package.");
	}

}
