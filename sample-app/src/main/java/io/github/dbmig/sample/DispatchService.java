package io.github.dbmig.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Dispatches lattices and follows them.
 */
@Service
@Transactional
class DispatchService {

	private final LatticeRepository lattices;

	private final ElectronRepository electrons;

	private final ExecutorRepository executors;

	private final JdbcClient jdbc;

	DispatchService(LatticeRepository lattices, ElectronRepository electrons, ExecutorRepository executors,
			JdbcClient jdbc) {
		this.lattices = lattices;
		this.electrons = electrons;
		this.executors = executors;
		this.jdbc = jdbc;
	}

	@Transactional(readOnly = true)
	List<LatticeSummary> list(Optional<Status> status, Pageable page) {
		List<Lattice> found = status.map((wanted) -> this.lattices.findByStatus(wanted, page))
			.orElseGet(() -> this.lattices.findAll(page).getContent());
		return found.stream().map(LatticeSummary::of).toList();
	}

	@Transactional(readOnly = true)
	Optional<LatticeDetails> find(long id) {
		return this.lattices.findById(id).map(LatticeDetails::of);
	}

	@Transactional(readOnly = true)
	List<ExecutorLoad> load() {
		return this.jdbc.sql("SELECT * FROM executor_load ORDER BY id").query(ExecutorLoad.class).list();
	}

	LatticeDetails dispatch(NewLattice request) {
		Executor executor = Optional.ofNullable(request.executorId()).flatMap(this.executors::findById).orElse(null);
		Lattice lattice = new Lattice(UUID.randomUUID().toString(), request.name(), executor, Instant.now());
		List<Electron> made = new ArrayList<>();
		for (NewLattice.NewElectron wanted : request.electrons()) {
			Electron electron = lattice.addElectron(wanted.name());
			Optional.ofNullable(wanted.waitsFor())
				.orElse(List.of())
				.forEach((place) -> electron.dependOn(made.get(place), "arg"));
			made.add(electron);
		}
		this.lattices.save(lattice);
		lattice.startWith(made.isEmpty() ? null : made.get(0));
		return LatticeDetails.of(lattice);
	}

	boolean updateLattice(long id, Status status) {
		Optional<Lattice> lattice = this.lattices.findById(id);
		lattice.ifPresent((found) -> found.setStatus(status));
		return lattice.isPresent();
	}

	boolean updateElectron(long id, Status status) {
		Optional<Electron> electron = this.electrons.findById(id);
		electron.ifPresent((found) -> found.setStatus(status));
		return electron.isPresent();
	}

}
