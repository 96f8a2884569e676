package io.github.dbmig.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A workflow that was dispatched.
 */
@Entity
@Table(name = "lattices", indexes = { @Index(name = "ix_lattices_status", columnList = "status, created_at DESC"),
		@Index(name = "ix_lattices_executor_id", columnList = "executor_id") })
class Lattice {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false, unique = true, length = 36)
	private String dispatchId;

	@Column(nullable = false, length = 80)
	private String name;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false, length = 16)
	private Status status = Status.NEW;

	/**
	 * Counted by a trigger.
	 */
	@Column(name = "completed_electron_num", nullable = false, insertable = false, updatable = false)
	private int completedElectrons;

	@Column(nullable = false)
	private Instant createdAt;

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "executor_id")
	private @Nullable Executor executor;

	/**
	 * The electron that this lattice starts with. That no two lattices share one is for
	 * an index to see to, which leaves out those that have none.
	 */
	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "electron_id")
	private @Nullable Electron firstElectron;

	@OneToMany(mappedBy = "lattice", cascade = CascadeType.PERSIST)
	@OrderBy("node")
	private List<Electron> electrons = new ArrayList<>();

	@SuppressWarnings("NullAway.Init")
	protected Lattice() {
	}

	Lattice(String dispatchId, String name, @Nullable Executor executor, Instant createdAt) {
		this.dispatchId = dispatchId;
		this.name = name;
		this.executor = executor;
		this.createdAt = createdAt;
	}

	Electron addElectron(String name) {
		Electron electron = new Electron(this, this.electrons.size(), name, this.executor);
		this.electrons.add(electron);
		return electron;
	}

	void startWith(@Nullable Electron firstElectron) {
		this.firstElectron = firstElectron;
	}

	void setStatus(Status status) {
		this.status = status;
	}

	@Nullable Long getId() {
		return this.id;
	}

	String getDispatchId() {
		return this.dispatchId;
	}

	String getName() {
		return this.name;
	}

	Status getStatus() {
		return this.status;
	}

	int getCompletedElectrons() {
		return this.completedElectrons;
	}

	Instant getCreatedAt() {
		return this.createdAt;
	}

	@Nullable Executor getExecutor() {
		return this.executor;
	}

	@Nullable Electron getFirstElectron() {
		return this.firstElectron;
	}

	List<Electron> getElectrons() {
		return Collections.unmodifiableList(this.electrons);
	}

}
