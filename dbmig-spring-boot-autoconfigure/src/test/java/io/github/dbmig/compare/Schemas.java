package io.github.dbmig.compare;

import java.util.List;

import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.sql.SqlScript;
import io.github.dbmig.sqlite.SqliteDialect;

/**
 * Schemas read from a real SQLite, and differences in words.
 */
final class Schemas implements AutoCloseable {

	private final Shadow judge = new SqliteDialect().shadow(List.of());

	SqlEquivalence sql() {
		return this.judge.equivalence();
	}

	static Schema of(String script) {
		try (Shadow shadow = new SqliteDialect().shadow(List.of())) {
			List<Operation> operations = SqlScript.statements(script)
				.stream()
				.<Operation>map((statement) -> new Execute(statement.text(), List.of()))
				.toList();
			shadow.replay(operations);
			return shadow.schema();
		}
	}

	List<String> changes(String from, String to) {
		return changes(from, to, Renames.none());
	}

	List<String> changes(String from, String to, Renames renames) {
		return changes(of(from), of(to), renames);
	}

	List<String> changes(Schema from, Schema to, Renames renames) {
		return SchemaDiff.between(from, to, renames, sql()).stream().map(DifferenceText::asChange).toList();
	}

	@Override
	public void close() {
		this.judge.close();
	}

}
