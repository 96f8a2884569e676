package io.github.dbmig.jpa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint.Check;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlText;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sql.SqlToken.Kind;

/**
 * Enums that are stored by the position of their constants. Which constant a position
 * meant is in no row; a comment in the column's check keeps it:
 * {@code "status" between 0 and 2 /* NEW, PAID, SENT *}{@code /}. A constant that is
 * moved gives the rows another meaning, and no schema differs.
 */
public final class OrdinalEnums {

	private OrdinalEnums() {
	}

	/**
	 * Find enums whose constants have other positions than the revisions know. Constants
	 * that are added or taken away at the end move no other.
	 * @param revisions what the revisions make
	 * @param entities what the entities say
	 * @return a warning for each such column, with the constants before and now; empty
	 * where nothing moved, and where the check of a column keeps no constants
	 */
	public static List<String> reordered(Schema revisions, EntityModel entities) {
		List<String> warnings = new ArrayList<>();
		for (OrdinalEnum now : entities.ordinalEnums()) {
			before(revisions, entities.renames(), now).filter((before) -> moved(before, now))
				.ifPresent((before) -> warnings.add(warning(before, now)));
		}
		return List.copyOf(warnings);
	}

	private static Optional<List<String>> before(Schema revisions, DeclaredRenames renames, OrdinalEnum now) {
		String table = revisions.table(now.table()).isPresent() ? now.table() : old(renames.tables(), now.table());
		return revisions.table(table).flatMap((found) -> {
			Map<String, String> columns = renames.columns().getOrDefault(now.table(), Map.of());
			String column = found.column(now.column()).isPresent() ? now.column() : old(columns, now.column());
			return constants(found, column);
		});
	}

	private static String old(Map<String, String> renames, String name) {
		return renames.entrySet()
			.stream()
			.filter((rename) -> SqlNames.same(rename.getValue(), name))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(name);
	}

	private static boolean moved(List<String> before, OrdinalEnum now) {
		for (int i = 0; i < Math.min(before.size(), now.constants().size()); i++) {
			String constant = now.constants().get(i);
			if (!before.get(i).equals(constant) && !before.get(i).equals(now.renamed().get(constant))) {
				return true;
			}
		}
		return false;
	}

	private static String warning(List<String> before, OrdinalEnum now) {
		return "The column \"" + now.column() + "\" of the table \"" + now.table()
				+ "\" holds constants of an enum by their position, and the positions have changed. Before: "
				+ String.join(", ", before) + ". Now: " + String.join(", ", now.constants())
				+ ". Rows keep their numbers and would mean other constants. Put the constants back in their order, "
				+ "new ones at the end (a constant that only has another name says so with @RenamedFrom); or write a "
				+ "revision that changes the numbers and gives the check the comment " + comment(now) + ".";
	}

	/**
	 * Put the constants into a check if it is that of the enum.
	 * @param expression the check
	 * @param constants the enum
	 * @return the expression, with a comment if it is the enum's
	 */
	static String remember(String expression, OrdinalEnum constants) {
		String own = SqlNames.quote(constants.column()) + " between 0 and " + (constants.constants().size() - 1);
		return SqlText.folded(expression).equals(SqlText.folded(own)) ? expression + " " + comment(constants)
				: expression;
	}

	private static String comment(OrdinalEnum constants) {
		return "/* " + String.join(", ", constants.constants()) + " */";
	}

	private static Optional<List<String>> constants(Table table, String column) {
		Set<List<String>> found = new LinkedHashSet<>();
		for (Check check : table.constraints(Check.class)) {
			for (SqlToken token : SqlLexer.tokens(check.expression())) {
				if (token.kind() == Kind.BLOCK_COMMENT) {
					List<String> names = names(token.text());
					OrdinalEnum candidate = new OrdinalEnum(table.name(), column, names);
					if (!remember(check.expression(), candidate).equals(check.expression())) {
						found.add(names);
					}
				}
			}
		}
		return found.stream().findFirst();
	}

	private static List<String> names(String comment) {
		String inner = comment.substring(2, Math.max(2, comment.length() - 2));
		return Arrays.stream(inner.split(",", -1)).map(String::strip).toList();
	}

}
