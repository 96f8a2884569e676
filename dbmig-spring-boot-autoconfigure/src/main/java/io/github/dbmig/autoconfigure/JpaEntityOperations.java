package io.github.dbmig.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.dbmig.compare.Renames;
import io.github.dbmig.engine.ModelOperations;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.jpa.EntityModelSource;
import io.github.dbmig.jpa.OrdinalEnums;
import io.github.dbmig.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the running entity manager factories told, or reads the mapping without them
 * where there is none, as during a command.
 */
class JpaEntityOperations implements EntityOperations {

	private final RunningEntityModel running;

	private final Supplier<@Nullable EntityModelSource> source;

	private @Nullable ModelOperations read;

	JpaEntityOperations(RunningEntityModel running, Supplier<@Nullable EntityModelSource> source) {
		this.running = running;
		this.source = source;
	}

	@Override
	public synchronized Optional<ModelOperations> get() {
		Optional<List<EntityModel>> models = this.running.get();
		if (models.isPresent()) {
			return models.map(JpaEntityOperations::operations);
		}
		EntityModelSource offline = this.source.get();
		if (this.read == null && offline != null) {
			this.read = operations(List.of(offline.read()));
		}
		return Optional.ofNullable(this.read);
	}

	private static ModelOperations operations(List<EntityModel> models) {
		return new ModelOperations(
				// Units may share tables
				models.stream().flatMap((model) -> model.operations().stream()).distinct().toList(), renames(models),
				(revisions) -> models.stream().flatMap((model) -> notes(model, revisions)).distinct().toList());
	}

	private static Stream<String> notes(EntityModel model, Schema revisions) {
		return Stream.concat(OrdinalEnums.reordered(revisions, model).stream(), model.notes().stream());
	}

	private static Renames renames(List<EntityModel> models) {
		Map<String, String> tables = new LinkedHashMap<>();
		Map<String, Map<String, String>> columns = new LinkedHashMap<>();
		for (EntityModel model : models) {
			tables.putAll(model.renames().tables());
			model.renames()
				.columns()
				.forEach((table, names) -> columns.computeIfAbsent(table, (name) -> new LinkedHashMap<>())
					.putAll(names));
		}
		return new Renames(tables, columns);
	}

}
