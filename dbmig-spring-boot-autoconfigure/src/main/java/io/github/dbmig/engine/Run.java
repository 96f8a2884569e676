package io.github.dbmig.engine;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.github.dbmig.Direction;
import io.github.dbmig.HistoryEntry;
import io.github.dbmig.MigrationCallback;
import io.github.dbmig.MigrationException;
import io.github.dbmig.MigrationProgress;
import io.github.dbmig.MigrationResult;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.dialect.LockTimeoutException;
import io.github.dbmig.dialect.ProgressListener;
import io.github.dbmig.dialect.ReadOnlyDatabaseException;
import io.github.dbmig.dialect.RunConnection;
import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.OperationJson;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionScript;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One run: from taking the write lock to giving the connection back. Everything that the
 * plan was made from is read again once the lock is held, because another process may
 * have been quicker.
 */
final class Run {

	private static final Log logger = LogFactory.getLog(Run.class);

	private final EngineContext context;

	private final RevisionGraph graph;

	private final Direction direction;

	private final Route route;

	private final String runId;

	private final List<HistoryEntry> committed = new ArrayList<>();

	private final List<HistoryEntry> uncommitted = new ArrayList<>();

	private final List<Ledger.Row> unwritten = new ArrayList<>();

	private List<String> written = List.of();

	private List<RevisionInfo> plan = List.of();

	private @Nullable List<String> before;

	private List<String> current = List.of();

	private String databaseVersion = "";

	private @Nullable RevisionScript running;

	Run(EngineContext context, Direction direction, Route route, String runId) {
		this.context = context;
		this.graph = context.graph();
		this.direction = direction;
		this.route = route;
		this.runId = runId;
	}

	/**
	 * Do it.
	 * @return what was done
	 * @throws MigrationException if it fails; then nothing is changed but what was
	 * committed before, revision by revision
	 */
	MigrationResult execute() {
		long begun = System.nanoTime();
		ProgressListener progress = new ProgressLog(this::progress);
		try (RunConnection connection = this.context.database().connect(progress)) {
			if (this.context.settings().transaction() == TransactionMode.REVISION) {
				executeEach(connection);
			}
			else {
				transaction(connection, this::plan);
			}
		}
		catch (LockTimeoutException ex) {
			LockTimeoutException told = new LockTimeoutException(ex.description() + " " + outcome(), ex.action(), ex);
			tellCommitted(begun, told);
			throw told;
		}
		catch (RuntimeException | Error ex) {
			tellCommitted(begun, ex);
			throw ex;
		}
		MigrationResult result = result(begun, this.current);
		if (!this.committed.isEmpty()) {
			afterRun(result);
		}
		return result;
	}

	private MigrationResult result(long begun, List<String> after) {
		return new MigrationResult(this.runId, (this.before != null) ? this.before : List.of(), after, this.committed,
				Duration.ofNanos(System.nanoTime() - begun));
	}

	/**
	 * Revisions that were committed one by one before another failed are applied, and
	 * callbacks hear of them.
	 */
	private void tellCommitted(long begun, Throwable failure) {
		if (!this.committed.isEmpty()) {
			try {
				afterRun(result(begun, position()));
			}
			catch (MigrationException ex) {
				failure.addSuppressed(ex);
			}
		}
	}

	private void afterRun(MigrationResult result) {
		try {
			this.context.callbacks().forEach((callback) -> callback.afterRun(result));
		}
		catch (RuntimeException ex) {
			throw new MigrationException(
					"The run was committed, the database is at " + titles(result.after())
							+ ". After that a MigrationCallback threw " + ex + ".",
					"Correct the callback's afterRun; the revisions are applied.", ex);
		}
	}

	private List<RevisionScript> plan(Position position) {
		List<RevisionScript> path = this.route.from(position);
		this.plan = path.stream().map(RevisionScript::info).toList();
		return path;
	}

	private void executeEach(RunConnection connection) {
		List<RevisionScript> path = new ArrayList<>();
		transaction(connection, (position) -> {
			path.addAll(plan(position));
			// What can't be loaded is found before the first of them is committed
			path.forEach((script) -> script.operations(this.direction));
			return path.subList(0, Math.min(1, path.size()));
		});
		for (int i = 1; i < path.size(); i++) {
			RevisionScript next = path.get(i);
			transaction(connection, (position) -> isNext(next.id(), position) ? List.of(next) : List.of());
		}
	}

	/**
	 * Return whether it is still the turn of a revision: between two transactions another
	 * process may have moved the database.
	 */
	private boolean isNext(String id, Position position) {
		Set<String> applied = this.graph.withAncestors(position.current());
		return (this.direction == Direction.DOWNGRADE)
				? applied.contains(id) && this.graph.requiredBy(id).stream().noneMatch(applied::contains)
				: !applied.contains(id) && applied.containsAll(this.graph.requires(id));
	}

