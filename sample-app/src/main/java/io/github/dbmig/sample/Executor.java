package io.github.dbmig.sample;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * What runs electrons: this machine, a Dask cluster, Slurm.
 */
@Entity
@Table(name = "executors")
class Executor {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false, length = 16)
	private String kind;

	@Column(nullable = false, check = @CheckConstraint(constraint = "workers > 0"))
	private int workers;

	@Column(length = 80)
	private @Nullable String address;

	@SuppressWarnings("NullAway.Init")
	protected Executor() {
	}

	Executor(String kind, int workers, @Nullable String address) {
		this.kind = kind;
		this.workers = workers;
		this.address = address;
	}

	@Nullable Long getId() {
		return this.id;
	}

	String getKind() {
		return this.kind;
	}

	int getWorkers() {
		return this.workers;
	}

	@Nullable String getAddress() {
		return this.address;
	}

}
