package io.github.dbmig.sqlite.ddl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlToken;

/**
 * Prints a tree node by node, and refuses a tree that has left out anything but space,
 * comments and commas between the parts of a table.
 */
public final class DdlWalk {

	private DdlWalk() {
	}

	/**
	 * Prints a tree.
	 * @param ddl the tree
	 * @return the text of its nodes and of what is between them
	 */
	public static String print(Ddl ddl) {
		if (!(ddl instanceof TableDdl table)) {
			return ddl.sql();
		}
		List<Span> items = new ArrayList<>();
		table.columns().forEach((column) -> items.add(column.span()));
		table.constraints().forEach((constraint) -> items.add(constraint.head().span()));
		String body = join(table, table.body(), items, ",");
		for (ColumnNode column : table.columns()) {
			List<Span> parts = new ArrayList<>(List.of(column.name().span()));
			if (column.type() != null) {
				parts.add(column.type());
			}
			column.constraints().forEach((constraint) -> parts.add(constraint.head().span()));
			join(table, column.span(), parts, "");
		}
		List<Span> options = table.options().stream().map(OptionNode::span).toList();
		Span rest = new Span(table.body().end() + 1, table.sql().length());
		return table.sql().substring(0, table.body().start()) + body + ')' + join(table, rest, options, ",;");
	}

	private static String join(TableDdl table, Span whole, List<Span> parts, String allowed) {
		StringBuilder printed = new StringBuilder();
		int position = whole.start();
		List<Span> inOrder = parts.stream().sorted(Comparator.comparingInt(Span::start)).toList();
		if (!inOrder.equals(parts)) {
			throw new AssertionError("The nodes are not in the order of the text: " + parts);
		}
		for (Span part : parts) {
			printed.append(gap(table.sql().substring(position, part.start()), allowed)).append(table.text(part));
			position = part.end();
		}
		return printed.append(gap(table.sql().substring(position, whole.end()), allowed)).toString();
	}

	private static String gap(String text, String allowed) {
		for (SqlToken token : SqlLexer.tokens(text)) {
			if (!token.isTrivia() && !allowed.contains(token.text())) {
				throw new AssertionError("Not in the tree: " + token);
			}
		}
		return text;
	}

}
