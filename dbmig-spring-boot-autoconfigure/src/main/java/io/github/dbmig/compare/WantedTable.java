package io.github.dbmig.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmig.operation.Generated;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Deferral;
import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Term;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * What the entities say of a table, completed by what the revisions made of it and
 * entities don't speak of, as long as the columns stay that it needs: defaults,
 * collations, what columns are generated from, conflict clauses, STRICT, WITHOUT ROWID,
 * AUTOINCREMENT, the order of keys, what a foreign key does on update and when it is
 * checked, foreign keys of columns of which the entities name no reference, and indexes
 * of expressions, of some rows or with a collation.
 */
final class WantedTable {

	private final Table mapped;

	private final Table made;

	private final List<Index> mappedIndexes;

	private final List<Index> madeIndexes;

	private final Named<Table> allMapped;

	/** Foreign keys of any table to this one. */
	private final List<TableConstraint.ForeignKey> inbound;

	private final SqlEquivalence sql;

	/** Columns that go. */
	private final Set<String> gone;

	/** Unique indexes that serve for a unique constraint. */
	private final List<Index> serving = new ArrayList<>();

	WantedTable(Table mapped, Table made, List<Index> mappedIndexes, List<Index> madeIndexes, Named<Table> allMapped,
			List<TableConstraint.ForeignKey> inbound, SqlEquivalence sql) {
		this.mapped = mapped;
		this.made = made;
		this.mappedIndexes = mappedIndexes;
		this.madeIndexes = madeIndexes;
		this.allMapped = allMapped;
		this.inbound = inbound;
		this.sql = sql;
		Named<Column> stay = Named.of(mapped.columns(), Column::name);
		this.gone = made.columns()
			.stream()
			.map(Column::name)
			.filter((name) -> !stay.has(name))
			.map(SqlNames::fold)
			.collect(Collectors.toSet());
	}

	Table table() {
		List<Column> columns = this.mapped.columns().stream().map(this::column).toList();
		List<TableConstraint> constraints = new ArrayList<>();
		for (TableConstraint constraint : this.mapped.constraints()) {
			if (constraint instanceof TableConstraint.PrimaryKey key) {
				constraints.add(primaryKey(key));
			}
			else if (constraint instanceof TableConstraint.Unique unique) {
				unique(unique, constraints);
			}
			else {
				constraints.add((constraint instanceof TableConstraint.ForeignKey key) ? foreignKey(key) : constraint);
			}
		}
		this.made.constraints(TableConstraint.ForeignKey.class)
			.stream()
			.filter(this::isUnspoken)
			.forEach(constraints::add);
		return new Table(this.mapped.name(), columns, constraints, this.mapped.strict() || this.made.strict(),
				this.mapped.withoutRowid() || this.made.withoutRowid(), false, this.mapped.sql());
	}

	/** To be asked after the table. */
	List<Index> indexes() {
		Named<Index> said = Named.of(this.mappedIndexes, Index::name);
		Stream<Index> kept = this.madeIndexes.stream()
			.filter((index) -> !said.has(index.name()) && (this.serving.contains(index) || isUnspoken(index)));
		return Stream.concat(this.mappedIndexes.stream(), kept).toList();
	}

	private Column column(Column column) {
		Column old = this.made.column(column.name()).orElse(null);
		if (old == null) {
			return column;
		}
		Generated generated = first(column.generated(), kept(old.generated()));
		return new Column(column.name(), type(column, old), column.notNull(),
				first(column.onConflict(), column.notNull() ? old.onConflict() : null),
				(generated != null) ? null : first(column.defaultValue(), old.defaultValue()),
				first(column.collation(), old.collation()), generated);
	}

	private @Nullable Generated kept(@Nullable Generated generated) {
		return (generated != null && !NameChange.names(generated.expression(), this.gone)) ? generated : null;
	}

	/** A key that the database can give serves an application that gives its own. */
	private @Nullable String type(Column column, Column old) {
		boolean serves = this.sql.givesKeys(this.made, old) && !this.sql.givesKeys(this.mapped, column)
				&& this.sql.sameType(old.type(), column.type(), false);
		return serves ? old.type() : column.type();
	}

