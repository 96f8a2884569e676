package io.github.dbmig.authoring;

import java.util.List;

import io.github.dbmig.Direction;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.revision.RevisionScript;
import org.jspecify.annotations.Nullable;

/**
 * A revision with another parent than its file says.
 *
 * @param script the revision
 * @param info what it is to say about itself
 */
record Reparented(RevisionScript script, RevisionInfo info) implements RevisionScript {

	static Reparented of(RevisionScript script, String parent) {
		RevisionInfo info = script.info();
		return new Reparented(script, new RevisionInfo(info.id(), List.of(parent), info.message(), info.created(),
				info.labels(), info.dependsOn(), info.reversible(), info.origin()));
	}

	@Override
	public List<Operation> operations(Direction direction) {
		return this.script.operations(direction);
	}

	@Override
	public @Nullable String fingerprint() {
		return null;
	}

	@Override
	public String location(Direction direction, int index) {
		return this.script.location(direction, index);
	}

}
