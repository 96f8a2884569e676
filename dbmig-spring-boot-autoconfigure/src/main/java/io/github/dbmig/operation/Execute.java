package io.github.dbmig.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A SQL statement.
 *
 * @param sql the statement
 * @param parameters the values of its question marks; integers are kept as {@code Long},
 * floating point numbers as {@code Double}, arrays of bytes as {@link Blob}
 */
public record Execute(String sql, List<@Nullable Object> parameters) implements Operation {

	public Execute {
		Require.sql("execute", "the statement", sql);
		List<@Nullable Object> copy = new ArrayList<>();
		for (Object parameter : Require.notNull("execute", "the list of parameters", parameters)) {
			copy.add(Values.normalize("execute", "parameter " + (copy.size() + 1), parameter));
		}
		parameters = Collections.unmodifiableList(copy);
	}

	@Override
	public String describe() {
		return "execute: " + Describe.sql(this.sql);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.execute(this);
	}

	/** Without the parameters' values: they may be private. */
	@Override
	public String toString() {
		return "Execute[sql=" + this.sql + ", " + this.parameters.size() + " parameters]";
	}

}
