package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlToken;

/**
 * The name of a type, taken apart. SQLite keeps to the affinity alone; the rest says what
 * an application keeps in the column.
 *
 * @param name the words in lower case, one for all that mean the same
 * @param arguments what stands in parentheses
 * @param affinity how values are converted
 */
record ColumnType(String name, List<String> arguments, Affinity affinity) {

	/** A text without a limit. */
	private static final String TEXT = "text";

	/** The names that a STRICT table can have. */
	private static final Set<String> STRICT = Set.of("int", "integer", "real", TEXT, "blob", "any");

	private static final Map<String, String> SYNONYMS = Map.ofEntries(Map.entry("character", "char"),
			Map.entry("nchar", "char"), Map.entry("native character", "char"),
			Map.entry("character varying", "varchar"), Map.entry("varying character", "varchar"),
			Map.entry("char varying", "varchar"), Map.entry("nvarchar", "varchar"), Map.entry("varchar2", "varchar"),
			Map.entry("clob", TEXT), Map.entry("nclob", TEXT), Map.entry("character large object", TEXT),
			Map.entry("longtext", TEXT), Map.entry("mediumtext", TEXT), Map.entry("tinytext", TEXT),
			Map.entry("decimal", "numeric"), Map.entry("dec", "numeric"), Map.entry("bool", "boolean"),
			Map.entry("datetime", "timestamp"), Map.entry("timestamp without time zone", "timestamp"));

	static ColumnType of(String type) {
		StringBuilder name = new StringBuilder();
		List<String> arguments = new ArrayList<>();
		boolean inside = false;
		for (SqlToken token : SqlLexer.tokens(type)) {
			if (token.isOperator("(") || token.isOperator(")")) {
				inside = token.isOperator("(");
			}
			else if (!token.isTrivia() && !token.isOperator(",")) {
				String text = SqlNames.fold(token.unquoted());
				if (inside) {
					arguments.add(text);
				}
				else {
					name.append(name.isEmpty() ? "" : " ").append(text);
				}
			}
		}
		String words = name.toString();
		return new ColumnType(SYNONYMS.getOrDefault(words, words), List.copyOf(arguments), Affinity.of(type));
	}

	/**
	 * Whether it makes no difference which of both a column has.
	 */
	boolean isLike(ColumnType other, boolean strict) {
		if (strict) {
			return isLikeInStrictTable(other);
		}
		if (this.affinity != other.affinity) {
			return false;
		}
		return switch (this.affinity) {
			case INTEGER, REAL, BLOB -> true;
			case TEXT, NUMERIC ->
				this.name.equals(other.name) ? argumentsAgree(other) : isUnlimitedText() && other.isUnlimitedText();
		};
	}

	private boolean isUnlimitedText() {
		return this.name.equals(TEXT) || (this.name.equals("varchar") && this.arguments.isEmpty());
	}

	/** What one of both doesn't say is no difference. */
	private boolean argumentsAgree(ColumnType other) {
		int common = Math.min(this.arguments.size(), other.arguments.size());
		return this.arguments.subList(0, common).equals(other.arguments.subList(0, common));
	}

	/**
	 * A name that no STRICT table can have is what an application says of one that was
	 * made STRICT without its knowledge.
	 */
	private boolean isLikeInStrictTable(ColumnType other) {
		if (STRICT.contains(this.name) && STRICT.contains(other.name)) {
			return this.name.equals(other.name)
					|| (this.affinity == Affinity.INTEGER && other.affinity == Affinity.INTEGER);
		}
		return this.affinity == other.affinity || this.affinity == Affinity.NUMERIC
				|| other.affinity == Affinity.NUMERIC;
	}

}
