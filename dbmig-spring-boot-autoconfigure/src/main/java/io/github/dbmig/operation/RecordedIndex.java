package io.github.dbmig.operation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what is said about a new index.
 */
final class RecordedIndex implements IndexSpec {

	private final List<IndexTerm> terms = new ArrayList<>();

	private boolean unique;

	private @Nullable String where;

	CreateIndex build(String name, String table) {
		return new CreateIndex(name, table, this.terms, this.unique, this.where);
	}

	@Override
	public IndexSpec column(String name) {
		this.terms.add(IndexTerm.column(Require.name("column", "the column name", name)));
		return this;
	}

	@Override
	public IndexSpec column(String name, SortOrder order) {
		this.terms.add(new IndexTerm(name, null, order, null));
		return this;
	}

	@Override
	public IndexSpec column(String name, SortOrder order, String collation) {
		this.terms.add(new IndexTerm(name, null, order, Require.name("column", "the collation", collation)));
		return this;
	}

	@Override
	public IndexSpec expression(String sql) {
		this.terms.add(IndexTerm.expression(Require.sql("expression", "the SQL text", sql)));
		return this;
	}

	@Override
	public IndexSpec expression(String sql, SortOrder order) {
		this.terms.add(new IndexTerm(null, sql, order, null));
		return this;
	}

	@Override
	public IndexSpec expression(String sql, SortOrder order, String collation) {
		this.terms.add(new IndexTerm(null, sql, order, Require.name("expression", "the collation", collation)));
		return this;
	}

	@Override
	public IndexSpec unique() {
		this.unique = true;
		return this;
	}

	@Override
	public IndexSpec where(String condition) {
		this.where = Require.sql("where", "the condition", condition);
		return this;
	}

}
