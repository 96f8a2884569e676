package io.github.dbmig.compare;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Trigger;
import io.github.dbmig.schema.View;
import io.github.dbmig.schema.VirtualTable;
import org.jspecify.annotations.Nullable;

/**
 * One thing that takes a schema to another. Of a table that is renamed, all other
 * differences name the table by its new name; of a column that is renamed, by its new
 * name; but what is dropped is as it was, with the names of before.
 */
public sealed interface SchemaDifference {

	/**
	 * The object that differs, for an order and for telling objects apart.
	 * @return the name of the table, or of the view, the trigger or the virtual table
	 */
	String object();

	/** A difference inside a table. */
	sealed interface InTable extends SchemaDifference {

		/**
		 * The table.
		 * @return its name in the schema that is to be
		 */
		String table();

		@Override
		default String object() {
			return table();
		}

	}

	/**
	 * A table that is to be made. Its indexes are differences of their own.
	 *
	 * @param added the table
	 */
	record TableAdded(Table added) implements SchemaDifference {

		@Override
		public String object() {
			return this.added.name();
		}

	}

	/**
	 * A table that is to go, and its indexes with it, which are no differences of their
	 * own.
	 *
	 * @param dropped the table
	 */
	record TableDropped(Table dropped) implements SchemaDifference {

		@Override
		public String object() {
			return this.dropped.name();
		}

	}

	/**
	 * A table with another name.
	 *
	 * @param from the name that it has
	 * @param to the name that it is to have
	 */
	record TableRenamed(String from, String to) implements SchemaDifference {

		@Override
		public String object() {
			return this.to;
		}

	}

	/**
	 * STRICT.
	 *
	 * @param table the table
	 * @param strict whether types are to be enforced
	 */
	record StrictChanged(String table, boolean strict) implements InTable {

	}

	/**
	 * WITHOUT ROWID.
	 *
	 * @param table the table
	 * @param withoutRowid whether the primary key is to be the only key
	 */
	record WithoutRowidChanged(String table, boolean withoutRowid) implements InTable {

	}

	/**
	 * AUTOINCREMENT.
	 *
	 * @param table the table
	 * @param autoIncrement whether keys are never to be used again
	 */
	record AutoIncrementChanged(String table, boolean autoIncrement) implements InTable {

	}

	/**
	 * A column that is to be added.
	 *
	 * @param table the table
	 * @param column the column
	 * @param after the name of the column that it is to follow, null for the first place
	 * @param last whether no column follows that was there before
	 */
	record ColumnAdded(String table, Column column, @Nullable String after, boolean last) implements InTable {

	}

	/**
	 * A column that is to go. Constraints and indexes that name it are differences of
	 * their own.
	 *
	 * @param table the table
	 * @param column the column
	 */
	record ColumnDropped(String table, Column column) implements InTable {

	}

	/**
	 * A column with another name.
	 *
	 * @param table the table
	 * @param from the name that it has
	 * @param to the name that it is to have
	 */
	record ColumnRenamed(String table, String from, String to) implements InTable {

	}

	/**
	 * A column that says something else: its type, NULL, default, collation, what happens
	 * at a conflict, or what it is generated from. Both are named as the column is to be
	 * named.
	 *
	 * @param table the table
	 * @param from the column as it is
	 * @param to the column as it is to be
	 * @param aspects what of it differs, at least one
	 */
	record ColumnChanged(String table, Column from, Column to, Set<ColumnAspect> aspects) implements InTable {

		public ColumnChanged {
			aspects = Collections.unmodifiableSet(EnumSet.copyOf(aspects));
		}

	}

	/** What of a column can differ. */
	enum ColumnAspect {

		/** The type, where it matters to SQLite or Hibernate. */
		TYPE,
		/** Whether NULL is refused. */
		NOT_NULL,
		/** The value of the default. */
		DEFAULT,
		/** The collation. */
		COLLATION,
		/** What it is generated from, or whether at all. */
		GENERATED,
		/** What happens at NULL. */
		ON_CONFLICT

	}

	/**
	 * A constraint that is to be added.
	 *
	 * @param table the table
	 * @param constraint the constraint
	 */
	record ConstraintAdded(String table, TableConstraint constraint) implements InTable {

	}

	/**
	 * A constraint that is to go. What it names is named as before.
	 *
	 * @param table the table
	 * @param constraint the constraint
	 */
	record ConstraintDropped(String table, TableConstraint constraint) implements InTable {

	}

	/**
	 * An index that is to be made. One that says something else under the same name is
	 * dropped and added.
	 *
	 * @param index the index
	 */
	record IndexAdded(Index index) implements InTable {

		@Override
		public String table() {
			return this.index.table();
		}

	}

	/**
	 * An index that is to go.
	 *
	 * @param table the table, by its new name
	 * @param index the index as it was
	 */
	record IndexDropped(String table, Index index) implements InTable {

	}

	/**
	 * A view that is to be made. One that says something else is dropped and added.
	 *
	 * @param view the view
	 */
	record ViewAdded(View view) implements SchemaDifference {

		@Override
		public String object() {
			return this.view.name();
		}

	}

	/**
	 * A view that is to go.
	 *
	 * @param view the view
	 */
	record ViewDropped(View view) implements SchemaDifference {

		@Override
		public String object() {
			return this.view.name();
		}

	}

	/**
	 * A trigger that is to be made. One that says something else is dropped and added.
	 *
	 * @param trigger the trigger
	 */
	record TriggerAdded(Trigger trigger) implements SchemaDifference {

		@Override
		public String object() {
			return this.trigger.name();
		}

	}

	/**
	 * A trigger that is to go.
	 *
	 * @param trigger the trigger
	 */
	record TriggerDropped(Trigger trigger) implements SchemaDifference {

		@Override
		public String object() {
			return this.trigger.name();
		}

	}

	/**
	 * A virtual table that is to be made.
	 *
	 * @param added the table
	 */
	record VirtualTableAdded(VirtualTable added) implements SchemaDifference {

		@Override
		public String object() {
			return this.added.name();
		}

	}

	/**
	 * A virtual table that is to go.
	 *
	 * @param dropped the table
	 */
	record VirtualTableDropped(VirtualTable dropped) implements SchemaDifference {

		@Override
		public String object() {
			return this.dropped.name();
		}

	}

}
