package io.github.dbmig.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.dbmig.compare.Renames;
import io.github.dbmig.engine.ModelOperations;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.jpa.EntityModelSource;
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

	/** Units may share tables. */
	private static ModelOperations operations(List<EntityModel> models) {
		return new ModelOperations(
				models.stream().flatMap((model) -> model.operations().stream()).distinct().toList(), Renames.none(),
				List.of());
	}

}