	private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
		return (one != null) ? one : other;
	}

	private TableConstraint primaryKey(TableConstraint.PrimaryKey key) {
		TableConstraint.PrimaryKey old = this.made.primaryKey().orElse(null);
		if (old == null || !columns(old.terms()).equals(columns(key.terms()))) {
			return key;
		}
		return new TableConstraint.PrimaryKey(key.name(), old.inline(), old.terms(),
				key.autoIncrement() || old.autoIncrement(), old.onConflict());
	}

	private void unique(TableConstraint.Unique unique, List<TableConstraint> constraints) {
		Set<String> columns = new HashSet<>(columns(unique.terms()));
		for (TableConstraint.Unique old : this.made.constraints(TableConstraint.Unique.class)) {
			if (columns.equals(new HashSet<>(columns(old.terms())))) {
				constraints.add(old);
				return;
			}
		}
		for (Index index : this.madeIndexes) {
			if (index.unique() && columns.equals(new HashSet<>(columns(index.terms()))) && serves(index, columns)) {
				this.serving.add(index);
				return;
			}
		}
		constraints.add(unique);
	}

	/**
	 * NULL is equal to nothing, so an index that leaves out rows with NULL refuses what
	 * the constraint refuses. But a foreign key can't refer to columns with such an index
	 * alone.
	 * @see <a href="https://www.sqlite.org/foreignkeys.html#fk_indexes">Required and
	 * Suggested Database Indexes</a>
	 */
	private boolean serves(Index index, Set<String> columns) {
		if (hasSpecialTerm(index)) {
			return false;
		}
		return index.where() == null || (NotNullCondition.isMetWithout(index.where(), columns)
				&& this.inbound.stream().noneMatch((key) -> folded(key.referencedColumns()).equals(columns)));
	}

	private TableConstraint foreignKey(TableConstraint.ForeignKey key) {
		for (TableConstraint.ForeignKey old : this.made.constraints(TableConstraint.ForeignKey.class)) {
			if (folded(old.columns()).equals(folded(key.columns())) && SqlNames.same(old.table(), key.table())) {
				return new TableConstraint.ForeignKey(key.name(), key.inline(), key.columns(), key.table(),
						key.referencedColumns(), key.onDelete(),
						(key.onUpdate() != ReferentialAction.NO_ACTION) ? key.onUpdate() : old.onUpdate(), key.match(),
						(key.deferral() != Deferral.UNSPECIFIED) ? key.deferral() : old.deferral());
			}
		}
		return key;
	}

	/**
	 * No annotation makes a foreign key of a column that is no association. One to a
	 * table or column that goes has to go before it.
	 */
	private boolean isUnspoken(TableConstraint.ForeignKey key) {
		Set<String> columns = folded(key.columns());
		Table referenced = this.allMapped.get(key.table());
		boolean stays = referenced != null
				&& key.referencedColumns().stream().allMatch((name) -> referenced.column(name).isPresent());
		return stays && this.gone.stream().noneMatch(columns::contains)
				&& this.mapped.constraints(TableConstraint.ForeignKey.class)
					.stream()
					.noneMatch((said) -> folded(said.columns()).stream().anyMatch(columns::contains));
	}

	private boolean isUnspoken(Index index) {
		return isSpecial(index) && (index.where() == null || !NameChange.names(index.where(), this.gone))
				&& index.terms()
					.stream()
					.noneMatch((term) -> (term.column() != null) ? this.gone.contains(SqlNames.fold(term.column()))
							: NameChange.names(String.valueOf(term.expression()), this.gone));
	}

	private boolean isSpecial(Index index) {
		return index.where() != null || hasSpecialTerm(index);
	}

	private boolean hasSpecialTerm(Index index) {
		return index.terms()
			.stream()
			.anyMatch((term) -> term.expression() != null || TermForm.collation(term, this.made) != null);
	}

	private static List<String> columns(List<Term> terms) {
		return terms.stream().map((term) -> SqlNames.fold(String.valueOf(term.column()))).toList();
	}

	private static Set<String> folded(List<String> names) {
		return names.stream().map(SqlNames::fold).collect(Collectors.toSet());
	}

}
