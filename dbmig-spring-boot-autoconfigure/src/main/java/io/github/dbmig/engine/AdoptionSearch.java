package io.github.dbmig.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.github.dbmig.Direction;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.adoption.KnownObjects;
import io.github.dbmig.adoption.Repairs;
import io.github.dbmig.compare.ModelScope;
import io.github.dbmig.compare.SqlEquivalence;
import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Finds the revision that a schema is nearest to: the one with the fewest differences
 * that can't be repaired, of those the one with the fewest repairs, of those the one that
 * makes the excluded tables that are there, of those the newest. Fewer repairs go first
 * because what the next revision does is done by that revision, with its own steps.
 */
final class AdoptionSearch {

	private final RevisionGraph graph;

	private final Map<String, Schema> schemas = new HashMap<>();

	/** The names of what the revisions make and the comparison leaves alone. */
	private final Map<String, Set<String>> excluded = new HashMap<>();

	private final ModelScope scope;

	private final KnownObjects known;

	private final SqlEquivalence sql;

	private final Map<String, String> backfills;

	/**
	 * Create a search.
	 * @param graph the revisions
	 * @param schemas the schema that each of them makes, in their order
	 * @param scope what is compared
	 * @param own whether a table is dbmig's own
	 * @param sql judges types and expressions
	 * @param backfills what rows of a column get, before what a revision says
	 */
	AdoptionSearch(RevisionGraph graph, Map<String, Schema> schemas, ModelScope scope, Predicate<String> own,
			SqlEquivalence sql, Map<String, String> backfills) {
		this.graph = graph;
		this.scope = scope;
		schemas.forEach((id, schema) -> {
			this.schemas.put(id, scope.managed(schema));
			this.excluded.put(id, excluded(schema));
		});
		this.known = new KnownObjects(this.schemas.values(), own);
		this.sql = sql;
		this.backfills = backfills;
	}

	/**
	 * Search.
	 * @param live the schema of the database
	 * @param candidates the revisions that come into question
	 * @return the nearest
	 */
	Match nearest(Schema live, Collection<String> candidates) {
		Schema managed = this.known.managed(live);
		Map<Schema, Repairs> compared = new HashMap<>();
		List<String> newestFirst = new ArrayList<>(candidates);
		Collections.reverse(newestFirst);
		Set<String> there = excluded(live);
		String nearest = newestFirst.stream()
			.min(Comparator.comparingInt((String id) -> repairs(managed, id, compared).beyond().size())
				.thenComparingInt((id) -> repairs(managed, id, compared).lines().size())
				.thenComparingInt((id) -> unlike(excludedOf(id), there)))
			.orElseThrow();
		Schema wanted = schema(nearest);
		List<RevisionInfo> matching = newestFirst.stream()
			.filter((id) -> schema(id).equals(wanted) && excludedOf(id).equals(excludedOf(nearest)))
			.map((id) -> this.graph.get(id).info())
			.toList();
		return new Match(live, wanted, matching.get(0), matching, repairs(managed, nearest, compared),
				this.known.unmanaged(live));
	}

	private Schema schema(String id) {
		Schema schema = this.schemas.get(id);
		if (schema == null) {
			throw new IllegalArgumentException("No schema of " + id);
		}
		return schema;
	}

	private Set<String> excludedOf(String id) {
		return this.excluded.getOrDefault(id, Set.of());
	}

	/** Whatever is left out, except for dbmig's own tables, which no revision makes. */
	private Set<String> excluded(Schema schema) {
		Set<String> names = names(schema);
		names.removeAll(names(this.scope.managed(schema)));
		return names;
	}

	private static Set<String> names(Schema schema) {
		Set<String> names = new HashSet<>();
		schema.tables().forEach((table) -> names.add(SqlNames.fold(table.name())));
		schema.virtualTables().forEach((table) -> names.add(SqlNames.fold(table.name())));
		schema.views().forEach((view) -> names.add(SqlNames.fold(view.name())));
		return names;
	}

	/** How many of the names that some revision makes are in one of the sets only. */
	private int unlike(Set<String> made, Set<String> there) {
		return (int) this.excluded.values()
			.stream()
			.flatMap(Set::stream)
			.distinct()
			.filter((name) -> made.contains(name) != there.contains(name))
			.count();
	}

	private Repairs repairs(Schema managed, String id, Map<Schema, Repairs> compared) {
		return compared.computeIfAbsent(schema(id), (schema) -> repairs(managed, id));
	}

	private Repairs repairs(Schema managed, String id) {
		return Repairs.of(managed, schema(id), this.sql, (column) -> backfill(id, column));
	}

	/**
	 * Find what rows get in a column that refuses NULL: what was asked for, or what the
	 * revision says that did it last.
	 */
	private @Nullable String backfill(String id, String column) {
		for (Map.Entry<String, String> entry : this.backfills.entrySet()) {
			if (SqlNames.same(entry.getKey(), column)) {
				return entry.getValue();
			}
		}
		String found = null;
		for (String each : this.graph.withAncestors(List.of(id))) {
			for (Operation operation : this.graph.get(each).operations(Direction.UPGRADE)) {
				if (operation instanceof AlterTable alter) {
					for (TableChange change : alter.changes()) {
						String expression = backfill(alter.table(), change, column);
						found = (expression != null) ? expression : found;
					}
				}
			}
		}
		return found;
	}

	private static @Nullable String backfill(String table, TableChange change, String column) {
		if (change instanceof AddColumn add) {
			return SqlNames.same(table + "." + add.column().name(), column) ? add.backfill() : null;
		}
		return (change instanceof AlterColumn alter && SqlNames.same(table + "." + alter.column(), column))
				? alter.backfill() : null;
	}

	/**
	 * Whether a schema is what a revision makes.
	 * @param live the schema of the database
	 * @param wanted what the revision makes
	 * @return what differs, in words
	 */
	List<String> remaining(Schema live, Schema wanted) {
		Repairs repairs = Repairs.of(this.known.managed(live), wanted, this.sql, (column) -> null);
		List<String> remaining = new ArrayList<>(repairs.beyondLines());
		remaining.addAll(repairs.lines());
		return remaining;
	}

	/**
	 * What was found.
	 *
	 * @param live the schema that was looked at
	 * @param wanted the schema that the revision makes
	 * @param revision the nearest revision
	 * @param matching all that make the same schema, newest first
	 * @param repairs what differs
	 * @param unmanaged what no revision knows
	 */
	record Match(Schema live, Schema wanted, RevisionInfo revision, List<RevisionInfo> matching, Repairs repairs,
			List<String> unmanaged) {

	}

}
