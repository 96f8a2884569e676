package io.github.dbmig.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * No two rows have the same values in these columns.
 *
 * @param name the constraint's name, null for none
 * @param columns at least one
 */
public record Unique(@Nullable String name, List<String> columns) implements Constraint {

	public Unique {
		Require.optionalName("unique", "the constraint name", name);
		columns = Require.names("unique", "column name", columns);
	}

	@Override
	public String describe() {
		return "unique" + Describe.suffix(this.name) + " " + Describe.names(this.columns);
	}

	@Override
	public <R> R accept(ConstraintVisitor<R> visitor) {
		return visitor.unique(this);
	}

}
