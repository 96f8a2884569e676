package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import io.github.dbmig.operation.AddedColumnSpec;
import io.github.dbmig.operation.AddedForeignKeySpec;
import io.github.dbmig.operation.AlterTableSpec;
import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.Position;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.sqlite.ChangedTable.Col;
import io.github.dbmig.sqlite.ChangedTable.Kind;
import io.github.dbmig.sqlite.ChangedTable.Rule;
import io.github.dbmig.sqlite.ChangedTable.Text;

/**
 * Random changes that the rows permit: each is said in the vocabulary of revisions and
 * made in the model.
 */
final class RandomChange {

	private final RandomTokens random;

	private final RandomChangedTable source;

	private final ChangedTable table;

	/** Whether a child refers to the primary key. */
	private final boolean referenced;

	private final List<Consumer<AlterTableSpec>> said = new ArrayList<>();

	private final List<String> told = new ArrayList<>();

	/** Columns whose values are not what they were, or weren't there. */
	private final Set<Col> altered = new HashSet<>();

	/** What new columns hold, as SQL. */
	private final Map<Col, String> filled = new HashMap<>();

	RandomChange(RandomTokens random, RandomChangedTable source, boolean referenced) {
		this.random = random;
		this.source = source;
		this.table = source.table;
		this.referenced = referenced;
		int count = 1 + random.below(4);
		while (this.said.size() < count) {
			one();
		}
	}

	void say(AlterTableSpec spec) {
		this.said.forEach((change) -> change.accept(spec));
	}

	boolean isAltered(Col column) {
		return this.altered.contains(column);
	}

	/** What the columns hold that the change brings, as SQL that uses the tag. */
	Map<Col, String> filled() {
		return this.filled;
	}

	int count() {
		return this.said.size();
	}

	@Override
	public String toString() {
		return String.join(", ", this.told);
	}

	private void add(String what, Consumer<AlterTableSpec> change) {
		this.told.add(what);
		this.said.add(change);
	}

	private void one() {
		// Dropping columns may leave none that a change can be about
		switch (changeable().isEmpty() ? 0 : this.random.below(20)) {
			case 0, 1, 2 -> addColumn();
			case 3, 4, 5 -> dropColumn();
			case 6, 7 -> rename();
			case 8, 9 -> move();
			case 10 -> retype();
			case 11 -> nullability();
			case 12 -> value();
			case 13 -> collate();
			case 14, 15 -> addConstraint();
			case 16, 17 -> dropConstraint();
			case 18 -> primaryKey();
			default -> options();
		}
	}

	private Col pick(List<Col> columns) {
		return this.random.one(columns);
	}

	private List<Col> changeable() {
		return this.source.ordinary().stream().filter((column) -> !column.name.equals("tag")).toList();
	}

	private void addColumn() {
		boolean computed = this.random.chance(25);
		Col column = computed ? this.source.computed() : new Col(this.source.newName(), this.source.newType());
		Position position = position(column);
		List<Rule> rules = new ArrayList<>();
		String backfill = null;
		if (!computed) {
			column.nulls = true;
			column.distinct = false;
			if (this.random.chance(40)) {
				column.value = RandomChangedTable.constant(column.type);
				column.nulls = false;
			}
			if (this.random.chance(25)) {
				backfill = filling(column);
				column.nulls = false;
				column.distinct = true;
			}
			column.notNull = !column.nulls && this.random.chance(60);
			column.collation = this.random.chance(15) ? "NOCASE" : null;
			if ((column.nulls || column.distinct) && this.random.chance(20)) {
				rules.add(inline(new Rule(Kind.UNIQUE, null, List.of(column))));
			}
		}
		if (this.random.chance(20)) {
			Rule check = inline(
					new Rule(Kind.CHECK, this.random.chance(50) ? "ck " + this.source.next() : null, List.of(column)));
			check.check = new Text("%s IS NOT 'no " + this.source.next() + "'", List.of(column));
			rules.add(check);
		}
		if (column.nulls && !computed && this.random.chance(20)) {
			Rule key = inline(new Rule(Kind.FOREIGN_KEY, null, List.of(column)));
			key.parent = "p";
			key.actions = "ON DELETE CASCADE";
			rules.add(key);
		}
		insert(column, position);
		this.table.rules.addAll(rules);
		String filled = backfill;
		if (!computed) {
			this.filled.put(column, (backfill != null) ? backfill : Objects.requireNonNullElse(column.value, "NULL"));
		}
		String name = column.name;
		Consumer<AddedColumnSpec> spec = spec(column, rules, filled, position);
		String type = column.type;
		add("add column " + name + " " + position + " backfill " + filled,
				type.isEmpty() ? (t) -> t.addColumn(name, spec) : (t) -> t.addColumn(name, type, spec));
		this.altered.add(column);
	}

