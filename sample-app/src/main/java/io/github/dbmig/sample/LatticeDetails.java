package io.github.dbmig.sample;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A lattice with its electrons.
 *
 * @param lattice the lattice
 * @param executor what runs it, null where none was chosen
 * @param firstElectron the id of the electron that it starts with, null without one
 * @param electrons its electrons
 */
record LatticeDetails(LatticeSummary lattice, @Nullable String executor, @Nullable Long firstElectron,
		List<ElectronDetails> electrons) {

	static LatticeDetails of(Lattice lattice) {
		Electron first = lattice.getFirstElectron();
		return new LatticeDetails(LatticeSummary.of(lattice), describe(lattice.getExecutor()),
				(first != null) ? first.getId() : null,
				lattice.getElectrons().stream().map(ElectronDetails::of).toList());
	}

	private static @Nullable String describe(@Nullable Executor executor) {
		if (executor == null) {
			return null;
		}
		String where = (executor.getAddress() != null) ? " at " + executor.getAddress() : "";
		return executor.getKind() + " with " + executor.getWorkers()
				+ ((executor.getWorkers() == 1) ? " worker" : " workers") + where;
	}

	/**
	 * An electron.
	 *
	 * @param id its id
	 * @param node its place in the graph
	 * @param name its name
	 * @param status how far it has come
	 * @param executor what runs it, null where none was chosen
	 * @param waitsFor the nodes whose results it needs
	 */
	record ElectronDetails(@Nullable Long id, int node, String name, Status status, @Nullable String executor,
			List<Integer> waitsFor) {

		static ElectronDetails of(Electron electron) {
			return new ElectronDetails(electron.getId(), electron.getNode(), electron.getName(), electron.getStatus(),
					describe(electron.getExecutor()),
					electron.getDependencies().stream().map((edge) -> edge.getParent().getNode()).toList());
		}

	}

}
