package io.github.dbmig.sqlite;

import io.github.dbmig.operation.OnViolation;

/**
 * Rows that a change would refuse or whose values it would change.
 *
 * @param text how many, which by their keys, and why
 * @param remedy what can be done
 */
record Violation(String text, String remedy) {

	/** Says that a remedy which the revision asks for is known and not there yet. */
	Violation withRemedyToCome(OnViolation asked) {
		return new Violation(this.text, this.remedy + " (onViolation(" + asked
				+ ") is understood, but this version of dbmig doesn't carry it out yet.)");
	}

}