	private static Rule inline(Rule rule) {
		rule.inline = true;
		return rule;
	}

	/** As the columns are called now, because they may get other names later. */
	private static Consumer<AddedColumnSpec> spec(Col column, List<Rule> rules, String backfill, Position position) {
		List<Consumer<AddedColumnSpec>> parts = new ArrayList<>();
		if (column.notNull) {
			parts.add(AddedColumnSpec::notNull);
		}
		if (column.value != null) {
			String value = column.value;
			parts.add((c) -> c.defaultValue(value));
		}
		if (column.collation != null) {
			String collation = column.collation;
			parts.add((c) -> c.collate(collation));
		}
		if (column.computed != null) {
			String expression = column.computed.sql(RandomTokens::dq);
			GeneratedKind kind = column.stored ? GeneratedKind.STORED : GeneratedKind.VIRTUAL;
			parts.add((c) -> c.generatedAs(expression, kind));
		}
		for (Rule rule : rules) {
			String name = rule.name;
			if (rule.kind == Kind.UNIQUE) {
				parts.add(AddedColumnSpec::unique);
			}
			else if (rule.kind == Kind.CHECK) {
				String expression = Objects.requireNonNull(rule.check).sql(RandomTokens::dq);
				parts.add((c) -> c.check(name, expression));
			}
			else {
				parts.add((c) -> c.references("p", "id", (fk) -> fk.onDelete(ReferentialAction.CASCADE)));
			}
		}
		if (backfill != null) {
			parts.add((c) -> c.backfill(backfill));
		}
		if (position != null) {
			parts.add((c) -> {
				switch (position.kind()) {
					case FIRST -> c.first();
					case BEFORE -> c.before(Objects.requireNonNull(position.column()));
					case AFTER -> c.after(Objects.requireNonNull(position.column()));
				}
			});
		}
		return (c) -> parts.forEach((part) -> part.accept(c));
	}

	/** A value of the column's type for every row, none twice. */
	private static String filling(Col column) {
		return switch (column.type) {
			case "INTEGER", "INT", "BIGINT", "NUMERIC" -> "1000 + CAST(substr(\"tag\", 4) AS INTEGER)";
			case "REAL", "DOUBLE PRECISION" -> "1000.25 + CAST(substr(\"tag\", 4) AS INTEGER)";
			case "BLOB" -> "CAST('f' || \"tag\" AS BLOB)";
			default -> "'f' || \"tag\"";
		};
	}

	private Position position(Col moved) {
		List<Col> others = this.table.columns.stream().filter((column) -> column != moved).toList();
		return switch (this.random.below(4)) {
			case 0 -> Position.first();
			case 1 -> Position.before(pick(others).name);
			case 2 -> Position.after(pick(others).name);
			default -> null;
		};
	}

	private void insert(Col column, Position position) {
		int at = this.table.columns.size();
		if (position != null && position.kind() == Position.Kind.FIRST) {
			at = 0;
		}
		else if (position != null) {
			at = this.table.columns.stream().map((one) -> one.name).toList().indexOf(position.column())
					+ ((position.kind() == Position.Kind.AFTER) ? 1 : 0);
		}
		this.table.columns.add(at, column);
	}

	private void move() {
		Col column = pick(this.table.columns);
		Position position = position(column);
		if (position != null) {
			this.table.columns.remove(column);
			insert(column, position);
			String name = column.name;
			add("move column " + name + " " + position, (t) -> t.moveColumn(name, position));
		}
	}

	private void rename() {
		Col column = pick(this.table.columns);
		if (!column.name.equals("tag")) {
			String from = column.name;
			String to = this.source.newName();
			column.name = to;
			add("rename column " + from + " to " + to, (t) -> t.renameColumn(from, to));
		}
	}

