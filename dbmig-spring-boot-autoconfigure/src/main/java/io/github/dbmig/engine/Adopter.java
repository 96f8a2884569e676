package io.github.dbmig.engine;

import java.nio.file.Path;
import java.time.Duration;
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
import io.github.dbmig.compare.ForeignTool;
import io.github.dbmig.dialect.LockTimeoutException;
import io.github.dbmig.dialect.RunConnection;
import io.github.dbmig.dialect.Shadow;
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
		refuseUnknown(request, schemas.values().stream().map(this.context.scope()::managed).toList());
		try (Shadow shadow = this.replay.empty()) {
			AdoptionSearch search = new AdoptionSearch(graph, schemas, this.context.scope(),
					this.context.ledger()::owns, shadow.equivalence(), request.backfills());
			Schema live = this.context.database().read(this.context.database()::schema, EMPTY);
			AdoptionSearch.Match match = search.nearest(live, candidates);
			refuse(match, request);
			if (request.dryRun() && match.repairs().lines().isEmpty() && request.orphans().isEmpty()) {
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
			throw AdoptionException.severalRevisions(at, ids.stream().map((id) -> graph.get(id).info()).toList());
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
			Schema live = AdoptionRepair.schema(this.context, connection);
			if (!live.equals(match.live())) {
				match = search.nearest(live, candidates);
				refuse(match, request);
			}
			AdoptionRepair repair = new AdoptionRepair(this.context, connection, request, this.backups, match);
			List<String> lines = repair.run(search);
			if (request.dryRun()) {
				return Optional.of(adoption(match, lines, null, null));
			}
			MigrationResult result = stamp(connection, position, match, repair.backup(), begun);
			lines.forEach((line) -> logger.info(this.context.title() + ": " + line));
			logger.info(this.context.title() + ": taken over at " + match.revision().title());
			return Optional.of(adoption(match, lines, repair.backup(), result));
		}
	}

	private MigrationResult stamp(RunConnection connection, Position position, AdoptionSearch.Match match,
			@Nullable Path backup, long begun) {
		String runId = UUID.randomUUID().toString();
		List<String> next = List.of(match.revision().id());
		List<HistoryEntry> entries = this.stamp.stamp(connection, runId, position, next,
				(backup != null) ? backup.toString() : null);
		connection.commit();
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
