package io.github.dbmig.jpa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.IndexTerm;
import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlToken;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads the indexes of a table.
 */
final class IndexReader {

	/**
	 * How Hibernate names an index that has no name: {@code IDX} and an MD5 hash in base
	 * 35. Nothing else in the mapping tells such a name from one that was given.
	 */
	private static final Pattern GENERATED = Pattern.compile("IDX(?=.*\\d)[0-9a-y]{18,25}");

	private final Mapping mapping;

	private final Table table;

	private final IndexNames names;

	private final List<CreateIndex> indexes = new ArrayList<>();

	private IndexReader(Mapping mapping, Table table, IndexNames names) {
		this.mapping = mapping;
		this.table = table;
		this.names = names;
	}

	static List<CreateIndex> read(Mapping mapping, Table table, IndexNames names) {
		IndexReader reader = new IndexReader(mapping, table, names);
		table.getIndexes()
			.values()
			.stream()
			.sorted(Comparator.comparing(Index::getName))
			.forEach((index) -> reader.add(GENERATED.matcher(index.getName()).matches() ? null : index.getName(),
					index.getSelectables(), index.getSelectableOrderMap(), index.isUnique(), index.getOptions()));
		table.getUniqueKeys()
			.values()
			.stream()
			.filter(UniqueReader::isIndex)
			.sorted(Comparator.comparing(UniqueKey::getName))
			.forEach((key) -> reader.add(key.isNameExplicit() ? key.getName() : null, key.getColumns(),
					key.getColumnOrderMap(), true, key.getOptions()));
		return reader.indexes;
	}

	private void add(@Nullable String name, List<? extends Selectable> selectables,
			Map<? extends Selectable, String> orders, boolean unique, String options) {
		List<IndexTerm> terms = selectables.stream()
			.map((selectable) -> term(selectable, "desc".equals(orders.get(selectable))))
			.toList();
		String readable = (name != null) ? this.names.take(name, this.table.getName())
				: this.names.free(name(selectables), this.table.getName());
		this.indexes.add(new CreateIndex(readable, this.table.getName(), terms, unique, where(options)));
	}

	private IndexTerm term(Selectable selectable, boolean descending) {
		SortOrder order = descending ? SortOrder.DESC : SortOrder.ASC;
		if (selectable instanceof Column column) {
			return new IndexTerm(this.mapping.name(this.table, column), null, order, null);
		}
		String expression = selectable.getText().strip();
		return new IndexTerm(null, expression.substring(1, expression.length() - 1).strip(), order, null);
	}

	private String name(List<? extends Selectable> selectables) {
		return selectables.stream()
			.map((selectable) -> (selectable instanceof Column column) ? column.getName() : "expression")
			.collect(Collectors.joining("_", "ix_" + this.table.getName() + "_", ""));
	}

	/** SQLite takes nothing behind the columns but the condition of a partial index. */
	private @Nullable String where(@Nullable String options) {
		if (options == null || options.isBlank()) {
			return null;
		}
		List<SqlToken> tokens = SqlLexer.tokens(options).stream().filter((token) -> !token.isTrivia()).toList();
		if (tokens.size() > 1 && tokens.get(0).isWord("WHERE")) {
			return options.substring(tokens.get(1).offset()).strip();
		}
		throw this.mapping.refusal(this.table,
				"gives an index the options '" + options + "', which SQLite doesn't have.",
				"Remove them from its @Index, or write a condition (where …).");
	}

}