	private void transaction(RunConnection connection, Route steps) {
		connection.begin();
		try {
			Position position = this.context.readAndCheck(connection.connection(), true);
			this.current = position.current();
			if (this.before == null) {
				this.before = position.current();
			}
			List<RevisionScript> path = steps.from(position);
			if (path.isEmpty()) {
				connection.rollback();
				return;
			}
			run(connection, position, path);
			this.committed.addAll(this.uncommitted);
			this.uncommitted.clear();
		}
		catch (RuntimeException | Error ex) {
			this.uncommitted.clear();
			connection.rollback();
			throw ex;
		}
	}

	private void run(RunConnection connection, Position position, List<RevisionScript> path) {
		this.context.checkVersioned(position, this.direction);
		List<List<Operation>> operations = path.stream().map((script) -> script.operations(this.direction)).toList();
		RevisionScript script = path.get(0);
		try {
			if (this.committed.isEmpty()) {
				callbacks(script, (callback) -> callback.beforeRun(this.plan, this.direction));
			}
			this.databaseVersion = connection.info().version();
			prepare(connection, path, operations);
			this.context.ledger().create(connection, position);
			this.written = position.current();
			this.unwritten.clear();
			for (RevisionScript next : path) {
				script = next;
				step(connection, script);
			}
			write(connection);
			verify(connection, path);
			checkVersions(connection);
			connection.commit();
		}
		catch (ReadOnlyDatabaseException ex) {
			throw PendingRevisionsException.readOnly(this.plan, ex);
		}
		catch (FailedRevisionException | LockTimeoutException ex) {
			throw ex;
		}
		catch (MigrationException ex) {
			throw failed(script, null, ex);
		}
	}

	private void prepare(RunConnection connection, List<RevisionScript> path, List<List<Operation>> operations) {
		try {
			connection.prepare(operations);
		}
		catch (ReadOnlyDatabaseException ex) {
			throw ex;
		}
		catch (StepException ex) {
			int index = ex.operation();
			int revision = 0;
			while (index >= operations.get(revision).size() && revision < path.size() - 1) {
				index -= operations.get(revision).size();
				revision++;
			}
			throw failed(path.get(revision), path.get(revision).location(this.direction, index), ex);
		}
	}

	/**
	 * Check the whole run at once, which can't tell which of several revisions is to
	 * blame.
	 */
	private void verify(RunConnection connection, List<RevisionScript> path) {
		try {
			connection.verify();
		}
		catch (MigrationException ex) {
			RevisionScript last = path.get(path.size() - 1);
			String any = "the check at the end of the run (any of the revisions "
					+ String.join(", ", path.stream().map(RevisionScript::id).toList()) + " may be why)";
			throw failed(last, (path.size() > 1) ? any : null, ex);
		}
	}

	/**
	 * Check that the version table says what it should, whatever revisions did to it.
	 */
	private void checkVersions(RunConnection connection) {
		try {
			Set<String> stored = new LinkedHashSet<>(this.context.ledger().current(connection.connection()));
			if (!stored.equals(new LinkedHashSet<>(this.current))) {
				throw this.context.ledger().changedByRevision("its rows are not the current revisions");
			}
		}
		catch (SQLException ex) {
			throw this.context.ledger().changedByRevision("it can't be read any more");
		}
	}

	private void step(RunConnection connection, RevisionScript script) {
		RevisionInfo info = script.info();
		this.running = script;
		logger
			.info("Running " + ((this.direction == Direction.DOWNGRADE) ? "downgrade " : "upgrade ") + describe(info));
		Instant begun = this.context.settings().clock().instant();
		long nanos = System.nanoTime();
		callbacks(script, (callback) -> callback.beforeRevision(info, this.direction));
		List<Operation> operations = script.operations(this.direction);
		int size;
		for (int i = 0; i < operations.size(); i += size) {
			List<Operation> rest = operations.subList(i, operations.size());
			size = connection.together(rest);
			try {
				if (Thread.currentThread().isInterrupted()) {
					throw new InterruptedRunException();
				}
				connection.execute(rest.subList(0, size));
				connection.checkTransaction();
			}
			catch (ReadOnlyDatabaseException | FailedRevisionException ex) {
				throw ex;
			}
			catch (MigrationException ex) {
				int failed = (ex instanceof StepException step) ? i + step.operation() : i;
				throw failed(script, script.location(this.direction, failed), ex);
			}
			catch (RuntimeException | Error ex) {
				throw failed(script, script.location(this.direction, i), unexpected("The step", ex));
			}
		}
		List<String> next = after(this.current, info.id());
		this.current = next;
		append(script, begun, Duration.ofNanos(System.nanoTime() - nanos));
		if (!this.context.callbacks().isEmpty()) {
			write(connection);
			callbacks(script, (callback) -> callback.afterRevision(info, this.direction, next));
			connection.checkTransaction();
		}
	}

