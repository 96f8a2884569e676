package io.github.dbmig.sample;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Finds electrons.
 */
interface ElectronRepository extends JpaRepository<Electron, Long> {

}
