package io.github.dbmig;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whether each revision leads back to where it came from, tried in a scratch database in
 * memory: up, down and up again.
 *
 * @param verified the revisions that do, in the order in which they were tried
 * @param irreversible those of them that have no downgrade, and were run up only
 * @param failed the first that doesn't, or {@code null} if all do; then the others were
 * not tried
 * @param problems what is wrong with that one, a line each
 */
public record Verification(List<RevisionInfo> verified, List<RevisionInfo> irreversible, @Nullable RevisionInfo failed,
		List<String> problems) {

	public Verification {
		verified = List.copyOf(verified);
		irreversible = List.copyOf(irreversible);
		problems = List.copyOf(problems);
	}

}
