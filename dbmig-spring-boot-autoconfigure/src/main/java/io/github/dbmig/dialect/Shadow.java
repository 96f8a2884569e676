package io.github.dbmig.dialect;

import java.util.List;

import io.github.dbmig.compare.SqlEquivalence;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.schema.Schema;

/**
 * A database in memory that no application sees, in which operations are replayed to find
 * out which schema they make. Rows are not written and code is not run. Used by one
 * thread.
 */
public interface Shadow extends AutoCloseable {

	/**
	 * Replay operations that belong to one revision.
	 * @param operations the operations, in order
	 * @throws StepException if one can't be done on the schema so far
	 */
	void replay(List<Operation> operations);

	/**
	 * Return the schema so far.
	 * @return the schema
	 */
	Schema schema();

	/**
	 * Return what judges the SQL of schemas of this kind of database.
	 * @return the judge, of use until the shadow is closed, and to one thread
	 */
	SqlEquivalence equivalence();

	/**
	 * Return what knows values for columns in this kind of database.
	 * @return the values, not only until the shadow is closed
	 */
	ColumnValues values();

	@Override
	void close();

}
