package io.github.dbmig.operation;

/**
 * What a generated column is computed from.
 *
 * @param expression the SQL expression, without the parentheses around it
 * @param kind whether values are stored
 */
public record Generated(String expression, GeneratedKind kind) {

	public Generated {
		Require.sql("generatedAs", "the expression", expression);
		Require.notNull("generatedAs", "the kind", kind);
	}

}
