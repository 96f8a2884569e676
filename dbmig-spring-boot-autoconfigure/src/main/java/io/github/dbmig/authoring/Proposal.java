package io.github.dbmig.authoring;

import java.util.List;

import io.github.dbmig.compare.SchemaDifference;

/**
 * What would take the schema of the revisions to what the entities say.
 *
 * @param differences what differs, none where there is nothing to do
 * @param upgrade the operations, in order
 * @param downgrade what takes them back, in order
 */
public record Proposal(List<SchemaDifference> differences, List<Step> upgrade, List<Step> downgrade) {

	public Proposal {
		differences = List.copyOf(differences);
		upgrade = List.copyOf(upgrade);
		downgrade = List.copyOf(downgrade);
	}

	/**
	 * Nothing to do.
	 * @return an empty proposal
	 */
	public static Proposal none() {
		return new Proposal(List.of(), List.of(), List.of());
	}

	/**
	 * Whether there is nothing to do.
	 * @return {@code true} if entities and revisions agree
	 */
	public boolean isEmpty() {
		return this.upgrade.isEmpty();
	}

}
