package io.github.dbmig.compare;

import java.util.List;

import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.Term;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Terms of keys in a form to compare. A collation that is the column's own says nothing.
 */
final class TermForm {

	private TermForm() {
	}

	static List<String> of(List<Term> terms, Table table, boolean ordered) {
		return terms.stream().map((term) -> {
			String name = (term.column() != null) ? SqlNames.fold(term.column()) : "(" + term.expression() + ")";
			return name + " " + collation(term, table) + (ordered ? " " + term.order() : "");
		}).toList();
	}

	/** The collation where it isn't the column's own, in lower case. */
	static @Nullable String collation(Term term, Table table) {
		if (term.collation() == null) {
			return null;
		}
		String collation = SqlNames.fold(term.collation());
		Column column = (term.column() != null) ? table.column(term.column()).orElse(null) : null;
		return collation.equals(TableDiff.collation(column)) ? null : collation;
	}

}
