package io.github.dbmig.sqlite;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.dbmig.compare.SqlEquivalence;
import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Term;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sql.SqlToken.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What makes no difference to SQLite: types by {@link ColumnType}, expressions by
 * {@link ExpressionForm}, constants by what a column of that affinity keeps of them.
 */
final class ValueComparison implements SqlEquivalence, AutoCloseable {

	/** What a constant can be made of. */
	private static final Set<Kind> CONSTANT = Set.of(Kind.STRING, Kind.NUMBER, Kind.BLOB, Kind.OPERATOR,
			Kind.WHITESPACE, Kind.LINE_COMMENT, Kind.BLOCK_COMMENT);

	private static final Set<String> CONSTANT_WORDS = Set.of("TRUE", "FALSE", "NULL", "NOT", "AND", "OR", "IS");

	private static final Set<String> CLOCK = Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP");

	private static final String NOTHING = "null NULL";

	private final Map<String, ColumnType> types = new HashMap<>();

	private final Map<String, String> forms = new HashMap<>();

	private final Map<Affinity, Map<String, String>> values = new EnumMap<>(Affinity.class);

	private @Nullable ScratchDatabase scratch;

	@Override
	public boolean sameType(@Nullable String one, @Nullable String other, boolean strict) {
		return (one != null && one.equals(other)) || type(one).isLike(type(other), strict);
	}

	private ColumnType type(@Nullable String type) {
		return this.types.computeIfAbsent((type != null) ? type : "", ColumnType::of);
	}

	@Override
	public boolean sameDefault(@Nullable String one, @Nullable String other, @Nullable String type) {
		if (one != null && one.equals(other)) {
			return true;
		}
		Affinity affinity = Affinity.of(type);
		return value(one, affinity).equals(value(other, affinity));
	}

	private String value(@Nullable String text, Affinity affinity) {
		if (text == null) {
			return NOTHING;
		}
		return this.values.computeIfAbsent(affinity, (key) -> new HashMap<>())
			.computeIfAbsent(text, (key) -> evaluate(key, affinity));
	}

	private String evaluate(String text, Affinity affinity) {
		String literal = literal(text);
		if (isConstant(literal)) {
			try {
				ScratchDatabase database = database();
				String table = affinity.name();
				if (database.attempt("INSERT INTO " + table + " VALUES (" + literal + ")") == null) {
					List<String> found = database.strings("SELECT typeof(v), quote(v) FROM " + table,
							(row) -> row.getString(1) + " " + row.getString(2));
					database.execute("DELETE FROM " + table);
					return found.get(0);
				}
			}
			catch (SQLException ex) {
				throw Sql.failed(ex, null);
			}
		}
		return form(text);
	}

	/** A single name behind DEFAULT is a text to SQLite, whatever its quotes. */
	private static String literal(String text) {
		List<SqlToken> tokens = SqlLexer.tokens(text).stream().filter((token) -> !token.isTrivia()).toList();
		if (tokens.size() == 1) {
			SqlToken token = tokens.get(0);
			String word = token.text().toUpperCase(Locale.ROOT);
			boolean name = token.kind() == Kind.QUOTED_NAME
					|| (token.kind() == Kind.WORD && !CONSTANT_WORDS.contains(word) && !CLOCK.contains(word));
			return name ? SqlNames.literal(token.unquoted()) : text;
		}
		return text;
	}

	private static boolean isConstant(String text) {
		return SqlLexer.tokens(text)
			.stream()
			.allMatch((token) -> CONSTANT.contains(token.kind())
					|| (token.kind() == Kind.WORD && CONSTANT_WORDS.contains(token.text().toUpperCase(Locale.ROOT))));
	}

	private ScratchDatabase database() throws SQLException {
		ScratchDatabase database = this.scratch;
		if (database == null) {
			database = ScratchDatabase.open((connection) -> {
			});
			this.scratch = database;
			for (Affinity affinity : Affinity.values()) {
				database.execute("CREATE TABLE " + affinity + " (v " + affinity + ")");
			}
		}
		return database;
	}

	@Override
	public boolean sameExpression(String one, String other) {
		return one.equals(other) || form(one).equals(form(other));
	}

	private String form(String sql) {
		return this.forms.computeIfAbsent(sql, ExpressionForm::of);
	}

	/**
	 * {@inheritDoc}
	 * @see <a href="https://www.sqlite.org/lang_createtable.html#the_primary_key">The
	 * PRIMARY KEY</a>
	 */
	@Override
	public boolean refusesNull(Table table, Column column) {
		if (column.notNull()) {
			return true;
		}
		boolean refused = table.withoutRowid() || table.strict();
		return refused ? isInKey(table, column) : givesKeys(table, column);
	}

	private static boolean isInKey(Table table, Column column) {
		return table.primaryKey()
			.filter((key) -> key.terms().stream().anyMatch((term) -> is(term, column)))
			.isPresent();
	}

	/**
	 * As {@link RowidAlias} says it of a definition.
	 */
	@Override
	public boolean givesKeys(Table table, Column column) {
		if (table.withoutRowid() || !"INTEGER".equalsIgnoreCase(column.type())) {
			return false;
		}
		TableConstraint.PrimaryKey key = table.primaryKey().orElse(null);
		return key != null && key.terms().size() == 1 && is(key.terms().get(0), column)
				&& (key.inline() == null || key.terms().get(0).order() == SortOrder.ASC);
	}

	private static boolean is(Term term, Column column) {
		return term.column() != null && SqlNames.same(term.column(), column.name());
	}

	@Override
	public void close() throws SQLException {
		if (this.scratch != null) {
			this.scratch.close();
		}
	}

}
