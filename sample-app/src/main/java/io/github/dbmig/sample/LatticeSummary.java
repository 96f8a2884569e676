package io.github.dbmig.sample;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A line of the list of lattices.
 *
 * @param id its id
 * @param dispatchId the id that its user knows
 * @param name its name
 * @param status how far it has come
 * @param completedElectrons how many of its electrons are completed
 * @param createdAt when it was dispatched
 */
record LatticeSummary(@Nullable Long id, String dispatchId, String name, Status status, int completedElectrons,
		Instant createdAt) {

	static LatticeSummary of(Lattice lattice) {
		return new LatticeSummary(lattice.getId(), lattice.getDispatchId(), lattice.getName(), lattice.getStatus(),
				lattice.getCompletedElectrons(), lattice.getCreatedAt());
	}

}
