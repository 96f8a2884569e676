package io.github.dbmig.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A new index.
 *
 * @param name the index's name
 * @param table the table it is on
 * @param terms what it is sorted by, at least one
 * @param unique whether two rows with the same terms are refused
 * @param where the condition of a partial index as SQL text, null for all rows
 */
public record CreateIndex(String name, String table, List<IndexTerm> terms, boolean unique,
		@Nullable String where) implements Operation {

	public CreateIndex {
		Require.name("createIndex", "the index name", name);
		Require.name("createIndex", "the table name", table);
		terms = Require.list("createIndex", "columns or expressions", terms);
		Require.optionalSql("where", "the condition", where);
	}

	@Override
	public String describe() {
		return "create " + (this.unique ? "unique " : "") + "index " + Describe.name(this.name) + " on "
				+ Describe.name(this.table);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createIndex(this);
	}

}
