package io.github.dbmig.engine;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.dbmig.Adoption;
import io.github.dbmig.AdoptionRequest;
import io.github.dbmig.HistoryEntry;
import io.github.dbmig.MigrationResult;
import io.github.dbmig.adoption.OrphanRows;
import io.github.dbmig.adoption.RowCheck;
import io.github.dbmig.compare.ForeignTool;
import io.github.dbmig.dialect.DatabaseException;
import io.github.dbmig.dialect.LockTimeoutException;
import io.github.dbmig.dialect.ReadOnlyDatabaseException;
import io.github.dbmig.dialect.RunConnection;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionPaths;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.sql.SqlNames;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Takes over databases that something else made. What is found without a lock is looked
 * at again once the lock is held, if the database is another one by then.
 */
final class Adopter {

	private static final Log logger = LogFactory.getLog(Adopter.class);

	private static final Schema EMPTY = new Schema(List.of(), List.of(), List.of(), List.of(), List.of());

	private final EngineContext context;

	private final RevisionReplay replay;

	private final BackupSettings backups;

	private final Stamp stamp;

	Adopter(EngineContext context, RevisionReplay replay, BackupSettings backups, Stamp stamp) {
		this.context = context;
		this.replay = replay;
		this.backups = backups;
		this.stamp = stamp;
	}

	/**
	 * Take a database over.
	 * @param request how
	 * @return what was done, empty if there is nothing to take over
	 */
	Optional<Adoption> adopt(AdoptionRequest request) {
		this.context.database().refuseTransaction();
		Position position = this.context.readAndCheck();
		if (this.context.foreignTables(position).isEmpty()) {
			return Optional.empty();
		}
		Optional<ForeignTool> tool = ForeignTool.of(position.tables());
		if (tool.isPresent() && request.at() == null) {
			throw AdoptionException.keptBy(this.context.title(), tool.get());
		}
		RevisionGraph graph = this.context.graph();
		if (graph.isEmpty()) {
			throw AdoptionException.noRevision(this.context.title());
		}
		Collection<String> candidates = candidates(graph, request.at());
		Map<String, Schema> schemas = new RevisionSchemas(graph, this.replay).all();
		refuseUnknown(request, schemas.values());
		try (Shadow shadow = this.replay.empty()) {
			AdoptionSearch search = new AdoptionSearch(graph, schemas, this.context.ledger()::owns,
					shadow.equivalence(), request.backfills());
			Schema live = this.context.database().read(this.context.database()::schema, EMPTY);
			AdoptionSearch.Match match = search.nearest(live, candidates);
			refuse(match, request);
			if (request.dryRun() && match.repairs().lines().isEmpty()) {
				return Optional.of(adoption(match, List.of(), null, null));
			}
			return run(request, search, candidates, match);
		}
		catch (LockTimeoutException ex) {
			throw new LockTimeoutException(ex.description() + " Nothing was changed.", ex.action(), ex);
		}
	}

	private static Collection<String> candidates(RevisionGraph graph, @Nullable String at) {
		if (at == null) {
			return graph.scripts().stream().map((script) -> script.id()).toList();
		}
		List<String> ids = new RevisionPaths(graph).stamp(List.of(), at);
		if (ids.size() != 1) {
			throw AdoptionException.severalRevisions(at, ids);
		}
		return ids;
	}

	/** A slip of the pen must not look as if the rows were taken care of. */
	private static void refuseUnknown(AdoptionRequest request, Collection<Schema> schemas) {
		Set<String> unknown = new LinkedHashSet<>();
		Stream.concat(request.orphans().keySet().stream(), request.backfills().keySet().stream())
			.filter((name) -> schemas.stream().noneMatch((schema) -> has(schema, name)))
			.sorted()
			.forEach(unknown::add);
		if (!unknown.isEmpty()) {
			throw AdoptionException.unknownColumns(unknown);
		}
	}

	private static boolean has(Schema schema, String name) {
		return schema.tables()
			.stream()
			.filter((table) -> name.length() > table.name().length()
					&& SqlNames.same(name.substring(0, table.name().length() + 1), table.name() + "."))
			.anyMatch((table) -> Stream.of(name.substring(table.name().length() + 1).split(",", -1))
				.allMatch((column) -> table.column(column).isPresent()));
	}

	private void refuse(AdoptionSearch.Match match, AdoptionRequest request) {
		if (!match.repairs().beyond().isEmpty()) {
			throw AdoptionException.differs(this.context.title(), match.revision(), match.repairs().beyondLines(),
					request.at() != null);
		}
	}

