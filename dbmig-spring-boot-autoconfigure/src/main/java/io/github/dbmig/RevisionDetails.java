package io.github.dbmig;

import java.util.List;

/**
 * A revision with what it runs.
 *
 * @param info what it says about itself
 * @param upgrade the SQL of its upgrade, a statement an entry; steps without SQL are
 * comments
 * @param downgrade the SQL of its downgrade, empty if it is irreversible
 */
public record RevisionDetails(RevisionInfo info, List<String> upgrade, List<String> downgrade) {

	public RevisionDetails {
		upgrade = List.copyOf(upgrade);
		downgrade = List.copyOf(downgrade);
	}

}
