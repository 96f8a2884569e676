package io.github.dbmig.engine;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmig.AdoptionRequest;
import io.github.dbmig.adoption.DanglingRows;
import io.github.dbmig.adoption.OrphanRows;
import io.github.dbmig.adoption.Repairs;
import io.github.dbmig.adoption.RowCheck;
import io.github.dbmig.dialect.DatabaseException;
import io.github.dbmig.dialect.ReadOnlyDatabaseException;
import io.github.dbmig.dialect.RunConnection;
import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Repairs a database inside the transaction of an adoption. A dry run gives keys and does
 * away with orphans too, for what is left to refer to nothing can't be told otherwise,
 * and is taken back; only tables are not made anew and no backup is taken.
 */
final class AdoptionRepair {

	/** Ends what a trigger would make endless; what is left then refuses the adoption. */
	private static final int ROUNDS = 10_000;

	private final EngineContext context;

	private final RunConnection connection;

	private final AdoptionRequest request;

	private final BackupSettings backups;

	private final AdoptionSearch.Match match;

	private final Repairs repairs;

	private @Nullable Path backup;

	AdoptionRepair(EngineContext context, RunConnection connection, AdoptionRequest request, BackupSettings backups,
			AdoptionSearch.Match match) {
		this.context = context;
		this.connection = connection;
		this.request = request;
		this.backups = backups;
		this.match = match;
		this.repairs = match.repairs();
	}

	/** The copy that was taken before, null if none was. */
	@Nullable Path backup() {
		return this.backup;
	}

	/**
	 * Repair, or tell what would be repaired.
	 * @param search tells what is still different in the end
	 * @return what is repaired, and how many rows go or change for it
	 */
	List<String> run(AdoptionSearch search) {
		try {
			return repair(search);
		}
		catch (ReadOnlyDatabaseException ex) {
			throw ex;
		}
		catch (StepException ex) {
			throw AdoptionException.failed(this.context.title(), this.match.revision(), ex);
		}
	}

	private List<String> repair(AdoptionSearch search) {
		new Obstacles().check(this.repairs.checks(this.request)).refuse();
		List<Operation> keys = this.repairs.keys();
		List<OrphanRows> orphans = this.repairs.orphans(this.request);
		List<Operation> changes = this.repairs.changes();
		List<Operation> all = Stream.of(keys, orphans.stream().map(OrphanRows::operation).toList(), changes)
			.flatMap(List::stream)
			.toList();
		if (all.isEmpty()) {
			return this.repairs.lines();
		}
		this.connection.prepare(List.of(all));
		if (!this.request.dryRun()) {
			this.backup = this.connection.backup(this.backups.directory(), this.backups.keep()).orElse(null);
		}
		List<String> lines = new ArrayList<>(this.repairs.lines());
		if (!keys.isEmpty() || !orphans.isEmpty()) {
			lines.addAll(repairRows(keys, orphans));
		}
		if (!this.request.dryRun()) {
			execute(changes);
		}
		this.connection.verify();
		if (this.request.dryRun()) {
			return lines;
		}
		List<String> remaining = search.remaining(schema(this.context, this.connection), this.match.wanted());
		if (!remaining.isEmpty()) {
			throw AdoptionException.unequal(this.context.title(), this.match.revision(), remaining);
		}
		return lines;
	}

	/** What rows need before the tables can be changed, each kind told. */
	private List<String> repairRows(List<Operation> keys, List<OrphanRows> orphans) {
		execute(keys);
		List<DanglingRows> unattended = this.repairs.unattended(this.request);
		List<Long> before = unattended.stream().map(this::count).toList();
		List<String> lines = clean(orphans);
		Obstacles obstacles = new Obstacles().check(this.repairs.checks());
		for (int i = 0; i < unattended.size(); i++) {
			obstacles.left(unattended.get(i), count(unattended.get(i)) - before.get(i));
		}
		obstacles.refuse();
		return lines;
	}

	/** Rows that go may be those that others refer to, so again until nothing changes. */
	private List<String> clean(List<OrphanRows> orphans) {
		long[] counts = new long[orphans.size()];
		boolean changed = true;
		for (int round = 0; changed && round < ROUNDS; round++) {
			changed = false;
			for (int i = 0; i < counts.length; i++) {
				int count = this.connection.update(orphans.get(i).statement());
				counts[i] += count;
				changed |= count > 0;
			}
			this.connection.checkTransaction();
		}
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < counts.length; i++) {
			if (counts[i] > 0) {
				lines.add(orphans.get(i).line(counts[i]));
			}
		}
		return lines;
	}

	private void execute(List<Operation> operations) {
		int size;
		for (int i = 0; i < operations.size(); i += size) {
			List<Operation> rest = operations.subList(i, operations.size());
			size = this.connection.together(rest);
			this.connection.execute(rest.subList(0, size));
			this.connection.checkTransaction();
		}
	}

	private long count(DanglingRows dangling) {
		try (Statement statement = this.connection.connection().createStatement();
				ResultSet rows = statement.executeQuery(dangling.count())) {
			return rows.next() ? rows.getLong(1) : 0;
		}
		catch (SQLException ex) {
			throw new DatabaseException(
					"The rows of " + this.context.title() + " can't be counted: " + ex.getMessage() + ".",
					"See the cause for why.", ex);
		}
	}

	static Schema schema(EngineContext context, RunConnection connection) {
		try {
			return context.database().schema(connection.connection());
		}
		catch (SQLException ex) {
			throw new DatabaseException("The schema of " + context.title() + " can't be read: " + ex.getMessage() + ".",
					"See the cause for why.", ex);
		}
	}

	/**
	 * All that is in the way, so that it is told at once.
	 */
	private final class Obstacles {

		private final List<String> violations = new ArrayList<>();

		private final Set<String> foreignKeys = new LinkedHashSet<>();

		private final Set<String> columns = new LinkedHashSet<>();

		Obstacles check(List<RowCheck> checks) {
			for (RowCheck check : checks) {
				List<String> found = AdoptionRepair.this.connection.violations(check.alter());
				if (!found.isEmpty()) {
					this.violations.addAll(found);
					Optional.ofNullable(check.orphans()).ifPresent(this.foreignKeys::add);
					this.columns.addAll(check.backfills());
				}
			}
			return this;
		}

		void left(DanglingRows rows, long count) {
			if (count > 0) {
				this.violations.add(rows.left(count));
				this.foreignKeys.add(rows.name());
			}
		}

		void refuse() {
			if (!this.violations.isEmpty()) {
				throw AdoptionException.rows(AdoptionRepair.this.context.title(), AdoptionRepair.this.match.revision(),
						this.violations, this.foreignKeys, this.columns);
			}
		}

	}

}
