package io.github.dbmig.revision;

import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.Check;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.DropColumn;
import io.github.dbmig.operation.DropConstraint;
import io.github.dbmig.operation.RenameColumn;
import io.github.dbmig.operation.RenameConstraint;
import io.github.dbmig.operation.TableChange;

/**
 * Reads the changes of a table, and remembers which form the last one has, or would have
 * if it could be read.
 */
final class TableChangeReader {

	private final SqlCursor cursor;

	private AlterForm form = AlterForm.OTHER;

	TableChangeReader(SqlCursor cursor) {
		this.cursor = cursor;
	}

	AlterForm form() {
		return this.form;
	}

	/**
	 * Accept {@code RENAME TO}, which is no change among others.
	 */
	boolean acceptRenameTable() {
		boolean accepted = this.cursor.accept("RENAME", "TO");
		this.form = accepted ? AlterForm.RENAME_TABLE : AlterForm.OTHER;
		return accepted;
	}

	TableChange read() {
		if (acceptRenameTable()) {
			throw new UnreadableException(this.cursor.line(), "RENAME TO stands beside other changes");
		}
		if (this.cursor.accept("ADD")) {
			return add();
		}
		if (this.cursor.accept("ALTER")) {
			return alter();
		}
		if (this.cursor.accept("DROP")) {
			return drop();
		}
		if (this.cursor.accept("RENAME")) {
			return rename();
		}
		throw this.cursor.expected("ADD, ALTER, DROP or RENAME");
	}

	private TableChange add() {
		AlterForm constraint = ConstraintReader.form(this.cursor);
		if (constraint != null) {
			return addConstraint(constraint);
		}
		this.form = AlterForm.ADD_COLUMN;
		this.cursor.accept("COLUMN");
		return new AddColumn(new ColumnDefinitionReader(this.cursor).read(), null, null);
	}

	private TableChange addConstraint(AlterForm named) {
		ConstraintReader reader = new ConstraintReader(this.cursor);
		this.form = named;
		String name = reader.name();
		AlterForm kind = ConstraintReader.form(this.cursor);
		this.form = (kind != null) ? kind : named;
		Constraint added = reader.ofTable(name);
		if (added instanceof Check) {
			leaveOnConflict();
		}
		return new AddConstraint(added, null);
	}

	private TableChange alter() {
		this.form = AlterForm.ALTER_COLUMN;
		this.cursor.accept("COLUMN");
		AlterColumn change = new ColumnChangeReader(this.cursor).read();
		if (Boolean.TRUE.equals(change.notNull())) {
			leaveOnConflict();
		}
		return change;
	}

	/** Since SQLite 3.53 it may follow SET NOT NULL and CHECK. */
	private void leaveOnConflict() {
		if (this.cursor.isAt("ON", "CONFLICT")) {
			this.form = AlterForm.OTHER;
		}
	}

	private TableChange drop() {
		if (this.cursor.accept("CONSTRAINT")) {
			this.form = AlterForm.DROP_CONSTRAINT;
			String name = this.cursor.name("the constraint's name");
			if (this.cursor.isAt("CASCADE")) {
				throw new UnreadableException(this.cursor.line(), "nothing is dropped together with a constraint, "
						+ "so CASCADE can't follow its name; drop what refers to it before");
			}
			this.cursor.accept("RESTRICT");
			return new DropConstraint(name);
		}
		this.form = AlterForm.DROP_COLUMN;
		this.cursor.accept("COLUMN");
		String column = this.cursor.name("a column name");
		boolean cascade = this.cursor.accept("CASCADE");
		if (!cascade) {
			this.cursor.accept("RESTRICT");
		}
		return new DropColumn(column, cascade);
	}

	private TableChange rename() {
		boolean constraint = this.cursor.accept("CONSTRAINT");
		this.form = constraint ? AlterForm.RENAME_CONSTRAINT : AlterForm.RENAME_COLUMN;
		if (!constraint) {
			this.cursor.accept("COLUMN");
		}
		String from = this.cursor.name(constraint ? "the constraint's name" : "a column name");
		this.cursor.expect("TO");
		String to = this.cursor.name("the new name");
		return constraint ? new RenameConstraint(from, to) : new RenameColumn(from, to);
	}

}
