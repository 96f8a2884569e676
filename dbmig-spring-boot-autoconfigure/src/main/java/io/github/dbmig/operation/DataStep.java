package io.github.dbmig.operation;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Code that changes data inside a revision. It runs in the run's transaction, may not
 * change the schema, and can't commit or roll back.
 */
@FunctionalInterface
public interface DataStep {

	/**
	 * Change data.
	 * @param jdbc speaks to the database inside the run's transaction
	 * @throws Exception whatever went wrong; the run is rolled back
	 */
	void run(JdbcClient jdbc) throws Exception;

}
