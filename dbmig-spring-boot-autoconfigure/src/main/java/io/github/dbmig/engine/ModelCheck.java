package io.github.dbmig.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.dbmig.ModelComparison;
import io.github.dbmig.SchemaChange;
import io.github.dbmig.operation.Operation;

final class ModelCheck {

	ModelCheck(EngineContext context, RevisionReplay replay, Supplier<Optional<List<Operation>>> model) {
	}

	ModelComparison compare() {
		throw new UnsupportedOperationException();
	}

	Optional<List<SchemaChange>> entitiesAgainstLive() {
		return Optional.empty();
	}

}
