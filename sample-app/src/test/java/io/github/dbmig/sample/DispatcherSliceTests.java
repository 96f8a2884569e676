package io.github.dbmig.sample;

import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the entities, on a schema that was made by the revisions.
 */
@DataJpaTest(properties = "spring.test.database.replace=none")
class DispatcherSliceTests {

	@TempDir
	static Path directory;

	@Autowired
	private LatticeRepository lattices;

	@Autowired
	private TestEntityManager entities;

	@Autowired
	private JdbcClient jdbc;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url",
				() -> "jdbc:sqlite:" + directory.resolve("slice.db") + "?foreign_keys=on");
	}

	@Test
	void theRevisionsHaveRun() {
		assertThat(this.jdbc.sql("SELECT revision FROM dbmig_version").query(String.class).list())
			.containsExactly("9f1271ef662a");
	}

	@Test
	void aLatticeIsStoredWithItsElectrons() {
		Executor executor = this.entities.persist(new Executor("dask", 8, "10.0.3.17:8786"));
		Lattice lattice = new Lattice("d-1", "mnist", executor, Instant.parse("2026-11-23T10:15:30Z"));
		Electron load = lattice.addElectron("load");
		lattice.addElectron("train").dependOn(load, "data");
		this.lattices.save(lattice);
		lattice.startWith(load);
		this.entities.flush();
		this.entities.clear();
		Lattice found = this.lattices.findByStatus(Status.NEW, Pageable.unpaged()).get(0);
		assertThat(LatticeDetails.of(found).executor()).isEqualTo("dask with 8 workers at 10.0.3.17:8786");
		assertThat(found.getCreatedAt()).isEqualTo("2026-11-23T10:15:30Z");
		assertThat(found.getFirstElectron().getName()).isEqualTo("load");
		assertThat(found.getElectrons()).extracting(Electron::getName).containsExactly("load", "train");
		assertThat(LatticeDetails.of(found).electrons().get(1).waitsFor()).containsExactly(0);
	}

}
