package io.github.dbmig.compare;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import io.github.dbmig.sql.SqlNames;

/**
 * Patterns of table names: {@code *} stands for any characters, {@code ?} for one; upper
 * and lower case are the same, as they are in names.
 */
public final class TablePatterns {

	private final List<Pattern> patterns;

	private TablePatterns(List<Pattern> patterns) {
		this.patterns = patterns;
	}

	/**
	 * Make patterns of texts.
	 * @param globs such as {@code audit_*}; those that are blank are left out
	 * @return the patterns
	 */
	public static TablePatterns of(Collection<String> globs) {
		return new TablePatterns(globs.stream()
			.map(String::strip)
			.filter((glob) -> !glob.isEmpty())
			.map(TablePatterns::pattern)
			.toList());
	}

	private static Pattern pattern(String glob) {
		StringBuilder regex = new StringBuilder();
		SqlNames.fold(glob).codePoints().forEach((c) -> {
			switch (c) {
				case '*' -> regex.append(".*");
				case '?' -> regex.append('.');
				default -> regex.append(Pattern.quote(Character.toString(c)));
			}
		});
		return Pattern.compile(regex.toString(), Pattern.DOTALL);
	}

	/**
	 * Whether one of the patterns is of this name.
	 * @param name the name of a table, a virtual table or a view
	 * @return whether the whole name matches
	 */
	public boolean matches(String name) {
		String folded = SqlNames.fold(name);
		return this.patterns.stream().anyMatch((pattern) -> pattern.matcher(folded).matches());
	}

}
