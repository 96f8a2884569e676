package io.github.dbmig.authoring;

import java.util.List;

import io.github.dbmig.Direction;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.revision.RevisionScript;
import org.jspecify.annotations.Nullable;

/**
 * A revision that isn't written yet, to see whether it fits the others.
 *
 * @param info what it says about itself
 */
record PlannedRevision(RevisionInfo info) implements RevisionScript {

	static PlannedRevision of(String id, List<String> revises, List<String> labels, List<String> dependsOn) {
		return new PlannedRevision(
				new RevisionInfo(id, revises, "", null, labels, dependsOn, true, "the new revision"));
	}

	@Override
	public List<Operation> operations(Direction direction) {
		return List.of();
	}

	@Override
	public @Nullable String fingerprint() {
		return null;
	}

	@Override
	public String location(Direction direction, int index) {
		return this.info.origin();
	}

}
