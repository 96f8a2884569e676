package io.github.dbmig.adoption;

import java.util.List;

import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Term;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * An index without its name.
 *
 * @param table the folded name of its table
 * @param unique whether it is unique
 * @param terms what it is sorted by
 * @param where the condition of a partial index, empty for none
 */
record IndexContent(String table, boolean unique, List<String> terms, String where) {

	static IndexContent of(Index index) {
		return new IndexContent(SqlNames.fold(index.table()), index.unique(),
				index.terms().stream().map(IndexContent::term).toList(), canonical(index.where()));
	}

	private static String term(Term term) {
		String what = (term.column() != null) ? SqlNames.fold(term.column()) : "(" + canonical(term.expression()) + ")";
		return what + " " + ((term.collation() != null) ? SqlNames.fold(term.collation()) : "") + " " + term.order();
	}

	private static String canonical(@Nullable String sql) {
		return (sql != null) ? SqlText.canonical(sql) : "";
	}

}
