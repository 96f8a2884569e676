package io.github.dbmig.sample;

import java.util.List;

import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Stores lattices together with their electrons.
 */
interface LatticeRepository extends JpaRepository<Lattice, Long> {

	List<Lattice> findByStatus(Status status, Pageable page);

}
