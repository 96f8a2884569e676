package io.github.dbmig.authoring;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a revision's files, made of its id and of what can stand in a file name of
 * its message. Whatever both are, a name holds ASCII letters, digits and underscores
 * only.
 */
final class RevisionNames {

	/** As many characters as Alembic takes from a message. */
	private static final int LONGEST = 40;

	private static final Pattern MARKS = Pattern.compile("\\p{M}+");

	private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

	private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9_]");

	private RevisionNames() {
	}

	/**
	 * Name the class.
	 * @param id such as {@code 9f1271ef662a}
	 * @param message such as {@code v11+ updates}
	 * @return such as {@code R9f1271ef662a_V11Updates}
	 */
	static String className(String id, String message) {
		StringBuilder name = new StringBuilder("R").append(safe(id));
		List<String> words = words(message);
		if (!words.isEmpty()) {
			name.append('_');
		}
		for (String word : words) {
			name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
		}
		return name.toString();
	}

	/**
	 * Name the SQL file.
	 * @param id such as {@code ec813e760b53}
	 * @param message such as {@code remove a column}
	 * @return such as {@code ec813e760b53_remove_a_column.sql}
	 */
	static String sqlFile(String id, String message) {
		String slug = String.join("_", words(message)).toLowerCase(Locale.ROOT);
		return safe(id) + (slug.isEmpty() ? "" : "_" + slug) + ".sql";
	}

	private static String safe(String id) {
		return NOT_IN_NAMES.matcher(id).replaceAll("_");
	}

	/** The words that fit; of one that is too long by itself, the beginning. */
	private static List<String> words(String message) {
		List<String> words = new ArrayList<>();
		int length = 0;
		Matcher matcher = WORD.matcher(ascii(message));
		while (matcher.find()) {
			String word = matcher.group();
			if (words.isEmpty()) {
				word = word.substring(0, Math.min(word.length(), LONGEST));
			}
			length += word.length() + 1;
			if (length > LONGEST + 1) {
				break;
			}
			words.add(word);
		}
		return words;
	}

	private static String ascii(String message) {
		String letters = message.replace("ß", "ss")
			.replace("æ", "ae")
			.replace("Æ", "Ae")
			.replace("ø", "o")
			.replace("Ø", "O")
			.replace("ł", "l")
			.replace("Ł", "L")
			.replace("'", "");
		return MARKS.matcher(Normalizer.normalize(letters, Normalizer.Form.NFKD)).replaceAll("");
	}

}
