package io.github.dbmig.jpa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.operation.Insert;
import io.github.dbmig.operation.Row;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sql.SqlToken.Kind;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows that the table of a generator begins with. Hibernate has them as
 * statements only: {@code insert into t(a, b) values ('x', 1)}.
 */
final class SeedRows {

	private final List<SqlToken> tokens;

	private int position;

	private SeedRows(String statement) {
		this.tokens = SqlLexer.tokens(statement).stream().filter((token) -> !token.isTrivia()).toList();
	}

	/**
	 * The rows of a table.
	 * @return one operation, or none
	 */
	static List<Insert> read(Mapping mapping, Table table) {
		Database database = mapping.metadata().getDatabase();
		SqlStringGenerationContext context = SqlStringGenerationContextImpl.fromExplicit(database.getJdbcEnvironment(),
				database, null, null);
		List<Row> rows = new ArrayList<>();
		table.getInitCommands(context)
			.stream()
			.flatMap((command) -> Arrays.stream(command.initCommands()))
			.forEach((statement) -> {
				Row row = new SeedRows(statement).row();
				if (row == null) {
					throw mapping.refusal(table,
							"begins with a statement that dbmig can't read as a row: " + statement + ".",
							"Correct the mapping of its generator, in a @TableGenerator the pkColumnValue.");
				}
				rows.add(row);
			});
		return rows.isEmpty() ? List.of() : List.of(new Insert(table.getName(), rows));
	}

	private @Nullable Row row() {
		List<Object> names = new ArrayList<>();
		List<Object> values = new ArrayList<>();
		boolean read = word("INSERT") && word("INTO") && skip() && list(names) && word("VALUES") && list(values)
				&& this.position == this.tokens.size();
		if (!read || names.size() != values.size()) {
			return null;
		}
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		for (int i = 0; i < names.size(); i++) {
			row.put(String.valueOf(names.get(i)), values.get(i));
		}
		return new Row(row);
	}

	private boolean word(String word) {
		return this.position < this.tokens.size() && this.tokens.get(this.position++).isWord(word);
	}

	private boolean operator(String operator) {
		boolean found = this.position < this.tokens.size() && this.tokens.get(this.position).isOperator(operator);
		this.position += found ? 1 : 0;
		return found;
	}

	/** Goes past the name of the table. */
	private boolean skip() {
		return this.position++ < this.tokens.size();
	}

	private boolean list(List<Object> items) {
		if (!operator("(")) {
			return false;
		}
		do {
			boolean negative = operator("-");
			if (this.position == this.tokens.size()) {
				return false;
			}
			SqlToken token = this.tokens.get(this.position++);
			if (token.kind() == Kind.NUMBER) {
				items.add(Long.valueOf((negative ? "-" : "") + token.text()));
			}
			else if (!negative && List.of(Kind.STRING, Kind.WORD, Kind.QUOTED_NAME).contains(token.kind())) {
				items.add(token.unquoted());
			}
			else {
				return false;
			}
		}
		while (operator(","));
		return operator(")");
	}

}
