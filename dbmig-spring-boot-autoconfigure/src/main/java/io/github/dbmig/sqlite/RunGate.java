package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.RenameTable;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * What a run must not break: references between rows, views and triggers. What was broken
 * before may stay so.
 */
final class RunGate {

	private final Connection connection;

	/** The names that tables have now, by their folded names before. */
	private final Map<String, String> renames = new HashMap<>();

	private @Nullable Map<ForeignKeyCheck.Violation, Integer> violations;

	private @Nullable Map<SchemaSoundness.Use, String> broken;

	private SchemaSoundness soundness;

	RunGate(Connection connection) {
		this.connection = connection;
		this.soundness = new SchemaSoundness(connection);
	}

	/**
	 * Note what is broken already.
	 * @param revisions what is going to be done
	 * @param keysAtRisk whether rows could end up referring to nothing
	 * @throws SQLException if that can't be found out
	 */
	void before(List<List<Operation>> revisions, boolean keysAtRisk) throws SQLException {
		this.renames.clear();
		this.violations = keysAtRisk ? new ForeignKeyCheck(this.connection).violations() : null;
		boolean mayBreak = revisions.stream().flatMap(List::stream).anyMatch(SchemaSoundness::mayBreak);
		boolean altered = revisions.stream()
			.flatMap(List::stream)
			.anyMatch((operation) -> TableGroups.table(operation).isPresent());
		this.soundness = new SchemaSoundness(this.connection, altered);
		this.broken = mayBreak ? this.soundness.broken() : null;
	}

	/**
	 * Note that keys are at risk after all. What was broken before is not known then, and
	 * nothing may be.
	 */
	void keysTouched() {
		if (this.violations == null) {
			this.violations = Map.of();
		}
	}

	void renamed(RenameTable rename) {
		this.renames.replaceAll((from, to) -> SqlNames.same(to, rename.from()) ? rename.to() : to);
		this.renames.putIfAbsent(SqlNames.fold(rename.from()), rename.to());
	}

	/**
	 * Refuse what is broken now and wasn't.
	 * @throws SQLException if that can't be found out
	 */
	void verify() throws SQLException {
		if (this.broken != null) {
			this.soundness.refuseNew(this.broken, this.renames);
		}
		if (this.violations != null) {
			refuseNewViolations(this.violations);
		}
	}

	private void refuseNewViolations(Map<ForeignKeyCheck.Violation, Integer> before) throws SQLException {
		Map<ForeignKeyCheck.Violation, Integer> known = new HashMap<>();
		before.forEach((violation, count) -> known.merge(violation.renamed(this.renames), count, Integer::sum));
		Map<ForeignKeyCheck.Violation, Integer> fresh = new LinkedHashMap<>();
		new ForeignKeyCheck(this.connection).violations().forEach((violation, count) -> {
			int more = count - known.getOrDefault(violation.renamed(Map.of()), 0);
			if (more > 0) {
				fresh.put(violation, more);
			}
		});
		if (!fresh.isEmpty()) {
			throw new ForeignKeyViolationException(fresh);
		}
	}

}
