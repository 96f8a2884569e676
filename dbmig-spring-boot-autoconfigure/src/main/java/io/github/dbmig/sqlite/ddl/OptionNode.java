package io.github.dbmig.sqlite.ddl;

/**
 * An option behind the columns of a table.
 *
 * @param option which one
 * @param span where it stands
 */
public record OptionNode(Option option, Span span) {

	/**
	 * The options that SQLite knows.
	 */
	public enum Option {

		/** Types are enforced. */
		STRICT("STRICT"),

		/** Rows are kept by their primary key. */
		WITHOUT_ROWID("WITHOUT ROWID");

		private final String sql;

		Option(String sql) {
			this.sql = sql;
		}

		/**
		 * The option as SQL spells it.
		 * @return the key words
		 */
		public String sql() {
			return this.sql;
		}

	}

}
