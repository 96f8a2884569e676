package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.ColumnNode;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.OptionNode.Option;
import io.github.dbmig.sqlite.ddl.TableDdl;
import io.github.dbmig.sqlite.ddl.TermNode;
import org.jspecify.annotations.Nullable;

/**
 * The indexes that SQLite makes for the keys of a table, and the place of each column in
 * the primary key. They follow from the definition in the order of its text: a key that
 * equals an earlier one gets no index of its own.
 *
 * @see <a href="https://www.sqlite.org/fileformat2.html#representation_of_sql_indices">
 * Representation Of SQL Indices</a>
 */
final class SchemaKeys {

	static final String BINARY = "BINARY";

	private final TableDdl table;

	private final List<KeyIndex> indexes = new ArrayList<>();

	/** The collation of each column, as far as the text was read. */
	private final Map<String, String> collations = new HashMap<>();

	/** The primary key that SQLite keeps as the rowid. */
	private ConstraintNode.@Nullable PrimaryKey rowidKey;

	private List<KeyTerm> primaryKey = List.of();

	private SchemaKeys(TableDdl table) {
		this.table = table;
	}

	static SchemaKeys of(TableDdl table) {
		SchemaKeys keys = new SchemaKeys(table);
		keys.read();
		return keys;
	}

	List<KeyIndex> indexes() {
		return this.indexes;
	}

	/** The place of the column in the primary key, counted from 1, or 0. */
	int primaryKeyPosition(String column) {
		for (int i = 0; i < this.primaryKey.size(); i++) {
			if (SqlNames.same(this.primaryKey.get(i).column(), column)) {
				return i + 1;
			}
		}
		return 0;
	}

	/** Whether NULL is refused for being a part of the primary key. */
	boolean refusesNull(String column) {
		boolean refused = this.table.has(Option.WITHOUT_ROWID)
				|| (this.table.has(Option.STRICT) && this.rowidKey == null);
		return refused && primaryKeyPosition(column) > 0;
	}

	/** The name of the column that stands for the rowid. */
	@Nullable String rowidColumn() {
		boolean isRowid = this.rowidKey != null && !this.table.has(Option.WITHOUT_ROWID);
		return isRowid ? this.primaryKey.get(0).column() : null;
	}

	String collation(String column) {
		return this.collations.getOrDefault(SqlNames.fold(column), BINARY);
	}

	private void read() {
		for (ColumnNode column : this.table.columns()) {
			for (ConstraintNode constraint : column.constraints()) {
				if (constraint instanceof ConstraintNode.Collate collate) {
					collate(column.name().value(), collate.collation().value());
				}
				else {
					key(constraint, column);
				}
			}
		}
		this.table.constraints().forEach((constraint) -> key(constraint, null));
		if (this.rowidKey != null && this.table.has(Option.WITHOUT_ROWID)) {
			KeyTerm term = this.primaryKey.get(0);
			KeyTerm indexed = new KeyTerm(term.column(), collation(term.column()), term.descending());
			add(List.of(indexed), true);
		}
	}

	private void collate(String column, String collation) {
		this.collations.put(SqlNames.fold(column), collation);
		this.indexes
			.replaceAll(
					(index) -> (index.terms().size() == 1 && index.terms().get(0).column().equals(column))
							? new KeyIndex(index.name(), index.primaryKey(),
									List.of(new KeyTerm(column, collation, index.terms().get(0).descending())))
							: index);
	}

	private void key(ConstraintNode constraint, @Nullable ColumnNode column) {
		if (constraint instanceof ConstraintNode.Unique unique) {
			add(terms(unique.terms(), column, SortOrder.ASC), false);
		}
		else if (constraint instanceof ConstraintNode.PrimaryKey key) {
			List<KeyTerm> terms = terms(key.terms(), column, key.order());
			this.primaryKey = terms;
			if (terms.size() == 1 && key.order() == SortOrder.ASC && isInteger(terms.get(0).column())) {
				this.rowidKey = key;
			}
			else {
				if (this.table.has(Option.WITHOUT_ROWID)) {
					this.primaryKey = distinct(terms);
				}
				add(terms, true);
			}
		}
	}

	private boolean isInteger(String column) {
		return this.table.column(column).filter((node) -> node.typeName().equals("INTEGER")).isPresent();
	}

	private List<KeyTerm> terms(List<TermNode> terms, @Nullable ColumnNode inline, SortOrder order) {
		if (inline != null) {
			String name = inline.name().value();
			return List.of(new KeyTerm(name, collation(name), order == SortOrder.DESC));
		}
		return terms.stream().map(this::term).toList();
	}

	private KeyTerm term(TermNode term) {
		String written = (term.name() != null) ? term.name().value() : this.table.text(term.expression());
		String column = this.table.column(written).map((node) -> node.name().value()).orElse(written);
		String collation = (term.collation() != null) ? term.collation().value() : collation(column);
		return new KeyTerm(column, collation, term.order() == SortOrder.DESC);
	}

	private void add(List<KeyTerm> terms, boolean primaryKey) {
		for (int i = 0; i < this.indexes.size(); i++) {
			KeyIndex index = this.indexes.get(i);
			if (index.hasSameKey(terms)) {
				this.indexes.set(i, new KeyIndex(index.name(), index.primaryKey() || primaryKey, index.terms()));
				return;
			}
		}
		String name = "sqlite_autoindex_" + this.table.name().value() + "_" + (this.indexes.size() + 1);
		this.indexes.add(new KeyIndex(name, primaryKey, terms));
	}

	/** What SQLite leaves of the primary key of a WITHOUT ROWID table. */
	static List<KeyTerm> distinct(List<KeyTerm> terms) {
		List<KeyTerm> distinct = new ArrayList<>();
		for (KeyTerm term : terms) {
			if (distinct.stream().noneMatch((earlier) -> earlier.isSameColumn(term))) {
				distinct.add(term);
			}
		}
		return distinct;
	}

	/**
	 * An index that SQLite makes.
	 *
	 * @param name the name it gives it
	 * @param primaryKey whether it is for the primary key
	 * @param terms what it is sorted by
	 */
	record KeyIndex(String name, boolean primaryKey, List<KeyTerm> terms) {

		/** SQLite doesn't look at the order here. */
		boolean hasSameKey(List<KeyTerm> others) {
			if (this.terms.size() != others.size()) {
				return false;
			}
			for (int i = 0; i < others.size(); i++) {
				if (!this.terms.get(i).isSameColumn(others.get(i))) {
					return false;
				}
			}
			return true;
		}

	}

	record KeyTerm(String column, String collation, boolean descending) {

		boolean isSameColumn(KeyTerm other) {
			return this.column.equals(other.column) && SqlNames.same(this.collation, other.collation);
		}

	}

}