	private void dropColumn() {
		Col column = pick(this.table.columns);
		if (column.name.equals("tag") || this.table.isKey(column)) {
			return;
		}
		String name = column.name;
		List<Rule> own = this.table.rules.stream()
			.filter((rule) -> rule.columns.stream().allMatch((one) -> one == column))
			.filter((rule) -> rule.inline || rule.kind == Kind.CHECK)
			.toList();
		boolean cascade = this.table.columns.stream().anyMatch((one) -> one.uses(column))
				|| this.table.indexes.stream().anyMatch((index) -> index.uses(column))
				|| this.table.rules.stream().anyMatch((rule) -> rule.columns.contains(column) && !own.contains(rule));
		if (cascade && this.table.columns.stream().anyMatch((one) -> one.uses(column) && isUsed(one))) {
			return;
		}
		Set<Col> gone = new HashSet<>(Set.of(column));
		this.table.columns.stream().filter((one) -> one.uses(column)).forEach(gone::add);
		this.table.columns.removeAll(gone);
		for (Col one : gone) {
			this.table.rules.removeIf((rule) -> rule.columns.contains(one));
			this.table.indexes.removeIf((index) -> index.uses(one));
		}
		add("drop column " + name + (cascade ? " cascade" : ""),
				cascade ? (t) -> t.dropColumn(name, (d) -> d.cascade()) : (t) -> t.dropColumn(name));
	}

	private boolean isUsed(Col column) {
		return this.table.columns.stream().anyMatch((one) -> one.uses(column));
	}

	private void retype() {
		Col column = pick(changeable());
		if (this.table.isKey(column) || column.refers || column.value != null || !column.distinct) {
			return;
		}
		String type = switch (column.type) {
			case "INTEGER" ->
				this.table.strict ? this.random.one("INT", "TEXT") : this.random.one("BIGINT", "TEXT", "INT");
			case "TEXT" -> this.table.strict ? "ANY" : this.random.one("VARCHAR(20)", "CLOB");
			case "BIGINT" -> this.random.one("NUMERIC", "VARCHAR(20)");
			case "REAL" -> this.table.strict ? "" : "DOUBLE";
			default -> "";
		};
		if (!type.isEmpty()) {
			column.type = type;
			this.altered.add(column);
			this.filled.remove(column);
			String name = column.name;
			add("type of " + name + " " + type, (t) -> t.alterColumn(name, (c) -> c.type(type)));
		}
	}

	private void nullability() {
		Col column = pick(changeable());
		String name = column.name;
		if (column.notNull && !this.table.isKey(column)) {
			column.notNull = false;
			add("nullable " + name, (t) -> t.alterColumn(name, (c) -> c.nullable()));
		}
		else if (!column.notNull && !column.nulls) {
			column.notNull = true;
			add("not null " + name, (t) -> t.alterColumn(name, (c) -> c.notNull()));
		}
		else if (!column.notNull && !column.refers && !this.table.isKey(column) && this.table.rules.stream()
			.noneMatch((rule) -> rule.kind == Kind.FOREIGN_KEY && rule.columns.contains(column))) {
			column.notNull = true;
			column.nulls = false;
			this.altered.add(column);
			this.filled.remove(column);
			String filling = filling(column);
			add("not null " + name + " backfill " + filling,
					(t) -> t.alterColumn(name, (c) -> c.notNull().backfill(filling)));
		}
	}

	private void value() {
		Col column = pick(changeable());
		String name = column.name;
		if (column.value != null && this.random.chance(50)) {
			column.value = null;
			add("drop default of " + name, (t) -> t.alterColumn(name, (c) -> c.dropDefault()));
		}
		else {
			String value = this.random.one("NULL", RandomChangedTable.constant(column.type));
			column.value = value;
			add("default of " + name + " " + value, (t) -> t.alterColumn(name, (c) -> c.defaultValue(value)));
		}
	}

	private void collate() {
		Col column = pick(changeable());
		String name = column.name;
		String collation = this.random.one("NOCASE", "RTRIM", "BINARY");
		column.collation = collation;
		add("collation of " + name + " " + collation, (t) -> t.alterColumn(name, (c) -> c.collate(collation)));
	}

	private void addConstraint() {
		String name = this.random.chance(50) ? "added " + this.source.next() : null;
		switch (this.random.below(3)) {
			case 0 -> {
				Col column = pick(this.source.distinct());
				if (!this.source.isUnique(List.of(column))) {
					this.table.rules.add(new Rule(Kind.UNIQUE, name, List.of(column)));
					String unique = column.name;
					add("add unique " + name + " " + unique, (t) -> t.addUnique(name, unique));
				}
			}
			case 1 -> {
				Text check = this.source.newCheck();
				Rule rule = new Rule(Kind.CHECK, name, check.columns());
				rule.check = check;
				this.table.rules.add(rule);
				String expression = check.sql(RandomTokens::dq);
				add("add check " + name + " " + expression, (t) -> t.addCheck(name, expression));
			}
			default -> addForeignKey(name);
		}
	}

