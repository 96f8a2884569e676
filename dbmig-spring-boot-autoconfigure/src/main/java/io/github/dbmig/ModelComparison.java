package io.github.dbmig;

import java.util.List;

/**
 * The entities, the revisions and the live schema compared.
 *
 * @param hasModel whether there are entities to compare with
 * @param pending what the entities say and the revisions don't make yet: pending model
 * changes
 * @param drift what the live schema has or lacks against what its revisions made
 * @param unmanaged the names of live objects that neither entities nor revisions know;
 * they are left alone
 * @param notes what else a reader should know, a line each
 */
public record ModelComparison(boolean hasModel, List<SchemaChange> pending, List<SchemaChange> drift,
		List<String> unmanaged, List<String> notes) {

	public ModelComparison {
		pending = List.copyOf(pending);
		drift = List.copyOf(drift);
		unmanaged = List.copyOf(unmanaged);
		notes = List.copyOf(notes);
	}

	/**
	 * Whether entities, revisions and live schema agree.
	 * @return {@code true} if there are neither pending changes nor drift
	 */
	public boolean inSync() {
		return this.pending.isEmpty() && this.drift.isEmpty();
	}

}
