package io.github.dbmig.sample;

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
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/**
 * A task of a lattice.
 */
@Entity
@Table(name = "electrons",
		uniqueConstraints = @UniqueConstraint(columnNames = { "parent_lattice_id", "transport_graph_node_id" }),
		indexes = @Index(name = "ix_electrons_executor_id", columnList = "executor_id"))
class Electron {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@JoinColumn(name = "parent_lattice_id")
	@OnDelete(action = OnDeleteAction.CASCADE)
	private Lattice lattice;

	/**
	 * Its place in the lattice's graph.
	 */
	@Column(name = "transport_graph_node_id", nullable = false)
	private int node;

	@Column(nullable = false, length = 80)
	private String name;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false, length = 16)
	private Status status = Status.NEW;

	@ManyToOne(fetch = FetchType.LAZY)
	@JoinColumn(name = "executor_id")
	private @Nullable Executor executor;

	@OneToMany(mappedBy = "electron", cascade = CascadeType.PERSIST)
	@OrderBy("id")
	private List<ElectronDependency> dependencies = new ArrayList<>();

	@SuppressWarnings("NullAway.Init")
	protected Electron() {
	}

	Electron(Lattice lattice, int node, String name, @Nullable Executor executor) {
		this.lattice = lattice;
		this.node = node;
		this.name = name;
		this.executor = executor;
	}

	void dependOn(Electron parent, String edgeName) {
		this.dependencies.add(new ElectronDependency(this, parent, edgeName));
	}

	void setStatus(Status status) {
		this.status = status;
	}

	@Nullable Long getId() {
		return this.id;
	}

	Lattice getLattice() {
		return this.lattice;
	}

	int getNode() {
		return this.node;
	}

	String getName() {
		return this.name;
	}

	Status getStatus() {
		return this.status;
	}

	@Nullable Executor getExecutor() {
		return this.executor;
	}

	List<ElectronDependency> getDependencies() {
		return Collections.unmodifiableList(this.dependencies);
	}

}
