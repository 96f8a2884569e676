package io.github.dbmig.operation;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The words of one-line descriptions.
 */
final class Describe {

	private static final int SQL_LENGTH = 80;

	private Describe() {
	}

	static String name(String name) {
		return '"' + oneLine(name).replace("\"", "\"\"") + '"';
	}

	static String names(List<String> names) {
		return names.stream().map(Describe::name).collect(Collectors.joining(", ", "(", ")"));
	}

	/** A blank and the quoted name, or nothing where there is no name. */
	static String suffix(@Nullable String name) {
		return (name != null) ? " " + name(name) : "";
	}

	static String sql(String sql) {
		String line = oneLine(sql.strip().replaceAll("\\s+", " "));
		return (line.length() <= SQL_LENGTH) ? line : line.substring(0, SQL_LENGTH - 1) + "…";
	}

	private static String oneLine(String text) {
		return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", "?");
	}

}
