package io.github.dbmig.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * An edge of a lattice's graph: an electron waits for another one's result.
 */
@Entity
@Table(name = "electron_dependency")
class ElectronDependency {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@JoinColumn(name = "electron_id")
	private Electron electron;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@JoinColumn(name = "parent_electron_id")
	private Electron parent;

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
