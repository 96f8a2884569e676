package io.github.dbmig.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/**
 * An edge of a lattice's graph: an electron waits for another one's result.
 */
@Entity
@Table(name = "electron_dependency",
		uniqueConstraints = @UniqueConstraint(columnNames = { "electron_id", "parent_electron_id", "edge_name" }),
		indexes = @Index(name = "ix_electron_dependency_parent", columnList = "parent_electron_id"))
class ElectronDependency {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@JoinColumn(name = "electron_id")
	@OnDelete(action = OnDeleteAction.CASCADE)
	private Electron electron;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@JoinColumn(name = "parent_electron_id")
	@OnDelete(action = OnDeleteAction.CASCADE)
	private Electron parent;

	@Column(nullable = false, length = 40)
	private String edgeName;

	@SuppressWarnings("NullAway.Init")
	protected ElectronDependency() {
	}

	ElectronDependency(Electron electron, Electron parent, String edgeName) {
		this.electron = electron;
		this.parent = parent;
		this.edgeName = edgeName;
	}

	@Nullable Long getId() {
		return this.id;
	}

	Electron getElectron() {
		return this.electron;
	}

	Electron getParent() {
		return this.parent;
	}

	String getEdgeName() {
		return this.edgeName;
	}

}
