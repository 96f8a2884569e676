package io.github.dbmig.operation;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stands where the history knows that code ran, but not which.
 */
record ForgottenDataStep(String description) implements DataStep {

	@Override
	public void run(JdbcClient jdbc) {
		throw new IllegalStateException("the data step " + Describe.name(this.description)
				+ " is code, which the history can't store; run it with a build that has the revision");
	}

}
