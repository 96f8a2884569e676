package io.github.dbmig.sqlite.ddl;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlToken;

/**
 * How the columns and constraints of a table are laid out: which commas, comments and
 * line ends are between them.
 * <p>
 * A comment belongs to the column or constraint that it follows on the same line, also
 * behind the comma, or that it stands directly above, without a blank line between. It
 * goes where that goes. All other comments stay.
 */
final class Layout {

	private final TableDdl table;

	private final List<Item> items = new ArrayList<>();

	private Layout(TableDdl table) {
		this.table = table;
	}

	static Layout of(TableDdl table) {
		Layout layout = new Layout(table);
		List<Span> cores = new ArrayList<>();
		table.columns().forEach((column) -> cores.add(column.span()));
		table.constraints().forEach((constraint) -> cores.add(constraint.head().span()));
		Gap before = layout.gap(table.body().start(), cores.get(0).start());
		int lead = before.leadStart(false);
		for (int i = 0; i < cores.size(); i++) {
			boolean last = i == cores.size() - 1;
			Gap gap = layout.gap(cores.get(i).end(), last ? table.body().end() : cores.get(i + 1).start());
			layout.items.add(new Item(cores.get(i), lead, before, gap));
			lead = gap.leadStart(true);
			before = gap;
		}
		return layout;
	}

	List<Item> items() {
		return this.items;
	}

	Item item(int index) {
		return this.items.get(index);
	}

	/** The space that separates items around here. */
	Style styleAt(int index) {
		if (index > 0 && item(index - 1).gap().comma() >= 0) {
			return item(index - 1).gap().style();
		}
		if (item(index).gap().comma() >= 0) {
			return item(index).gap().style();
		}
		String first = item(0).before().lineEnd();
		return new Style("", first.isEmpty() ? " " : first);
	}

	int afterSpace(int offset) {
		int end = offset;
		while (TypeNames.isSpace(this.table.sql().charAt(end))) {
			end++;
		}
		return end;
	}

	int beforeSpace(int offset) {
		int start = offset;
		while (TypeNames.isSpace(this.table.sql().charAt(start - 1))) {
			start--;
		}
		return start;
	}

	private Gap gap(int start, int end) {
		List<SqlToken> before = new ArrayList<>();
		List<SqlToken> after = new ArrayList<>();
		int comma = -1;
		for (SqlToken token : SqlLexer.tokens(this.table.sql().substring(start, end))) {
			SqlToken moved = new SqlToken(token.kind(), token.text(), start + token.offset(), token.line());
			if (token.isOperator(",")) {
				comma = moved.offset();
			}
			else {
				((comma < 0) ? before : after).add(moved);
			}
		}
		return new Gap(start, end, comma, before, after);
	}

	/**
	 * A column or constraint.
	 *
	 * @param core its definition
	 * @param leadStart where the comments above it start, or the definition
	 * @param before what is between it and the item before it
	 * @param gap what is between it and the next item
	 */
	record Item(Span core, int leadStart, Gap before, Gap gap) {

	}

	/**
	 * The space before a comma and after it.
	 */
	record Style(String beforeComma, String afterComma) {

		boolean commaFirst() {
			return !this.beforeComma.isEmpty();
		}

		String separator() {
			return this.beforeComma + "," + this.afterComma;
		}

	}

	/**
	 * What is between two items.
	 */
	record Gap(int start, int end, int comma, List<SqlToken> beforeComma, List<SqlToken> afterComma) {

		/** The end of the comments before the comma that belong to the item. */
		int trailEnd() {
			return endOfLine(this.beforeComma, this.start);
		}

		/** The end of all that belongs to the item, the comma included. */
		int afterEnd() {
			if (this.comma < 0) {
				return trailEnd();
			}
			boolean sameLine = !hasLineEnd(this.beforeComma) && hasLineEnd(this.afterComma);
			return sameLine ? endOfLine(this.afterComma, this.comma + 1) : this.comma + 1;
		}

		/** Where the comments above the next item start. */
		int leadStart(boolean afterItem) {
			List<SqlToken> tokens = (this.comma >= 0) ? this.afterComma : this.beforeComma;
			boolean lines = hasLineEnd(tokens);
			if (!lines && this.comma < 0 && afterItem) {
				return this.end;
			}
			int lead = this.end;
			for (int i = tokens.size() - 1; i >= 0; i--) {
				SqlToken token = tokens.get(i);
				if (token.isComment()) {
					lead = token.offset();
				}
				else if (lineEnds(token) > 1 || (lines && !hasLineEnd(tokens.subList(0, i)) && lineEnds(token) > 0)) {
					break;
				}
			}
			return lead;
		}

		boolean lineEndBeforeComma() {
			return hasLineEnd(this.beforeComma);
		}

		boolean hasUnownedBeforeComma() {
			int trailEnd = trailEnd();
			return this.beforeComma.stream().anyMatch((token) -> token.isComment() && token.offset() >= trailEnd);
		}

		Style style() {
			String beforeComma = lineEnd(this.beforeComma);
			String afterComma = lineEnd(this.afterComma);
			if (afterComma.isEmpty() && !this.afterComma.isEmpty()) {
				afterComma = (this.afterComma.size() == 1) ? this.afterComma.get(0).text() : " ";
			}
			return new Style(beforeComma, afterComma.isBlank() ? afterComma : " ");
		}

		/** The last line end with its indentation, or nothing. */
		String lineEnd() {
			return lineEnd((this.comma >= 0) ? this.afterComma : this.beforeComma);
		}

		private static String lineEnd(List<SqlToken> tokens) {
			for (int i = tokens.size() - 1; i >= 0; i--) {
				String text = tokens.get(i).text();
				if (lineEnds(tokens.get(i)) > 0) {
					int start = text.lastIndexOf('\n');
					return text.substring((start > 0 && text.charAt(start - 1) == '\r') ? start - 1 : start);
				}
			}
			return "";
		}

		private static int endOfLine(List<SqlToken> tokens, int start) {
			int end = start;
			for (SqlToken token : tokens) {
				if (lineEnds(token) > 0) {
					break;
				}
				if (token.isComment()) {
					end = Cursor.end(token);
				}
			}
			return end;
		}

		private static boolean hasLineEnd(List<SqlToken> tokens) {
			return tokens.stream().anyMatch((token) -> lineEnds(token) > 0);
		}

		private static int lineEnds(SqlToken token) {
			return token.isComment() ? 0 : (int) token.text().chars().filter((c) -> c == '\n').count();
		}

	}

}
