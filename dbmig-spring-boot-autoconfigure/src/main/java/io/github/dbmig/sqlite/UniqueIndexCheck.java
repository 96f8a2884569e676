package io.github.dbmig.sqlite;

import java.util.Optional;

import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.TableSql;
import io.github.dbmig.sql.SqlNames;

/**
 * Finds the rows for which SQLite refused a unique index: it says only that there are
 * some.
 */
final class UniqueIndexCheck {

	private final Sql sql;

	UniqueIndexCheck(Sql sql) {
		this.sql = sql;
	}

	/**
	 * Explain.
	 * @param index the index that was refused
	 * @return what to throw instead, or nothing if no rows are found
	 */
	Optional<StepException> explain(CreateIndex index) {
		TableFacts facts = TableFacts.read(this.sql, index.table());
		RowChecks rows = new RowChecks(this.sql, new TableDraft(facts.table(), facts.indexes()));
		rows.unique("unique index " + SqlNames.quote(index.name()),
				index.terms().stream().map(TableSql::compared).toList(), index.where());
		return rows.violations().isEmpty() ? Optional.empty()
				: Optional.of(new RowViolationException(rows.violations()));
	}

}
