package io.github.dbmig.sample;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Stores executors.
 */
interface ExecutorRepository extends JpaRepository<Executor, Long> {

}
