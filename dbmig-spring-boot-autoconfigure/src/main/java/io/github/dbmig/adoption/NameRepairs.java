package io.github.dbmig.adoption;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.github.dbmig.compare.SchemaDifference;
import io.github.dbmig.compare.SchemaOperations;
import io.github.dbmig.compare.SqlEquivalence;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.DropCheck;
import io.github.dbmig.operation.DropForeignKey;
import io.github.dbmig.operation.DropIndex;
import io.github.dbmig.operation.DropUnique;
import io.github.dbmig.operation.RenameConstraint;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Gives constraints and indexes that are there under another name, or under none, the
 * name that the revision gives them: a later revision drops them by it.
 */
final class NameRepairs {

	private final Schema live;

	private final Schema wanted;

	private final SqlEquivalence sql;

	private final Set<Object> missing = new HashSet<>();

	NameRepairs(Schema live, Schema wanted, SqlEquivalence sql, List<SchemaDifference> differences) {
		this.live = live;
		this.wanted = wanted;
		this.sql = sql;
		for (SchemaDifference difference : differences) {
			if (difference instanceof SchemaDifference.ConstraintAdded added) {
				this.missing.add(added.constraint());
			}
			else if (difference instanceof SchemaDifference.IndexAdded added) {
				this.missing.add(added.index());
			}
		}
	}

	void each(Repair repair) {
		for (Table table : this.wanted.tables()) {
			this.live.table(table.name()).ifPresent((old) -> {
				for (TableConstraint constraint : table.constraints()) {
					constraint(old, constraint, repair);
				}
				this.wanted.indexesOn(table.name()).forEach((index) -> index(index, repair));
			});
		}
	}

	private void constraint(Table old, TableConstraint constraint, Repair repair) {
		String name = constraint.name();
		if (name == null || constraint instanceof TableConstraint.PrimaryKey || this.missing.contains(constraint)) {
			return;
		}
		List<TableConstraint> same = old.constraints().stream().filter((other) -> same(other, constraint)).toList();
		Optional<Constraint> said = SchemaOperations.constraint(constraint);
		if (same.isEmpty() || said.isEmpty()
				|| same.stream().anyMatch((other) -> other.name() != null && SqlNames.same(other.name(), name))) {
			return;
		}
		String before = same.get(0).name();
		String line = "call the " + kind(constraint) + " of " + SqlNames.quote(old.name()) + " " + SqlNames.quote(name);
		if (before != null) {
			repair.make(old.name(), (table) -> table.drop(new RenameConstraint(before, name)),
					line + " instead of " + SqlNames.quote(before));
		}
		else {
			repair.make(old.name(), (table) -> {
				table.drop(drop(same.get(0)));
				table.constraint(new AddConstraint(said.get(), null));
			}, line);
		}
	}

	private static TableChange drop(TableConstraint constraint) {
		if (constraint instanceof TableConstraint.Check check) {
			return new DropCheck(check.expression());
		}
		List<String> columns = SchemaOperations.columns(constraint);
		return (constraint instanceof TableConstraint.ForeignKey key) ? new DropForeignKey(columns, key.table())
				: new DropUnique(columns);
	}

	private static String kind(TableConstraint constraint) {
		if (constraint instanceof TableConstraint.Check) {
			return "check";
		}
		return (constraint instanceof TableConstraint.Unique) ? "unique" : "foreign key";
	}

	private boolean same(TableConstraint one, TableConstraint other) {
		if (one instanceof TableConstraint.Check check) {
			return other instanceof TableConstraint.Check another
					&& this.sql.sameExpression(check.expression(), another.expression());
		}
		if (one instanceof TableConstraint.Unique) {
			return other instanceof TableConstraint.Unique && columns(one).equals(columns(other));
		}
		return one instanceof TableConstraint.ForeignKey key && other instanceof TableConstraint.ForeignKey another
				&& SqlNames.same(key.table(), another.table()) && columns(one).equals(columns(other));
	}

	private static Set<String> columns(TableConstraint constraint) {
		Set<String> columns = new HashSet<>();
		SchemaOperations.columns(constraint).forEach((column) -> columns.add(SqlNames.fold(column)));
		return columns;
	}

	private void index(Index index, Repair repair) {
		if (this.missing.contains(index) || this.live.index(index.name()).isPresent()) {
			return;
		}
		Index other = find(index);
		if (other != null) {
			repair.make(index.table(), (table) -> {
				table.dropIndex(new DropIndex(other.name()));
				table.index(SchemaOperations.index(index));
			}, "rename index " + SqlNames.quote(other.name()) + " to " + SqlNames.quote(index.name()));
		}
	}

	private @Nullable Index find(Index index) {
		return this.live.indexesOn(index.table())
			.stream()
			.filter((other) -> IndexContent.of(other).equals(IndexContent.of(index))
					&& this.wanted.index(other.name()).isEmpty())
			.findFirst()
			.orElse(null);
	}

	/** Takes what is to be done. */
	@FunctionalInterface
	interface Repair {

		void make(String table, Consumer<TableRepair> change, String line);

	}

}
