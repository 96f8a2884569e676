package io.github.dbmig.sqlite.ddl;

import java.util.List;

import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.schema.ConflictResolution;
import io.github.dbmig.schema.Deferral;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of a table, or a clause of a column's definition.
 *
 * @see <a href="https://www.sqlite.org/lang_createtable.html">CREATE TABLE</a>
 */
public sealed interface ConstraintNode {

	/**
	 * Where it stands, and what it is called.
	 * @return what all kinds have
	 */
	Head head();

	/**
	 * What all kinds have.
	 *
	 * @param span all of it, with its name
	 * @param name the name, null for none
	 * @param column the column in whose definition it stands, null for the table's own
	 */
	record Head(Span span, @Nullable DdlName name, @Nullable DdlName column) {

		Head withEnd(int end) {
			return new Head(new Span(this.span.start(), end), this.name, this.column);
		}

	}

	/**
	 * {@code NOT NULL}.
	 *
	 * @param head what all kinds have
	 * @param onConflict null where nothing is said
	 */
	record NotNull(Head head, @Nullable ConflictResolution onConflict) implements ConstraintNode {

	}

	/**
	 * {@code NULL}, which SQLite takes and ignores.
	 *
	 * @param head what all kinds have
	 */
	record Null(Head head) implements ConstraintNode {

	}

	/**
	 * {@code PRIMARY KEY}.
	 *
	 * @param head what all kinds have
	 * @param terms the columns, empty in a column's definition
	 * @param order the order, for a column's definition only
	 * @param onConflict null where nothing is said
	 * @param autoIncrement where AUTOINCREMENT stands, null for nowhere
	 * @param autoIncrementPlace where it could stand
	 */
	record PrimaryKey(Head head, List<TermNode> terms, SortOrder order, @Nullable ConflictResolution onConflict,
			@Nullable Span autoIncrement, int autoIncrementPlace) implements ConstraintNode {

		public PrimaryKey {
			terms = List.copyOf(terms);
		}

		/**
		 * The columns of the key.
		 * @return their names as written here
		 */
		public List<String> columns() {
			return ConstraintNode.columns(this.head, this.terms);
		}

	}

	/**
	 * {@code UNIQUE}.
	 *
	 * @param head what all kinds have
	 * @param terms the columns, empty in a column's definition
	 * @param onConflict null where nothing is said
	 */
	record Unique(Head head, List<TermNode> terms, @Nullable ConflictResolution onConflict) implements ConstraintNode {

		public Unique {
			terms = List.copyOf(terms);
		}

		/**
		 * The columns that are unique together.
		 * @return their names as written here
		 */
		public List<String> columns() {
			return ConstraintNode.columns(this.head, this.terms);
		}

	}

	/**
	 * {@code CHECK}.
	 *
	 * @param head what all kinds have
	 * @param expression what stands in the parentheses
	 * @param onConflict null where nothing is said; SQLite ignores it
	 */
	record Check(Head head, Span expression, @Nullable ConflictResolution onConflict) implements ConstraintNode {

	}

	/**
	 * {@code REFERENCES}, with {@code FOREIGN KEY} where it is the table's own.
	 *
	 * @param head what all kinds have
	 * @param columns the referring columns: names in the parentheses, or of the column
	 * @param table the table referred to
	 * @param referenced the columns referred to, empty where none are named
	 * @param onDelete what happens when the row referred to is deleted
	 * @param onUpdate what happens when its key changes
	 * @param match what stands behind MATCH, which SQLite ignores
	 * @param deferral when it is checked, as far as said right behind it
	 */
	record ForeignKey(Head head, List<DdlName> columns, DdlName table, List<DdlName> referenced,
			ReferentialAction onDelete, ReferentialAction onUpdate, @Nullable DdlName match,
			Deferral deferral) implements ConstraintNode {

		public ForeignKey {
			columns = List.copyOf(columns);
			referenced = List.copyOf(referenced);
		}

		/**
		 * The referring columns.
		 * @return their names as written here
		 */
		public List<String> columnNames() {
			return this.columns.stream().map(DdlName::value).toList();
		}

	}

	/**
	 * {@code [NOT] DEFERRABLE} that doesn't stand right behind its foreign key. SQLite
	 * applies it to the foreign key that was last defined, in whichever column.
	 *
	 * @param head what all kinds have
	 * @param deferral when that foreign key is checked
	 */
	record Deferrable(Head head, Deferral deferral) implements ConstraintNode {

	}

	/**
	 * {@code DEFAULT}.
	 *
	 * @param head what all kinds have
	 * @param value the value with its parentheses
	 * @param expression the value as SQLite reports it: without them
	 */
	record Default(Head head, Span value, Span expression) implements ConstraintNode {

	}

	/**
	 * {@code COLLATE}.
	 *
	 * @param head what all kinds have
	 * @param collation its name
	 */
	record Collate(Head head, DdlName collation) implements ConstraintNode {

	}

	/**
	 * {@code GENERATED ALWAYS AS}, or just {@code AS}.
	 *
	 * @param head what all kinds have
	 * @param expression what stands in the parentheses
	 * @param kind whether values are stored
	 * @param kindSpan where that is said, null for nowhere
	 */
	record Generated(Head head, Span expression, GeneratedKind kind,
			@Nullable Span kindSpan) implements ConstraintNode {

	}

	/**
	 * {@code CONSTRAINT name} with nothing behind it, which SQLite takes.
	 *
	 * @param head what all kinds have
	 */
	record NameOnly(Head head) implements ConstraintNode {

	}

	private static List<String> columns(Head head, List<TermNode> terms) {
		if (head.column() != null) {
			return List.of(head.column().value());
		}
		return terms.stream().map(TermNode::name).map((name) -> (name != null) ? name.value() : "").toList();
	}

}