	private void append(RevisionScript script, Instant begun, Duration duration) {
		RevisionInfo info = script.info();
		HistoryEntry entry = new HistoryEntry(this.runId, info.id(), info.revises(), info.message(), this.direction,
				begun.truncatedTo(ChronoUnit.MILLIS), duration.truncatedTo(ChronoUnit.MILLIS),
				PositionCheck.checksum(script), this.context.settings().appVersion(), this.databaseVersion, null);
		this.uncommitted.add(entry);
		this.unwritten.add(new Ledger.Row(entry, evidence(script)));
	}

	/**
	 * Write the version and the history. Once for all revisions of a transaction, unless
	 * somebody looks in between: between changes of the schema SQLite compiles even a
	 * prepared statement again each time.
	 */
	private void write(RunConnection connection) {
		this.context.ledger().move(connection, this.written, this.current);
		this.written = this.current;
		this.context.ledger().append(connection, this.unwritten);
		this.unwritten.clear();
	}

	static Ledger.Evidence evidence(RevisionScript script) {
		return new Ledger.Evidence(script.fingerprint(), OperationJson.write(script.operations(Direction.UPGRADE)),
				script.info().reversible() ? OperationJson.write(script.operations(Direction.DOWNGRADE)) : null);
	}

	/**
	 * Called from within a statement, which ends with what is thrown here.
	 */
	private void progress(MigrationProgress progress) {
		if (Thread.currentThread().isInterrupted()) {
			throw new InterruptedRunException();
		}
		RevisionScript script = this.running;
		if (script != null) {
			callbacks(script, (callback) -> callback.onProgress(progress));
		}
	}

	private void callbacks(RevisionScript script, Consumer<MigrationCallback> call) {
		try {
			this.context.callbacks().forEach(call);
		}
		catch (MigrationException ex) {
			throw ex;
		}
		catch (Error ex) {
			throw failed(script, "a MigrationCallback", unexpected("The callback", ex));
		}
		catch (RuntimeException ex) {
			throw failed(script, "a MigrationCallback", new MigrationException("The callback threw " + ex + ".",
					"Correct the callback; it is called inside the run's transaction and can stop it.", ex));
		}
	}

	/**
	 * What is thrown besides exceptions that say something: an error of the virtual
	 * machine, a class that is missing, an assertion.
	 */
	private static MigrationException unexpected(String what, Throwable thrown) {
		return new MigrationException(what + " threw " + thrown.getClass().getName() + ".",
				"See the stack trace for where; correct the code, or give the application what it lacks.", thrown);
	}

	private FailedRevisionException failed(RevisionScript script, @Nullable String location, MigrationException cause) {
		return new FailedRevisionException(script.info(), this.direction, location, cause, outcome());
	}

	/**
	 * Return where the database is with what was committed.
	 */
	private List<String> position() {
		List<String> at = (this.before != null) ? this.before : List.of();
		for (HistoryEntry entry : this.committed) {
			at = after(at, entry.revision());
		}
		return at;
	}

	private String outcome() {
		if (this.before == null) {
			return "Nothing was changed.";
		}
		List<String> at = position();
		return (this.committed.isEmpty() ? "Nothing was changed, the database is still at "
				: "Of the run, " + this.committed.size()
						+ ((this.committed.size() == 1) ? " revision was" : " revisions were")
						+ " committed before it; the database is at ")
				+ titles(at) + ".";
	}

	/**
	 * Return where the database is after a revision has run, without what others imply.
	 */
	private List<String> after(Collection<String> current, String revision) {
		Set<String> next = new LinkedHashSet<>(current);
		if (this.direction == Direction.DOWNGRADE) {
			next.remove(revision);
			next.addAll(this.graph.requires(revision));
		}
		else {
			next.add(revision);
		}
		return this.graph.effectiveHeads(next);
	}

	private String titles(Collection<String> ids) {
		return ids.isEmpty() ? "base"
				: String.join(", ", ids.stream().map((id) -> this.graph.get(id).info().title()).toList());
	}

	private String describe(RevisionInfo info) {
		String parents = info.revises().isEmpty() ? "base" : String.join(", ", info.revises());
		return (this.direction == Direction.DOWNGRADE) ? info.title() + " -> " + parents
				: parents + " -> " + info.title();
	}

	/**
	 * The way that a run takes.
	 */
	@FunctionalInterface
	interface Route {

		/**
		 * Return the revisions to run.
		 * @param position where the database is
		 * @return the revisions, in order
		 */
		List<RevisionScript> from(Position position);

	}

}
