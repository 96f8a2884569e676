package io.github.dbmig.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.github.dbmig.Direction;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.OperationRecorder;
import io.github.dbmig.operation.Operations;
import io.github.dbmig.revision.RevisionScript;

/**
 * A revision that is said in a test, without a file or a class.
 */
record TestRevision(RevisionInfo info, Consumer<Operations> upgrade, Consumer<Operations> downgrade, String fingerprint,
		Map<Direction, List<Operation>> recorded) implements RevisionScript {

	TestRevision(RevisionInfo info, Consumer<Operations> upgrade, Consumer<Operations> downgrade, String fingerprint) {
		this(info, upgrade, downgrade, fingerprint, new ConcurrentHashMap<>());
	}

	/**
	 * A revision that makes a table of its own name, and drops it on the way down.
	 */
	static TestRevision table(String id, String... revises) {
		return of(id, revises).up((op) -> op.createTable("t_" + id, (t) -> t.column("id", "INTEGER")))
			.down((op) -> op.dropTable("t_" + id));
	}

	static TestRevision[] line() {
		return new TestRevision[] { table("a"), table("b", "a"), table("c", "b") };
	}

	/**
	 * a -> b, then two arms c1 -> d1 and c2 -> d2, which m merges, and f.
	 */
	static TestRevision[] merged() {
		return new TestRevision[] { table("a"), table("b", "a"), table("c1", "b"), table("d1", "c1"), table("c2", "b"),
				table("d2", "c2"), of("m", "d1", "d2"), table("f", "m") };
	}

	static TestRevision[] twoArms() {
		return List.of(merged()).subList(0, 6).toArray(TestRevision[]::new);
	}

	static TestRevision of(String id, String... revises) {
		return new TestRevision(new RevisionInfo(id, List.of(revises), "make " + id, null, List.of(), List.of(), true,
				"R" + id + ".java"), TestRevision::nothing, TestRevision::nothing, null);
	}

	private static void nothing(Operations op) {
	}

	TestRevision up(Consumer<Operations> operations) {
		return new TestRevision(this.info, operations, this.downgrade, this.fingerprint);
	}

	TestRevision down(Consumer<Operations> operations) {
		return new TestRevision(this.info, this.upgrade, operations, this.fingerprint);
	}

	TestRevision hashed(String fingerprint) {
		return new TestRevision(this.info, this.upgrade, this.downgrade, fingerprint);
	}

	TestRevision message(String message) {
		return new TestRevision(new RevisionInfo(id(), this.info.revises(), message, null, List.of(), List.of(),
				this.info.reversible(), this.info.origin()), this.upgrade, this.downgrade, this.fingerprint);
	}

	TestRevision irreversible() {
		return new TestRevision(new RevisionInfo(id(), this.info.revises(), this.info.message(), null, List.of(),
				List.of(), false, this.info.origin()), this.upgrade, TestRevision::nothing, this.fingerprint);
	}

	TestRevision labels(String... labels) {
		return new TestRevision(
				new RevisionInfo(id(), this.info.revises(), this.info.message(), null, List.of(labels),
						this.info.dependsOn(), this.info.reversible(), this.info.origin()),
				this.upgrade, this.downgrade, this.fingerprint);
	}

	TestRevision dependsOn(String... ids) {
		return new TestRevision(new RevisionInfo(id(), this.info.revises(), this.info.message(), null,
				this.info.labels(), List.of(ids), this.info.reversible(), this.info.origin()), this.upgrade,
				this.downgrade, this.fingerprint);
	}

	/** Recorded once, as those that are read or loaded are. */
	@Override
	public List<Operation> operations(Direction direction) {
		return this.recorded.computeIfAbsent(direction,
				(any) -> OperationRecorder.record((direction == Direction.UPGRADE) ? this.upgrade : this.downgrade));
	}

	@Override
	public String location(Direction direction, int index) {
		return this.info.origin() + ", operation " + (index + 1);
	}

}
