package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dbmig.Revision;

/**
 * Changes the parent in the annotation of a revision's source, and not another character.
 * Comments, literals and text blocks are stepped over, so that an annotation which is
 * only talked of is none.
 */
final class JavaParent {

	private static final String SIMPLE_NAME = Revision.class.getSimpleName();

	private final String text;

	private int position;

	private JavaParent(String text) {
		this.text = text;
	}

	/**
	 * Return whether a source has a revision.
	 * @param text the source
	 * @param id the id as a literal, as it stands in the source
	 * @return {@code true} if it is annotated so
	 */
	static boolean has(String text, String id) {
		return annotation(text, id).isPresent();
	}

	/**
	 * Return how many revisions a source has.
	 * @param text the source
	 * @return the number of annotations
	 */
	static int count(String text) {
		return new JavaParent(text).annotations().size();
	}

	/**
	 * Change the parent.
	 * @param text the source
	 * @param id the id of the revision as a literal, as it stands in the source
	 * @param parent the new parent as a literal
	 * @return the changed source, or empty if the annotation isn't there
	 */
	static Optional<String> change(String text, String id, String parent) {
		return annotation(text, id).map((elements) -> {
			Value revises = elements.get("revises");
			if (revises != null) {
				return text.substring(0, revises.start()) + parent + text.substring(revises.end());
			}
			int behindId = value(elements, "id").end();
			return text.substring(0, behindId) + ", revises = " + parent + text.substring(behindId);
		});
	}

	private static Value value(Map<String, Value> elements, String name) {
		Value value = elements.get(name);
		if (value == null) {
			throw new IllegalStateException("No element " + name);
		}
		return value;
	}

	private static Optional<Map<String, Value>> annotation(String text, String id) {
		return new JavaParent(text).annotations().stream().filter((elements) -> {
			Value value = elements.get("id");
			return value != null && text.substring(value.start(), value.end()).equals(id);
		}).findFirst();
	}

	private List<Map<String, Value>> annotations() {
		List<Map<String, Value>> annotations = new ArrayList<>();
		while (this.position < this.text.length()) {
			if (!skip() && this.text.charAt(this.position++) == '@') {
				skipBlanks();
				String name = name();
				skipBlanks();
				if ((name.equals(SIMPLE_NAME) || name.equals(Revision.class.getName())) && take('(')) {
					annotations.add(elements());
				}
			}
		}
		return annotations;
	}

	private Map<String, Value> elements() {
		Map<String, Value> elements = new LinkedHashMap<>();
		while (this.position < this.text.length()) {
			skipBlanks();
			if (take(')')) {
				break;
			}
			String name = name();
			skipBlanks();
			if (!take('=')) {
				// Not what a compiler takes
				this.position++;
				continue;
			}
			skipBlanks();
			elements.put(name, element());
			take(',');
		}
		return elements;
	}

	private Value element() {
		int start = this.position;
		int end = start;
		int depth = 0;
		while (this.position < this.text.length()) {
			boolean literal = isQuote();
			if (skip()) {
				end = literal ? this.position : end;
				continue;
			}
			char c = this.text.charAt(this.position);
			if (depth == 0 && (c == ',' || c == ')')) {
				break;
			}
			depth += ("({[".indexOf(c) >= 0) ? 1 : (")}]".indexOf(c) >= 0) ? -1 : 0;
			this.position++;
			end = Character.isWhitespace(c) ? end : this.position;
		}
		return new Value(start, end);
	}

	private boolean isQuote() {
		return this.position < this.text.length() && "\"'".indexOf(this.text.charAt(this.position)) >= 0;
	}

	private boolean take(char c) {
		boolean there = this.position < this.text.length() && this.text.charAt(this.position) == c;
		this.position += there ? 1 : 0;
		return there;
	}

	private String name() {
		int start = this.position;
		while (this.position < this.text.length() && (this.text.charAt(this.position) == '.'
				|| Character.isJavaIdentifierPart(this.text.charAt(this.position)))) {
			this.position++;
		}
		return this.text.substring(start, this.position);
	}

	private void skipBlanks() {
		while (this.position < this.text.length()) {
			if (Character.isWhitespace(this.text.charAt(this.position))) {
				this.position++;
			}
			else if (isQuote() || !skip()) {
				return;
			}
		}
	}

	/**
	 * Step over a comment or a literal.
	 * @return whether there was one
	 */
	private boolean skip() {
		if (this.text.startsWith("//", this.position)) {
			return skipTo("\n");
		}
		if (this.text.startsWith("/*", this.position)) {
			this.position += 2;
			return skipTo("*/");
		}
		for (String quote : List.of("\"\"\"", "\"", "'")) {
			if (this.text.startsWith(quote, this.position)) {
				this.position += quote.length();
				while (this.position < this.text.length() && !this.text.startsWith(quote, this.position)) {
					this.position += (this.text.charAt(this.position) == '\\') ? 2 : 1;
				}
				this.position = Math.min(this.text.length(), this.position + quote.length());
				return true;
			}
		}
		return false;
	}

	private boolean skipTo(String end) {
		int found = this.text.indexOf(end, this.position);
		this.position = (found >= 0) ? found + end.length() : this.text.length();
		return true;
	}

	/**
	 * Where the value of an element stands.
	 *
	 * @param start its first character
	 * @param end behind its last one
	 */
	private record Value(int start, int end) {

	}

}
