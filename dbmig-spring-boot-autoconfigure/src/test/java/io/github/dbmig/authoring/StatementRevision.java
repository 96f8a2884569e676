package io.github.dbmig.authoring;

import java.util.List;

import io.github.dbmig.Direction;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.revision.RevisionScript;
import org.jspecify.annotations.Nullable;

/**
 * A revision that a test says in operations.
 */
record StatementRevision(RevisionInfo info, List<Operation> upgrade,
		List<Operation> downgrade) implements RevisionScript {

	static StatementRevision of(String id, List<String> revises, List<Operation> upgrade, List<Operation> downgrade) {
		return new StatementRevision(
				new RevisionInfo(id, revises, "make " + id, null, List.of(), List.of(), true, id + ".sql"), upgrade,
				downgrade);
	}

	static List<Operation> statements(List<String> statements) {
		return statements.stream().map((sql) -> (Operation) new Execute(sql, List.of())).toList();
	}

	@Override
	public List<Operation> operations(Direction direction) {
		return (direction == Direction.UPGRADE) ? this.upgrade : this.downgrade;
	}

	@Override
	public @Nullable String fingerprint() {
		return null;
	}

	@Override
	public String location(Direction direction, int index) {
		return this.info.origin() + ", operation " + (index + 1);
	}

}
