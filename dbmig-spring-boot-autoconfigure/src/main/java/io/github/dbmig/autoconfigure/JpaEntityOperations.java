package io.github.dbmig.autoconfigure;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.dbmig.compare.Renames;
import io.github.dbmig.engine.ModelOperations;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.jpa.OrdinalEnums;
import org.jspecify.annotations.Nullable;

/**
 * What entities say, for comparisons.
 */
class JpaEntityOperations implements EntityOperations {

	private final Supplier<Optional<EntityModel>> model;

	private @Nullable EntityModel known;

	private @Nullable ModelOperations operations;

	/**
	 * Create them.
	 * @param model the entities, the same object as long as nothing changed
	 */
	JpaEntityOperations(Supplier<Optional<EntityModel>> model) {
		this.model = model;
	}

	@Override
	public synchronized Optional<ModelOperations> get() {
		EntityModel now = this.model.get().orElse(null);
		if (now == null) {
			return Optional.empty();
		}
		if (this.operations == null || !now.equals(this.known)) {
			this.operations = operations(now);
			this.known = now;
		}
		return Optional.of(this.operations);
	}

	private static ModelOperations operations(EntityModel model) {
		return new ModelOperations(model.operations(), new Renames(model.renames().tables(), model.renames().columns()),
				(revisions) -> Stream.concat(OrdinalEnums.reordered(revisions, model).stream(), model.notes().stream())
					.toList());
	}

}
