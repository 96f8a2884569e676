package io.github.dbmig.revision;

import java.util.List;

import io.github.dbmig.operation.Check;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.PrimaryKey;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.operation.Unique;
import org.jspecify.annotations.Nullable;

/**
 * Reads constraints, of tables and inside the definition of a column. Stops in front of
 * clauses that no {@link Constraint} has, such as ON CONFLICT and NOT DEFERRABLE.
 */
record ConstraintReader(SqlCursor cursor) {

	/**
	 * Which constraint of a table comes next.
	 * @return its form, or null if there is none
	 */
	static @Nullable AlterForm form(SqlCursor cursor) {
		if (cursor.isAt("CONSTRAINT")) {
			return AlterForm.ADD_CONSTRAINT;
		}
		if (cursor.isAt("UNIQUE")) {
			return AlterForm.ADD_UNIQUE;
		}
		if (cursor.isAt("PRIMARY")) {
			return AlterForm.ADD_PRIMARY_KEY;
		}
		if (cursor.isAt("CHECK")) {
			return AlterForm.ADD_CHECK;
		}
		return cursor.isAt("FOREIGN") ? AlterForm.ADD_FOREIGN_KEY : null;
	}

	@Nullable String name() {
		return this.cursor.accept("CONSTRAINT") ? this.cursor.name("the constraint's name") : null;
	}

	/** Reads a constraint of a table, behind its name. */
	Constraint ofTable(@Nullable String name) {
		if (this.cursor.accept("UNIQUE")) {
			return new Unique(name, this.cursor.names());
		}
		if (this.cursor.accept("PRIMARY")) {
			this.cursor.expect("KEY");
			return new PrimaryKey(name, this.cursor.names(), false);
		}
		if (this.cursor.accept("CHECK")) {
			return new Check(name, new SqlPieces(this.cursor).group());
		}
		if (this.cursor.accept("FOREIGN")) {
			this.cursor.expect("KEY");
			List<String> columns = this.cursor.names();
			this.cursor.expect("REFERENCES");
			return references(name, columns);
		}
		throw this.cursor.expected("UNIQUE, PRIMARY KEY, CHECK or FOREIGN KEY");
	}

	/**
	 * Reads a constraint of a column, behind its name, or returns null if there is none.
	 */
	@Nullable Constraint ofColumn(@Nullable String name, String column) {
		List<String> columns = List.of(column);
		if (this.cursor.accept("UNIQUE")) {
			return new Unique(name, columns);
		}
		if (this.cursor.accept("PRIMARY")) {
			this.cursor.expect("KEY");
			this.cursor.accept("ASC");
			return new PrimaryKey(name, columns, this.cursor.accept("AUTOINCREMENT"));
		}
		if (this.cursor.accept("CHECK")) {
			return new Check(name, new SqlPieces(this.cursor).group());
		}
		return this.cursor.accept("REFERENCES") ? references(name, columns) : null;
	}

	private ForeignKey references(@Nullable String name, List<String> columns) {
		String table = this.cursor.name("the name of the table referred to");
		List<String> referenced = this.cursor.isAtOperator("(") ? this.cursor.names() : List.of();
		ReferentialAction onDelete = null;
		ReferentialAction onUpdate = null;
		while (this.cursor.isAt("ON", "DELETE") || this.cursor.isAt("ON", "UPDATE")) {
			if (this.cursor.accept("ON", "DELETE")) {
				onDelete = action(onDelete);
			}
			else {
				this.cursor.expect("ON", "UPDATE");
				onUpdate = action(onUpdate);
			}
		}
		boolean deferrable = this.cursor.accept("DEFERRABLE", "INITIALLY", "DEFERRED");
		return new ForeignKey(name, columns, table, referenced, orNone(onDelete), orNone(onUpdate), deferrable);
	}

	private ReferentialAction action(@Nullable ReferentialAction before) {
		if (before != null) {
			throw this.cursor.expected("one action only");
		}
		for (ReferentialAction action : ReferentialAction.values()) {
			if (this.cursor.accept(action.sql().split(" ", -1))) {
				return action;
			}
		}
		throw this.cursor.expected("CASCADE, SET NULL, SET DEFAULT, RESTRICT or NO ACTION");
	}

	private static ReferentialAction orNone(@Nullable ReferentialAction action) {
		return (action != null) ? action : ReferentialAction.NO_ACTION;
	}

}
