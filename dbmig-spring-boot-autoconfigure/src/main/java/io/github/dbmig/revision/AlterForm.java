package io.github.dbmig.revision;

/**
 * The changes that an {@code ALTER TABLE} can say.
 *
 * @see <a href="https://www.sqlite.org/lang_altertable.html">SQLite's ALTER TABLE</a>
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">PostgreSQL's
 * ALTER TABLE, which is close to the standard</a>
 */
enum AlterForm {

	/** None of the others, or one with a clause that no operation has. */
	OTHER(true, "a change that begins with ADD, ALTER, DROP or RENAME"),

	ADD_COLUMN(true, "ADD COLUMN name type"),

	DROP_COLUMN(true, "DROP COLUMN name [CASCADE]"),

	RENAME_COLUMN(true, "RENAME COLUMN name TO name"),

	RENAME_TABLE(true, "RENAME TO name"),

	ALTER_COLUMN(false,
			"ALTER COLUMN name, followed by SET NOT NULL, DROP NOT NULL, SET DEFAULT expression, "
					+ "DROP DEFAULT or TYPE type [COLLATE collation] [USING expression]"),

	ADD_CONSTRAINT(false, "ADD [CONSTRAINT name], followed by UNIQUE, PRIMARY KEY, CHECK or FOREIGN KEY"),

	ADD_UNIQUE(false, "ADD [CONSTRAINT name] UNIQUE (column, …)"),

	ADD_PRIMARY_KEY(false, "ADD [CONSTRAINT name] PRIMARY KEY (column, …)"),

	ADD_CHECK(false, "ADD [CONSTRAINT name] CHECK (expression)"),

	ADD_FOREIGN_KEY(false,
			"ADD [CONSTRAINT name] FOREIGN KEY (column, …) REFERENCES table [(column, …)] "
					+ "[ON DELETE action] [ON UPDATE action] [DEFERRABLE INITIALLY DEFERRED]"),

	DROP_CONSTRAINT(false, "DROP CONSTRAINT name"),

	RENAME_CONSTRAINT(false, "RENAME CONSTRAINT name TO name");

	private final boolean leftToSqlite;

	private final String syntax;

	AlterForm(boolean leftToSqlite, String syntax) {
		this.leftToSqlite = leftToSqlite;
		this.syntax = syntax;
	}

	/**
	 * Whether a statement that can't be read may still be one that SQLite can run.
	 */
	boolean isLeftToSqlite() {
		return this.leftToSqlite;
	}

	String syntax() {
		return this.syntax;
	}

}
