package io.github.dbmig.sample;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A lattice to dispatch.
 *
 * @param name its name
 * @param executorId the id of what runs it, null for no choice
 * @param electrons its electrons, each after those it waits for
 */
record NewLattice(String name, @Nullable Long executorId, List<NewElectron> electrons) {

	/**
	 * An electron.
	 *
	 * @param name its name
	 * @param waitsFor the places in the list of those whose results it needs, from 0
	 */
	record NewElectron(String name, @Nullable List<Integer> waitsFor) {
	}

}
