package io.github.dbmig.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The primary key.
 *
 * @param name the constraint's name, null for none
 * @param columns at least one
 * @param autoIncrement whether keys are never used again; for a single column only
 */
public record PrimaryKey(@Nullable String name, List<String> columns, boolean autoIncrement) implements Constraint {

	public PrimaryKey {
		Require.optionalName("primaryKey", "the constraint name", name);
		columns = Require.names("primaryKey", "column name", columns);
		if (autoIncrement && columns.size() > 1) {
			throw Require.refusal("autoIncrement", "the primary key " + Describe.names(columns)
					+ " has several columns; only a single INTEGER column can count by itself");
		}
	}

	@Override
	public String describe() {
		return "primary key" + Describe.suffix(this.name) + " " + Describe.names(this.columns);
	}

	@Override
	public <R> R accept(ConstraintVisitor<R> visitor) {
		return visitor.primaryKey(this);
	}

}
