package io.github.dbmig.operation;

/**
 * What happens to referring rows when the row that they refer to is deleted or its key
 * changes.
 *
 * @see <a href="https://sqlite.org/foreignkeys.html#fk_actions">sqlite.org: ON DELETE and
 * ON UPDATE Actions</a>
 */
public enum ReferentialAction {

	/** The statement fails if the key is still referred to at its end. The default. */
	NO_ACTION("NO ACTION"),

	/** The statement fails at once, even where the foreign key is deferred. */
	RESTRICT("RESTRICT"),

	/** The referring columns become NULL. */
	SET_NULL("SET NULL"),

	/** The referring columns become their defaults. */
	SET_DEFAULT("SET DEFAULT"),

	/** The referring rows are deleted, or follow the changed key. */
	CASCADE("CASCADE");

	private final String sql;

	ReferentialAction(String sql) {
		this.sql = sql;
	}

	/**
	 * The action as SQL spells it.
	 * @return the key words, such as {@code SET NULL}
	 */
	public String sql() {
		return this.sql;
	}

}
