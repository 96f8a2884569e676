package io.github.dbmig.benchmark;

import java.util.List;
import java.util.function.Consumer;

import io.github.dbmig.Direction;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.engine.MigrationEngineBuilder;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.OperationRecorder;
import io.github.dbmig.operation.Operations;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionScript;
import io.github.dbmig.sqlite.SqliteDialect;
import org.sqlite.SQLiteDataSource;

/**
 * The revisions that a database with the big table is at, and the one that changes it.
 *
 * @param revisions all of them
 * @param compareContent whether rebuilds compare what they copied
 */
record BigTableRevisions(List<RevisionScript> revisions, boolean compareContent) {

	private static final RevisionScript FIRST = new Script("a", List.of(), (op) -> {
	});

	static BigTableRevisions none() {
		return new BigTableRevisions(List.of(FIRST), true);
	}

	/**
	 * One change that needs a rebuild.
	 */
	static BigTableRevisions rebuild() {
		return changing((op) -> op.alterTable("big", (t) -> t.alterColumn("b", (c) -> c.defaultValue("8"))));
	}

	/**
	 * Two such changes, in two operations.
	 */
	static BigTableRevisions twoChanges() {
		return changing((op) -> op.alterTable("big", (t) -> t.alterColumn("b", (c) -> c.defaultValue("8")))
			.alterTable("big", (t) -> t.alterColumn("c", (c) -> c.defaultValue("9"))));
	}

	/**
	 * A change that SQLite makes by itself.
	 */
	static BigTableRevisions notNull() {
		return changing((op) -> op.alterTable("big", (t) -> t.alterColumn("d", (c) -> c.notNull())));
	}

	private static BigTableRevisions changing(Consumer<Operations> upgrade) {
		return new BigTableRevisions(List.of(FIRST, new Script("b", List.of("a"), upgrade)), true);
	}

	BigTableRevisions comparingNothing() {
		return new BigTableRevisions(this.revisions, false);
	}

	MigrationEngine engine(String url) {
		SQLiteDataSource dataSource = new SQLiteDataSource();
		dataSource.setUrl(url);
		return new MigrationEngineBuilder(new SqliteDialect(), dataSource, () -> RevisionGraph.of(this.revisions))
			.compareContent(this.compareContent)
			.build();
	}

	/**
	 * Recorded once, as what is read or loaded is.
	 */
	private record Script(RevisionInfo info, List<Operation> upgrade) implements RevisionScript {

		Script(String id, List<String> revises, Consumer<Operations> upgrade) {
			this(new RevisionInfo(id, revises, "make " + id, null, List.of(), List.of(), false, "R" + id + ".java"),
					OperationRecorder.record(upgrade));
		}

		@Override
		public List<Operation> operations(Direction direction) {
			return (direction == Direction.UPGRADE) ? this.upgrade : List.of();
		}

		@Override
		public String fingerprint() {
			return id();
		}

		@Override
		public String location(Direction direction, int index) {
			return this.info.origin() + ", operation " + (index + 1);
		}

	}

}
