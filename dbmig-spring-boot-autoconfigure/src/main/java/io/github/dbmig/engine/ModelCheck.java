package io.github.dbmig.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.dbmig.ModelComparison;
import io.github.dbmig.SchemaChange;
import io.github.dbmig.compare.DifferenceText;
import io.github.dbmig.compare.ModelScope;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDifference;
import io.github.dbmig.compare.SqlEquivalence;
import io.github.dbmig.compare.UnmanagedObject;
import io.github.dbmig.dialect.Database;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the entities say, what the revisions make and what the database has.
 */
final class ModelCheck {

	private final EngineContext context;

	private final RevisionReplay replay;

	private final Supplier<Optional<ModelOperations>> model;

	private final ModelScope scope;

	private @Nullable Said said;

	/** Asked for again and again, while hardly anything changes. */
	private volatile @Nullable Checked checked;

	ModelCheck(EngineContext context, RevisionReplay replay, Supplier<Optional<ModelOperations>> model) {
		this.context = context;
		this.replay = replay;
		this.model = model;
		this.scope = context.scope();
	}

	/**
	 * Compare all three.
	 * @param effects whether what a change would meet in the database is found out too,
	 * for which rows are counted
	 */
	ModelComparison compare(boolean effects) {
		RevisionGraph graph = this.context.graph();
		Optional<Said> entities = entities();
		Schema said = entities.map(Said::schema).orElse(null);
		Live live = this.context.database()
			.read((connection) -> new Live(
					this.context.database().schema(connection, (said != null) ? said : Schema.empty()),
					this.context.read(connection, false).current()), Live.ABSENT);
		List<String> notes = new ArrayList<>();
		try (Shadow shadow = this.replay.upTo(graph, graph.heads())) {
			Schema made = shadow.schema();
			List<SchemaChange> pending = List.of();
			if (entities.isPresent()) {
				pending = pending(shadow, made, entities.get(), effects);
				notes.addAll(entities.get().model().notes(made));
			}
			boolean atHeads = !live.current().isEmpty() && Set.copyOf(live.current()).equals(Set.copyOf(graph.heads()));
			List<SchemaChange> drift = atHeads ? drift(made, said, live, shadow.equivalence())
					: drift(graph, live, said, notes);
			return new ModelComparison(entities.isPresent(), pending, drift,
					this.scope.unmanaged(made, said, live.schema()).stream().map(UnmanagedObject::describe).toList(),
					notes);
		}
	}

	private List<SchemaChange> pending(Shadow shadow, Schema made, Said entities, boolean counted) {
		Renames renames = entities.model().renames();
		List<SchemaDifference> differences = this.scope.pending(entities.schema(), made, renames, shadow.equivalence());
		Database database = this.context.database();
		List<List<String>> effects = (!counted || differences.isEmpty()) ? List.of()
				: database.read((connection) -> database.effects(connection, differences, renames), List.of());
		List<SchemaChange> changes = new ArrayList<>();
		for (int i = 0; i < differences.size(); i++) {
			changes.add(new SchemaChange(differences.get(i).object(), DifferenceText.asChange(differences.get(i)),
					effects.isEmpty() ? List.of() : effects.get(i)));
		}
		return changes;
	}

	private List<SchemaChange> drift(RevisionGraph graph, Live live, @Nullable Schema said, List<String> notes) {
		List<String> unknown = new PositionCheck(graph, this.context.settings()).unknown(live.current());
		if (!unknown.isEmpty()) {
			notes.add("The database is at " + String.join(", ", unknown)
					+ ", which this build doesn't know, so drift can't be told.");
			return List.of();
		}
		if (live.current().isEmpty()) {
			// No revision made anything that could have changed since
			return List.of();
		}
		try (Shadow shadow = this.replay.upTo(graph, live.current())) {
			return drift(shadow.schema(), said, live, shadow.equivalence());
		}
	}

	private List<SchemaChange> drift(Schema made, @Nullable Schema said, Live live, SqlEquivalence sql) {
		return texts(this.scope.drift(made, said, live.schema(), sql), DifferenceText::asDrift);
	}

	/**
	 * Compare the database with the entities alone.
	 * @return what would have to change in it, or nothing where there are no entities
	 */
	Optional<List<SchemaChange>> entitiesAgainstLive() {
		return entities().map((entities) -> {
			Database database = this.context.database();
			Checked last = this.checked;
			Schema known = (last != null) ? last.live() : entities.schema();
			Schema live = database.read((connection) -> database.schema(connection, known), Schema.empty());
			if (last == null || !last.live().equals(live) || !last.said().equals(entities.schema())) {
				last = new Checked(live, entities.schema(), differences(entities, live));
				this.checked = last;
			}
			return last.changes();
		});
	}

	private List<SchemaChange> differences(Said entities, Schema live) {
		try (Shadow shadow = this.replay.empty()) {
			return texts(this.scope.mapped(entities.schema(), live, entities.model().renames(), shadow.equivalence()),
					DifferenceText::asChange);
		}
	}

	private static List<SchemaChange> texts(List<SchemaDifference> differences,
			Function<SchemaDifference, String> text) {
		return differences.stream()
			.map((difference) -> new SchemaChange(difference.object(), text.apply(difference), List.of()))
			.toList();
	}

	/** The entities don't change while they are the same operations. */
	private synchronized Optional<Said> entities() {
		Optional<ModelOperations> operations = this.model.get();
		if (operations.isEmpty()) {
			return Optional.empty();
		}
		Said known = this.said;
		if (known == null || !known.model().operations().equals(operations.get().operations())) {
			known = new Said(operations.get(), this.replay.made(operations.get().operations()));
			this.said = known;
		}
		return Optional.of(known);
	}

	/**
	 * What the entities say.
	 *
	 * @param model as operations
	 * @param schema what they make
	 */
	private record Said(ModelOperations model, Schema schema) {

	}

	/**
	 * The last comparison of a database with the entities.
	 *
	 * @param live what the database had
	 * @param said what the entities said
	 * @param changes what differed
	 */
	private record Checked(Schema live, Schema said, List<SchemaChange> changes) {

	}

	/**
	 * What the database has.
	 *
	 * @param schema its schema
	 * @param current where it is
	 */
	private record Live(Schema schema, List<String> current) {

		static final Live ABSENT = new Live(Schema.empty(), List.of());

	}

}
