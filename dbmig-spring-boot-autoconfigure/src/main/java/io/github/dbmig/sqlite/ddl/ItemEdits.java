package io.github.dbmig.sqlite.ddl;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.operation.Position;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sqlite.ddl.Layout.Item;
import io.github.dbmig.sqlite.ddl.Layout.Style;
import org.jspecify.annotations.Nullable;

/**
 * Adds, drops and moves columns and constraints, in the layout that is there.
 */
final class ItemEdits {

	private final TableDdl table;

	private final Layout layout;

	private final Splices splices;

	ItemEdits(TableDdl table) {
		this.table = table;
		this.layout = Layout.of(table);
		this.splices = new Splices(table.sql());
	}

	TableDdl addColumn(String definition, @Nullable Position position) {
		ColumnNode column = Snippets.column(definition);
		if (this.table.column(column.name().value()).isPresent()) {
			throw new DdlEditException(
					Snippets.table(this.table) + " has a column " + Snippets.quote(column.name()) + " already");
		}
		String text = Snippets.columnText(definition);
		int index = (position != null) ? index(position) : this.table.columns().size();
		if (index == 0) {
			insertFirst(text);
		}
		else {
			insertAfter(index - 1, text);
		}
		return TableDdl.parse(this.splices.apply());
	}

	TableDdl addConstraint(String definition) {
		insertAfter(this.layout.items().size() - 1, Snippets.constraint(definition));
		return TableDdl.parse(this.splices.apply());
	}

	TableDdl dropColumn(String column) {
		int index = columnIndex(column);
		if (this.table.columns().size() == 1) {
			throw new DdlEditException(
					"The column " + Snippets.quote(this.table.columns().get(0).name()) + " is the only one of "
							+ "the table " + Snippets.quote(this.table.name()) + "; drop the table instead");
		}
		return drop(index);
	}

	TableDdl dropConstraint(int index) {
		return drop(this.table.columns().size() + index);
	}

	TableDdl moveColumn(String column, Position position) {
		int from = columnIndex(column);
		List<Integer> order = new ArrayList<>();
		for (int i = 0; i < this.table.columns().size(); i++) {
			order.add(i);
		}
		int to = index(position);
		order.add(to, from);
		order.remove((from < to) ? from : from + 1);
		for (int slot = 0; slot < order.size(); slot++) {
			if (order.get(slot) != slot) {
				fill(this.layout.item(slot), this.layout.item(order.get(slot)));
			}
		}
		return TableDdl.parse(this.splices.apply());
	}

	/** The number of columns in front of that position. */
	private int index(Position position) {
		String column = position.column();
		if (column == null) {
			return 0;
		}
		int index = columnIndex(column);
		return (position.kind() == Position.Kind.BEFORE) ? index : index + 1;
	}

	private int columnIndex(String column) {
		for (int i = 0; i < this.table.columns().size(); i++) {
			if (this.table.columns().get(i).name().is(column)) {
				return i;
			}
		}
		throw Snippets.noColumn(this.table, column);
	}

	private void insertFirst(String text) {
		this.splices.insert(this.layout.item(0).leadStart(), text + this.layout.styleAt(0).separator());
	}

	private void insertAfter(int index, String text) {
		Item item = this.layout.item(index);
		Style style = this.layout.styleAt(index);
		if (style.commaFirst()) {
			this.splices.insert(item.gap().trailEnd(), style.separator() + text);
		}
		else if (item.gap().comma() >= 0) {
			this.splices.insert(item.gap().afterEnd(), style.afterComma() + text + ",");
		}
		else {
			boolean lines = style.afterComma().indexOf('\n') >= 0 || endsInLineComment(item);
			this.splices.insert(lines ? item.core().end() : item.gap().trailEnd(), ",");
			this.splices.insert(item.gap().trailEnd(), style.afterComma() + text);
		}
	}

	private boolean endsInLineComment(Item item) {
		String trail = this.table.sql().substring(item.core().end(), item.gap().trailEnd());
		List<SqlToken> tokens = SqlLexer.tokens(trail);
		return !tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == SqlToken.Kind.LINE_COMMENT;
	}

	private TableDdl drop(int index) {
		Item item = this.layout.item(index);
		boolean last = index == this.layout.items().size() - 1;
		int commaBefore = (index > 0) ? item.before().comma() : -1;
		int commaAfter = item.gap().comma();
		if (!last && commaAfter >= 0 && (commaBefore >= 0 || index == 0)) {
			int end = this.layout.afterSpace(item.gap().afterEnd());
			if (item.gap().hasUnownedBeforeComma()) {
				this.splices.delete(item.leadStart(), this.layout.afterSpace(item.gap().trailEnd()));
				this.splices.delete(commaAfter, end);
			}
			else {
				this.splices.delete(item.leadStart(), end);
			}
		}
		else if (!last && commaBefore >= 0) {
			this.splices.delete(item.leadStart(), this.layout.afterSpace(item.gap().trailEnd()));
		}
		else {
			if (last && commaBefore >= 0) {
				this.splices.cut(new Span(commaBefore, commaBefore + 1));
			}
			int start = this.layout.beforeSpace(item.leadStart());
			this.splices.delete(Math.max(start, commaBefore + 1), item.gap().trailEnd());
		}
		return TableDdl.parse(this.splices.apply());
	}

	/** Puts an item where another one stands, with the comments of the one. */
	private void fill(Item slot, Item content) {
		String sql = this.table.sql();
		String trail = sql.substring(content.core().end(), content.gap().trailEnd());
		if (content.gap().comma() >= 0) {
			trail += sql.substring(content.gap().comma() + 1, content.gap().afterEnd());
		}
		String text = sql.substring(content.leadStart(), content.core().end());
		boolean beforeComma = slot.gap().comma() < 0 || slot.gap().lineEndBeforeComma();
		this.splices.replace(new Span(slot.leadStart(), slot.gap().trailEnd()), beforeComma ? text + trail : text);
		if (slot.gap().comma() >= 0) {
			this.splices.replace(new Span(slot.gap().comma() + 1, slot.gap().afterEnd()), beforeComma ? "" : trail);
		}
	}

}
