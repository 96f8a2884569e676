package io.github.dbmig.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.jpa.EntityModelSource;
import io.github.dbmig.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the running entity manager factories told, or reads the mapping without them
 * where there is none, as during a command.
 */
class JpaEntityOperations implements EntityOperations {

	private final RunningEntityModel running;

	private final Supplier<@Nullable EntityModelSource> source;

	private @Nullable List<Operation> read;

	JpaEntityOperations(RunningEntityModel running, Supplier<@Nullable EntityModelSource> source) {
		this.running = running;
		this.source = source;
	}

	@Override
	public synchronized Optional<List<Operation>> get() {
		Optional<List<EntityModel>> models = this.running.get();
		if (models.isPresent()) {
			return Optional.of(models.get()
				.stream()
				.flatMap((model) -> model.operations().stream())
				// Units may share tables
				.distinct()
				.toList());
		}
		EntityModelSource offline = this.source.get();
		if (this.read == null && offline != null) {
			this.read = offline.read().operations();
		}
		return Optional.ofNullable(this.read);
	}

}
