package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Term;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * What a table is, whatever its text: as the pragmas tell it, and as the schema reader
 * does. Names of generated indexes, the order of constraints and where they stand don't
 * count.
 */
final class TableDescription {

	private static final Pattern TOKEN = Pattern.compile(
			"--[^\n]*\n?|/\\*.*?\\*/|\\s+|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|\\[[^]]*]|[\\w$]+|.",
			Pattern.DOTALL);

	private final Map<String, List<String>> facts = new TreeMap<>();

	private TableDescription(Connection connection, Schema schema, String table) throws SQLException {
		String literal = SqlNames.literal(table);
		add("options", Snapshot.column(connection,
				"SELECT type || ' ' || wr || ' ' || strict FROM pragma_table_list WHERE name = " + literal));
		add("pragma columns", Snapshot.column(connection,
				"SELECT cid || '|' || name || '|' || type || '|' || \"notnull\" || '|' || ifnull(trim(dflt_value), '-') || '|' "
						+ "|| pk || '|' || hidden FROM pragma_table_xinfo(" + literal + ") ORDER BY cid"));
		sorted("pragma foreign keys", Snapshot.column(connection,
				"SELECT group_concat(\"from\" || '>' || \"table\" || '.' || ifnull(\"to\", '') || ' ' || on_update || ' ' "
						+ "|| on_delete) FROM pragma_foreign_key_list(" + literal + ") GROUP BY id"));
		sorted("pragma indexes", Snapshot.column(connection,
				"SELECT origin || ' ' || \"unique\" || ' ' || partial || ' ' || iif(origin = 'c', name, '') || ' ' || "
						+ "(SELECT group_concat(cid || ' ' || ifnull(name, '-') || ' ' || \"desc\" || ' ' || lower(coll) "
						+ "|| ' ' || key) FROM pragma_index_xinfo(l.name)) FROM pragma_index_list(" + literal + ") l"));
		read(schema, table);
	}

	static Map<String, List<String>> of(Connection connection, Schema schema, String table) throws SQLException {
		return new TableDescription(connection, schema, table).facts;
	}

	private void read(Schema schema, String name) {
		Table table = schema.table(name).orElseThrow();
		add("columns", table.columns().stream().map(TableDescription::column).toList());
		sorted("constraints", table.constraints().stream().map(TableDescription::constraint).toList());
		sorted("indexes", schema.indexesOn(name).stream().map(TableDescription::index).toList());
	}

	private static String column(Column column) {
		return column.name() + " " + column.type() + " " + column.notNull() + " " + column.onConflict() + " "
				+ normal(column.defaultValue()) + " " + folded(column.collation()) + ((column.generated() != null)
						? " " + normal(column.generated().expression()) + column.generated().kind() : "");
	}

	private static String constraint(TableConstraint constraint) {
		String name = constraint.getClass().getSimpleName() + " " + constraint.name() + " ";
		if (constraint instanceof TableConstraint.PrimaryKey key) {
			return name + terms(key.terms()) + key.autoIncrement() + key.onConflict();
		}
		if (constraint instanceof TableConstraint.Unique unique) {
			return name + terms(unique.terms()) + unique.onConflict();
		}
		if (constraint instanceof TableConstraint.Check check) {
			return name + normal(check.expression());
		}
		TableConstraint.ForeignKey key = (TableConstraint.ForeignKey) constraint;
		return name + key.columns() + key.table() + key.referencedColumns() + key.onDelete() + key.onUpdate()
				+ key.match() + key.deferral();
	}

	private static String index(Index index) {
		return index.name() + " " + index.unique() + terms(index.terms()) + normal(index.where());
	}

	private static String terms(List<Term> terms) {
		Function<Term, String> text = (term) -> term.column() + normal(term.expression()) + term.order()
				+ folded(term.collation());
		return terms.stream().map(text).collect(Collectors.joining(",", "(", ")"));
	}

	private static String folded(@Nullable String name) {
		return (name != null) ? name.toLowerCase(Locale.ROOT) : "-";
	}

	/** The tokens without comments and space, names without their quotes. */
	private static String normal(@Nullable String sql) {
		if (sql == null) {
			return "-";
		}
		return TOKEN.matcher(sql)
			.results()
			.map((match) -> match.group())
			.filter((token) -> !token.isBlank() && !token.startsWith("--") && !token.startsWith("/*"))
			.map(TableDescription::unquoted)
			.collect(Collectors.joining(" "));
	}

	private static String unquoted(String token) {
		String quote = token.substring(0, 1);
		if (token.length() > 1 && "\"`[".contains(quote)) {
			return token.substring(1, token.length() - 1).replace(quote + quote, quote).toLowerCase(Locale.ROOT);
		}
		return quote.equals("'") ? token : token.toLowerCase(Locale.ROOT);
	}

	private void add(String what, List<String> lines) {
		this.facts.put(what, lines);
	}

	private void sorted(String what, List<String> lines) {
		this.facts.put(what, lines.stream().sorted().toList());
	}

}