	private void addForeignKey(String name) {
		List<Col> free = this.table.columns.stream()
			.filter((column) -> column.refers)
			.filter((column) -> this.table.rules.stream()
				.noneMatch((rule) -> rule.kind == Kind.FOREIGN_KEY && rule.columns.contains(column)))
			.toList();
		if (free.isEmpty()) {
			return;
		}
		Col column = pick(free);
		Rule rule = new Rule(Kind.FOREIGN_KEY, name, List.of(column));
		Col rowid = this.table.rowid();
		if (rowid != null && rowid.distinct && !this.altered.contains(rowid) && this.random.chance(40)) {
			rule.parentColumn = rowid;
		}
		else {
			rule.parent = "p";
		}
		rule.actions = "ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED";
		this.table.rules.add(rule);
		String from = column.name;
		String parent = (rule.parent != null) ? rule.parent : this.table.name;
		String to = (rule.parentColumn != null) ? rule.parentColumn.name : "id";
		Consumer<AddedForeignKeySpec> spec = (
				fk) -> fk.columns(from).references(parent, to).onDelete(ReferentialAction.SET_NULL).deferrable();
		add("add foreign key " + name + " " + from + " to " + parent + "." + to, (t) -> t.addForeignKey(name, spec));
	}

	private void dropConstraint() {
		List<Rule> rules = this.table.rules.stream().filter((rule) -> rule.kind != Kind.PRIMARY_KEY).toList();
		if (rules.isEmpty()) {
			return;
		}
		Rule rule = this.random.one(rules);
		if (rule.name != null && this.random.chance(30)) {
			String from = rule.name;
			String to = "renamed " + this.source.next();
			rule.name = to;
			add("rename constraint " + from + " to " + to, (t) -> t.renameConstraint(from, to));
			return;
		}
		this.table.rules.remove(rule);
		String[] columns = rule.columns.stream().map((column) -> column.name).toArray(String[]::new);
		if (rule.name != null) {
			String name = rule.name;
			add("drop constraint " + name, (t) -> t.dropConstraint(name));
		}
		else if (rule.kind == Kind.UNIQUE) {
			add("drop unique " + String.join(",", columns), (t) -> t.dropUnique(columns));
		}
		else if (rule.kind == Kind.CHECK) {
			String expression = Objects.requireNonNull(rule.check).sql(RandomTokens::dq);
			add("drop check " + expression, (t) -> t.dropCheck(expression));
		}
		else {
			add("drop foreign key " + String.join(",", columns), (t) -> t.dropForeignKey(columns));
		}
	}

	private void primaryKey() {
		Rule key = this.table.primaryKey();
		if (key == null) {
			List<Col> columns = this.source.distinct()
				.stream()
				.filter((column) -> !column.nulls)
				.limit(1 + this.random.below(2))
				.toList();
			String name = this.random.chance(50) ? "pk " + this.source.next() : null;
			this.table.rules.add(new Rule(Kind.PRIMARY_KEY, name, columns));
			String[] names = columns.stream().map((column) -> column.name).toArray(String[]::new);
			add("add primary key " + String.join(",", names), (t) -> t.addPrimaryKey(name, names));
		}
		else if (!this.table.withoutRowid && !this.referenced
				&& this.table.rules.stream().noneMatch((rule) -> rule.parentColumn != null)) {
			this.table.rules.remove(key);
			add("drop primary key", (t) -> t.dropPrimaryKey());
		}
	}

	private void options() {
		Rule key = this.table.primaryKey();
		switch (this.random.below(3)) {
			case 0 -> {
				if (this.table.strict) {
					this.table.strict = false;
					add("not strict", (t) -> t.strict(false));
				}
			}
			case 1 -> {
				if (key != null && !key.autoIncrement) {
					boolean value = !this.table.withoutRowid;
					this.table.withoutRowid = value;
					add("without rowid " + value, (t) -> t.withoutRowid(value));
				}
			}
			default -> {
				if (key != null && this.table.rowid() != null) {
					boolean value = !key.autoIncrement;
					key.autoIncrement = value;
					add("autoincrement " + value, (t) -> t.autoIncrement(value));
				}
			}
		}
	}

}
