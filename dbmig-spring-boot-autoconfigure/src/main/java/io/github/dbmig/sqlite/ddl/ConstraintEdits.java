package io.github.dbmig.sqlite.ddl;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlText;
import io.github.dbmig.sqlite.ddl.OptionNode.Option;
import org.jspecify.annotations.Nullable;

/**
 * Finds, drops and renames constraints, and sets what stands behind a table.
 */
final class ConstraintEdits {

	private final TableDdl table;

	private final Splices splices;

	ConstraintEdits(TableDdl table) {
		this.table = table;
		this.splices = new Splices(table.sql());
	}

	static boolean sameNames(List<String> one, List<String> other) {
		if (one.size() != other.size()) {
			return false;
		}
		for (int i = 0; i < one.size(); i++) {
			if (!SqlNames.same(one.get(i), other.get(i))) {
				return false;
			}
		}
		return true;
	}

	static boolean sameTokens(String one, String other) {
		return SqlText.folded(one).equals(SqlText.folded(other));
	}

	TableDdl drop(ConstraintNode constraint) {
		int index = this.table.constraints().indexOf(constraint);
		if (index >= 0) {
			return new ItemEdits(this.table).dropConstraint(index);
		}
		requirePresent(constraint);
		this.splices.cut(constraint.head().span());
		if (constraint instanceof ConstraintNode.ForeignKey) {
			deferrables(constraint).forEach((node) -> this.splices.cut(node.head().span()));
		}
		return done();
	}

	/** Those that SQLite applies to this foreign key, and would apply to another. */
	private List<ConstraintNode> deferrables(ConstraintNode foreignKey) {
		List<ConstraintNode> found = new ArrayList<>();
		List<ConstraintNode> all = this.table.allConstraints();
		for (ConstraintNode node : all.subList(all.indexOf(foreignKey) + 1, all.size())) {
			if (node instanceof ConstraintNode.ForeignKey) {
				break;
			}
			if (node instanceof ConstraintNode.Deferrable) {
				found.add(node);
			}
		}
		return found;
	}

	TableDdl rename(ConstraintNode constraint, @Nullable String name) {
		requirePresent(constraint);
		DdlName present = constraint.head().name();
		int start = constraint.head().span().start();
		if (name == null) {
			return (present != null) ? delete(start, afterSpace(present.span().end())) : this.table;
		}
		if (present != null) {
			this.splices.replace(present.span(), SqlNames.quote(name));
		}
		else {
			this.splices.insert(start, "CONSTRAINT " + SqlNames.quote(name) + " ");
		}
		return done();
	}

	private TableDdl delete(int start, int end) {
		this.splices.delete(start, end);
		return done();
	}

	private int afterSpace(int offset) {
		int end = offset;
		while (TypeNames.isSpace(this.table.sql().charAt(end))) {
			end++;
		}
		return end;
	}

	TableDdl autoIncrement(boolean value) {
		List<ConstraintNode.PrimaryKey> keys = this.table.all(ConstraintNode.PrimaryKey.class);
		if (keys.isEmpty()) {
			if (value) {
				throw new DdlEditException(Snippets.table(this.table)
						+ " has no primary key that could count by itself; add a primary key first");
			}
			return this.table;
		}
		ConstraintNode.PrimaryKey key = keys.get(0);
		Span present = key.autoIncrement();
		if (value == (present != null)) {
			return this.table;
		}
		if (present != null) {
			this.splices.cut(present);
		}
		else {
			this.splices.insert(key.autoIncrementPlace(), " AUTOINCREMENT");
		}
		return done();
	}

	TableDdl option(Option option, boolean value) {
		if (value == this.table.has(option)) {
			return this.table;
		}
		List<OptionNode> options = this.table.options();
		if (value) {
			String text = (options.isEmpty() ? " " : ", ") + option.sql();
			int end = options.isEmpty() ? this.table.body().end() + 1 : options.get(options.size() - 1).span().end();
			this.splices.insert(end, text);
			return done();
		}
		OptionNode node = options.stream().filter((one) -> one.option() == option).findFirst().orElseThrow();
		int index = options.indexOf(node);
		if (index > 0) {
			this.splices.delete(options.get(index - 1).span().end(), node.span().end());
		}
		else if (options.size() > 1) {
			this.splices.delete(node.span().start(), options.get(1).span().start());
		}
		else {
			this.splices.cut(node.span());
		}
		return done().with(option, false);
	}

	private void requirePresent(ConstraintNode constraint) {
		if (!this.table.allConstraints().contains(constraint)) {
			throw new DdlEditException(
					Snippets.table(this.table) + " doesn't have that constraint; look it up again after each edit");
		}
	}

	private TableDdl done() {
		return TableDdl.parse(this.splices.apply());
	}

}
