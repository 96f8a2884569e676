package io.github.dbmig.authoring;

import java.time.Instant;
import java.util.List;

/**
 * A revision that is to be written.
 *
 * @param id the id
 * @param revises the revisions that it revises, empty for the first
 * @param message what it does, in a line
 * @param created when it is written, in full seconds
 * @param labels labels of the branch that begins with it
 * @param dependsOn revisions that must be applied before it
 * @param upgrade what it does, in order
 * @param downgrade what takes it back, in order
 */
public record NewRevision(String id, List<String> revises, String message, Instant created, List<String> labels,
		List<String> dependsOn, List<Step> upgrade, List<Step> downgrade) {

	public NewRevision {
		revises = List.copyOf(revises);
		labels = List.copyOf(labels);
		dependsOn = List.copyOf(dependsOn);
		upgrade = List.copyOf(upgrade);
		downgrade = List.copyOf(downgrade);
	}

}
