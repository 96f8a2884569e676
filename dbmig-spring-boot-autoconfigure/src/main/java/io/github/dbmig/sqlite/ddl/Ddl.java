package io.github.dbmig.sqlite.ddl;

/**
 * A CREATE statement that was read and is kept with every token, space and comment.
 * Immutable: an edit gives another one.
 */
public sealed interface Ddl permits TableDdl, IndexDdl, ViewDdl, TriggerDdl, VirtualTableDdl {

	/**
	 * Reads a statement, as it stands in {@code sqlite_schema} or in a script.
	 * @param sql one CREATE TABLE, INDEX, VIEW, TRIGGER or VIRTUAL TABLE statement
	 * @return what it makes
	 * @throws DdlSyntaxException if it can't be read
	 * @see <a href="https://www.sqlite.org/schematab.html">The Schema Table</a>
	 */
	static Ddl parse(String sql) {
		return new DdlParser(sql).parse();
	}

	/**
	 * The statement, the same as was read where nothing was edited.
	 * @return its text
	 */
	String sql();

	/**
	 * The name of what the statement makes.
	 * @return the name, without the schema before it
	 */
	DdlName name();

	/**
	 * A part of the statement.
	 * @param span which part
	 * @return its text, with its comments
	 */
	default String text(Span span) {
		return span.of(sql());
	}

}
