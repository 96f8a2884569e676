package io.github.dbmig.engine;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.github.dbmig.Adoption;
import io.github.dbmig.AdoptionRequest;
import io.github.dbmig.DatabaseInfo;
import io.github.dbmig.Direction;
import io.github.dbmig.HistoryEntry;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationResult;
import io.github.dbmig.MigrationStatus;
import io.github.dbmig.ModelComparison;
import io.github.dbmig.RevisionDetails;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.SchemaChange;
import io.github.dbmig.Verification;
import io.github.dbmig.dialect.Dialect;
import io.github.dbmig.dialect.LockTimeoutException;
import io.github.dbmig.dialect.ProgressListener;
import io.github.dbmig.dialect.RunConnection;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionPaths;
import io.github.dbmig.revision.RevisionScript;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The engine of one database.
 */
final class DefaultMigrationEngine implements MigrationEngine {

	private static final Log logger = LogFactory.getLog(DefaultMigrationEngine.class);

	/**
	 * So much of the history is told with the status, which is asked for often.
	 */
	private static final int SHOWN = 100;

	private final String name;

	private final Dialect dialect;

	private final EngineContext context;

	private final ModelCheck modelCheck;

	private final RevisionReplay replay;

	private final BackupSettings backups;

	DefaultMigrationEngine(String name, Dialect dialect, EngineContext context, ModelCheck modelCheck,
			RevisionReplay replay, BackupSettings backups) {
		this.name = name;
		this.dialect = dialect;
		this.context = context;
		this.modelCheck = modelCheck;
		this.replay = replay;
		this.backups = backups;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public MigrationStatus status() {
		RevisionGraph graph = this.context.graph();
		Optional<MigrationStatus> status = this.context.database().read((connection) -> {
			Position position = this.context.read(connection, false);
			return Optional.of(status(graph, position, this.context.history(connection, position, SHOWN),
					this.context.database().info(connection)));
		}, Optional.empty());
		return status.orElseGet(() -> status(graph, Position.ABSENT, List.of(), this.context.database().info()));
	}

	private MigrationStatus status(RevisionGraph graph, Position position, List<HistoryEntry> history,
			DatabaseInfo database) {
		List<String> unknown = new PositionCheck(graph, this.context.settings()).unknown(position.current());
		List<RevisionInfo> pending = !unknown.isEmpty() ? List.of()
				: new RevisionPaths(graph).up(position.current(), "heads").stream().map(RevisionScript::info).toList();
		return new MigrationStatus(position.current(), unknown, graph.heads(), pending, history,
				!this.context.foreignTables(position).isEmpty(), database);
	}

	private static MigrationResult nothing(String runId, Position position) {
		return new MigrationResult(runId, position.current(), position.current(), List.of(), Duration.ZERO);
	}

	@Override
	public void validate(String target) {
		Position position = this.context.readAndCheck();
		List<RevisionInfo> pending = new RevisionPaths(this.context.graph()).up(position.current(), target)
			.stream()
			.map(RevisionScript::info)
			.toList();
		if (!pending.isEmpty()) {
			this.context.checkVersioned(position, Direction.UPGRADE);
			throw PendingRevisionsException.notRun(this.context.title(), pending);
		}
	}

	@Override
	public MigrationResult upgrade(String target) {
		RevisionPaths paths = new RevisionPaths(this.context.graph());
		return run(Direction.UPGRADE, (position) -> paths.up(position.current(), target));
	}

	@Override
	public MigrationResult downgrade(String target) {
		RevisionPaths paths = new RevisionPaths(this.context.graph());
		return run(Direction.DOWNGRADE, (position) -> reversible(paths.down(position.current(), target)));
	}

	private static List<RevisionScript> reversible(List<RevisionScript> path) {
		List<RevisionInfo> irreversible = path.stream()
			.map(RevisionScript::info)
			.filter((info) -> !info.reversible())
			.toList();
		if (!irreversible.isEmpty()) {
			throw new IrreversibleRevisionException(irreversible);
		}
		return path;
	}

	private MigrationResult run(Direction direction, Run.Route route) {
		this.context.database().refuseTransaction();
		String runId = UUID.randomUUID().toString();
		Position position = this.context.readAndCheck();
		List<RevisionScript> path = route.from(position);
		if (path.isEmpty()) {
			return nothing(runId, position);
		}
		this.context.checkVersioned(position, direction);
		// What can't be loaded is found before a connection makes the file
		path.forEach((script) -> script.operations(direction));
		MigrationResult result = new Run(this.context, direction, route, runId).execute();
		logger.info(this.context.title() + ": " + result.entries().size()
				+ ((result.entries().size() == 1) ? " revision" : " revisions") + " run in "
				+ result.duration().toMillis() + " ms, now at "
				+ (result.after().isEmpty() ? "base" : String.join(", ", result.after())));
		return result;
	}

	@Override
	public MigrationResult stamp(List<String> targets, boolean purge) {
		String runId = UUID.randomUUID().toString();
		long begun = System.nanoTime();
		this.context.database().refuseTransaction();
		// Stamping is what mends a version table that contradicts itself
		Position position = purge ? this.context.readUnchecked() : this.context.readAndCheck(false);
		if (stamped(position, targets, purge).equals(position.current())) {
			return nothing(runId, position);
		}
		try (RunConnection connection = this.context.database().connect(ProgressListener.none())) {
			connection.begin();
			Position locked = purge ? this.context.read(connection.connection())
					: this.context.readAndCheck(connection.connection(), false);
			List<String> next = stamped(locked, targets, purge);
			if (purge) {
				this.context.ledger().create(connection, locked);
				this.context.ledger().clear(connection);
			}
			List<HistoryEntry> entries = stamp(connection, runId, purge ? locked.purged() : locked, next, null);
			connection.commit();
			return new MigrationResult(runId, locked.current(), next, entries,
					Duration.ofNanos(System.nanoTime() - begun));
		}
		catch (LockTimeoutException ex) {
			throw new LockTimeoutException(ex.description() + " Nothing was changed.", ex.action(), ex);
		}
	}

	private List<String> stamped(Position position, List<String> targets, boolean purge) {
		return new RevisionPaths(this.context.graph()).stamped(purge ? List.of() : position.current(), targets);
	}

	private List<HistoryEntry> stamp(RunConnection connection, String runId, Position position, List<String> next,
			@Nullable String backup) {
		List<HistoryEntry> entries = new ArrayList<>();
		List<Ledger.Row> rows = new ArrayList<>();
		this.context.ledger().create(connection, position);
		this.context.ledger().move(connection, position.current(), next);
		boolean onlyGone = position.current().containsAll(next);
		for (String id : next.isEmpty() ? List.of(Ledger.BASE) : next) {
			if (onlyGone || !position.current().contains(id)) {
				Optional<RevisionScript> script = this.context.graph().find(id);
				HistoryEntry entry = new HistoryEntry(runId, id,
						script.map((found) -> found.info().revises()).orElse(List.of()),
						script.map((found) -> found.info().message()).orElse(""), Direction.STAMP,
						this.context.settings().clock().instant().truncatedTo(ChronoUnit.MILLIS), Duration.ZERO,
						script.map(PositionCheck::checksum).orElse(null), this.context.settings().appVersion(),
						connection.info().version(), backup);
				entries.add(entry);
				rows.add(new Ledger.Row(entry, script.map(Run::evidence).orElse(Ledger.Evidence.NONE)));
			}
		}
		this.context.ledger().append(connection, rows);
		return entries;
	}

	@Override
	public Optional<Adoption> adopt(AdoptionRequest request) {
		return new Adopter(this.context, this.replay, this.backups, this::stamp).adopt(request);
	}

	@Override
	public Optional<RevisionDetails> revision(String revision) {
		return this.context.graph()
			.find(revision)
			.map((script) -> new RevisionDetails(script.info(),
					this.dialect.script(script.operations(Direction.UPGRADE)),
					this.dialect.script(script.operations(Direction.DOWNGRADE))));
	}

	@Override
	public Verification verify() {
		return new RevisionVerifier(this.context.graph(), this.replay).verify();
	}

	@Override
	public ModelComparison compare() {
		return this.modelCheck.compare(true);
	}

	@Override
	public ModelComparison compareSchemas() {
		return this.modelCheck.compare(false);
	}

	@Override
	public Optional<List<SchemaChange>> checkModel() {
		return this.modelCheck.entitiesAgainstLive();
	}

}
