package io.github.dbmig.autoconfigure;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.dbmig.compare.Renames;
import io.github.dbmig.engine.ModelOperations;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.jpa.EntityModelSource;
import io.github.dbmig.jpa.OrdinalEnums;
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
		Optional<EntityModel> model = this.running.get();
		if (model.isPresent()) {
			return model.map(JpaEntityOperations::operations);
		}
		EntityModelSource offline = this.source.get();
		if (this.read == null && offline != null) {
			this.read = offline.read().map(JpaEntityOperations::operations).orElse(null);
		}
		return Optional.ofNullable(this.read);
	}

	private static ModelOperations operations(EntityModel model) {
		return new ModelOperations(model.operations(), new Renames(model.renames().tables(), model.renames().columns()),
				(revisions) -> Stream.concat(OrdinalEnums.reordered(revisions, model).stream(), model.notes().stream())
					.toList());
	}

}