	private Optional<Adoption> run(AdoptionRequest request, AdoptionSearch search, Collection<String> candidates,
			AdoptionSearch.Match found) {
		long begun = System.nanoTime();
		AdoptionSearch.Match match = found;
		try (RunConnection connection = this.context.database().connect(new ProgressLog((progress) -> {
		}))) {
			connection.begin();
			Position position = this.context.readAndCheck(connection.connection(), true);
			if (this.context.foreignTables(position).isEmpty()) {
				return Optional.empty();
			}
			Schema live = schema(connection);
			if (!live.equals(match.live())) {
				match = search.nearest(live, candidates);
				refuse(match, request);
			}
			List<Operation> operations = match.repairs().operations(request);
			checkRows(connection, match, request);
			List<String> lines = lines(connection, match, request);
			if (request.dryRun()) {
				return Optional.of(adoption(match, lines, null, null));
			}
			Path backup = operations.isEmpty() ? null : repair(connection, search, match, operations);
			lines.forEach((line) -> logger.info(this.context.title() + ": " + line));
			MigrationResult result = stamp(connection, position, match, backup, begun);
			return Optional.of(adoption(match, lines, backup, result));
		}
	}

	private Schema schema(RunConnection connection) {
		try {
			return this.context.database().schema(connection.connection());
		}
		catch (SQLException ex) {
			throw new DatabaseException(
					"The schema of " + this.context.title() + " can't be read: " + ex.getMessage() + ".",
					"See the cause for why.", ex);
		}
	}

	/** Look at all of them, so that all that is in the way is told at once. */
	private void checkRows(RunConnection connection, AdoptionSearch.Match match, AdoptionRequest request) {
		List<String> violations = new ArrayList<>();
		Set<String> foreignKeys = new LinkedHashSet<>();
		Set<String> columns = new LinkedHashSet<>();
		for (RowCheck check : match.repairs().checks(request)) {
			try {
				connection.prepare(List.of(List.of(check.alter())));
			}
			catch (ReadOnlyDatabaseException ex) {
				throw ex;
			}
			catch (StepException ex) {
				violations.addAll(AdoptionException.lines(ex));
				Optional.ofNullable(check.orphans()).ifPresent(foreignKeys::add);
				columns.addAll(check.backfills());
			}
		}
		if (!violations.isEmpty()) {
			throw AdoptionException.rows(this.context.title(), match.revision(), violations, foreignKeys, columns);
		}
	}

	/** What is repaired, and how many rows go or change for it. */
	private List<String> lines(RunConnection connection, AdoptionSearch.Match match, AdoptionRequest request) {
		List<String> lines = new ArrayList<>(match.repairs().lines());
		for (OrphanRows orphans : match.repairs().countableOrphans(request)) {
			try (Statement statement = connection.connection().createStatement();
					ResultSet rows = statement.executeQuery(orphans.count())) {
				long count = rows.next() ? rows.getLong(1) : 0;
				if (count > 0) {
					lines.add(orphans.line(count));
				}
			}
			catch (SQLException ex) {
				throw new DatabaseException(
						"The rows of " + this.context.title() + " can't be counted: " + ex.getMessage() + ".",
						"See the cause for why.", ex);
			}
		}
		return lines;
	}

	private @Nullable Path repair(RunConnection connection, AdoptionSearch search, AdoptionSearch.Match match,
			List<Operation> operations) {
		try {
			connection.prepare(List.of(operations));
			Path backup = connection.backup(this.backups.directory(), this.backups.keep()).orElse(null);
			int size;
			for (int i = 0; i < operations.size(); i += size) {
				List<Operation> rest = operations.subList(i, operations.size());
				size = connection.together(rest);
				connection.execute(rest.subList(0, size));
				connection.checkTransaction();
			}
			connection.verify();
			List<String> remaining = search.remaining(schema(connection), match.wanted());
			if (!remaining.isEmpty()) {
				throw AdoptionException.unequal(this.context.title(), match.revision(), remaining);
			}
			return backup;
		}
		catch (ReadOnlyDatabaseException ex) {
			throw ex;
		}
		catch (StepException ex) {
			throw AdoptionException.failed(this.context.title(), match.revision(), ex);
		}
	}

	private MigrationResult stamp(RunConnection connection, Position position, AdoptionSearch.Match match,
			@Nullable Path backup, long begun) {
		String runId = UUID.randomUUID().toString();
		List<String> next = List.of(match.revision().id());
		List<HistoryEntry> entries = this.stamp.stamp(connection, runId, position, next,
				(backup != null) ? backup.toString() : null);
		connection.commit();
		logger.info(this.context.title() + ": taken over at " + match.revision().title());
		return new MigrationResult(runId, position.current(), next, entries,
				Duration.ofNanos(System.nanoTime() - begun));
	}

	private static Adoption adoption(AdoptionSearch.Match match, List<String> repairs, @Nullable Path backup,
			@Nullable MigrationResult result) {
		return new Adoption(match.revision(), match.matching(), repairs, match.unmanaged(),
				(backup != null) ? backup.toString() : null, result);
	}

	/**
	 * Writes the version and the history.
	 */
	@FunctionalInterface
	interface Stamp {

		/**
		 * Make revisions current.
		 * @param connection the run
		 * @param runId its id
		 * @param position where the database is
		 * @param next what becomes current
		 * @param backup the backup that was taken before, or {@code null}
		 * @return what the history tells
		 */
		List<HistoryEntry> stamp(RunConnection connection, String runId, Position position, List<String> next,
				@Nullable String backup);

	}

}
