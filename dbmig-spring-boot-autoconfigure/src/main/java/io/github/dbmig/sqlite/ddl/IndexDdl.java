package io.github.dbmig.sqlite.ddl;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A CREATE INDEX statement.
 *
 * @param sql the statement
 * @param name the index's name
 * @param table the table it is on
 * @param unique whether two rows with the same terms are refused
 * @param terms what it is sorted by
 * @param where the condition of a partial index, null for all rows
 * @see <a href="https://www.sqlite.org/lang_createindex.html">CREATE INDEX</a>
 */
public record IndexDdl(String sql, DdlName name, DdlName table, boolean unique, List<TermNode> terms,
		@Nullable Span where) implements Ddl {

	public IndexDdl {
		terms = List.copyOf(terms);
	}

	/**
	 * Renames the index.
	 * @param to the new name
	 * @return the index renamed
	 */
	public IndexDdl rename(String to) {
		return edited(new RenameEdits(this).name(this.name, to));
	}

	/**
	 * Renames the table that the index is on.
	 * @param to the new name
	 * @return the index on that table
	 */
	public IndexDdl renameTable(String to) {
		return edited(new RenameEdits(this).name(this.table, to));
	}

	/**
	 * Renames a column in the terms and the condition.
	 * @param from the present name
	 * @param to the new name
	 * @return the index with the column renamed
	 */
	public IndexDdl renameColumn(String from, String to) {
		RenameEdits edits = new RenameEdits(this).terms(this.terms, from, to);
		return edited((this.where != null) ? edits.expression(this.where, from, to) : edits);
	}

	/**
	 * Whether a term or the condition names a column.
	 * @param column the name of a column of the table, without quotes
	 * @return whether the index needs that column
	 */
	public boolean uses(String column) {
		return this.terms.stream().anyMatch((term) -> ColumnUses.names(this, term, column))
				|| (this.where != null && ColumnUses.names(this, this.where, column));
	}

	private static IndexDdl edited(RenameEdits edits) {
		return (IndexDdl) Ddl.parse(edits.apply());
	}

}
