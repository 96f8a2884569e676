package io.github.dbmig.sample;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableDefault;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets users dispatch lattices, and executors report on them.
 */
@RestController
class DispatchController {

	private final DispatchService dispatcher;

	DispatchController(DispatchService dispatcher) {
		this.dispatcher = dispatcher;
	}

	@GetMapping("/lattices")
	List<LatticeSummary> lattices(@RequestParam Optional<Status> status, @PageableDefault(sort = "id") Pageable page) {
		return this.dispatcher.list(status, page);
	}

	@GetMapping("/lattices/{id}")
	ResponseEntity<LatticeDetails> lattice(@PathVariable long id) {
		return ResponseEntity.of(this.dispatcher.find(id));
	}

	@PostMapping("/lattices")
	ResponseEntity<LatticeDetails> dispatch(@RequestBody NewLattice request) {
		LatticeDetails made = this.dispatcher.dispatch(request);
		return ResponseEntity.created(URI.create("/lattices/" + made.lattice().id())).body(made);
	}

	@PatchMapping("/lattices/{id}")
	ResponseEntity<Void> updateLattice(@PathVariable long id, @RequestBody StatusChange change) {
		return done(this.dispatcher.updateLattice(id, change.status()));
	}

	@PatchMapping("/electrons/{id}")
	ResponseEntity<Void> updateElectron(@PathVariable long id, @RequestBody StatusChange change) {
		return done(this.dispatcher.updateElectron(id, change.status()));
	}

	@GetMapping("/executors")
	List<ExecutorLoad> executors() {
		return this.dispatcher.load();
	}

	private static ResponseEntity<Void> done(boolean found) {
		return (found ? ResponseEntity.noContent() : ResponseEntity.notFound()).build();
	}

}
