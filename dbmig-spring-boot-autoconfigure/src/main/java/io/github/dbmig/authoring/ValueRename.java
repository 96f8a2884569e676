package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.compare.Renames;
import io.github.dbmig.jpa.ConstantRename;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.sql.SqlNames;

/**
 * Values of a column that are called otherwise from now on: constants of an enum.
 *
 * @param table the table, by its new name
 * @param column the column, by the name that it has before
 * @param newColumn the column, by its new name
 * @param values the new value of each by its old one
 */
record ValueRename(String table, String column, String newColumn, Map<String, String> values) {

	/**
	 * The declared ones that are still to be done: a check of the old schema allows the
	 * old name and not the new one, and one of the new schema the new one and not the
	 * old.
	 */
	static List<ValueRename> of(List<ConstantRename> declared, Schema from, Schema to, Renames renames) {
		Map<List<String>, Map<String, String>> found = new LinkedHashMap<>();
		for (ConstantRename constant : declared) {
			Table target = to.table(constant.table()).orElse(null);
			Table source = (target != null) ? source(from, target, renames) : null;
			if (target == null || source == null) {
				continue;
			}
			String old = source.columns()
				.stream()
				.map((column) -> column.name())
				.filter((column) -> SqlNames.same(renames.column(target.name(), column), constant.column()))
				.findFirst()
				.orElse(null);
			if (old != null && allows(source, old, constant.from()) && !allows(source, old, constant.to())
					&& allows(target, constant.column(), constant.to())
					&& !allows(target, constant.column(), constant.from())) {
				found.computeIfAbsent(List.of(target.name(), old, constant.column()), (key) -> new LinkedHashMap<>())
					.put(constant.from(), constant.to());
			}
		}
		List<ValueRename> result = new ArrayList<>();
		found.forEach((key, values) -> result.add(new ValueRename(key.get(0), key.get(1), key.get(2), values)));
		return result;
	}

	/** The table that has that name when all tables are renamed. */
	private static Table source(Schema from, Table target, Renames renames) {
		return from.tables()
			.stream()
			.filter((table) -> SqlNames.same(renames.table(table.name()), target.name()))
			.findFirst()
			.orElse(target);
	}

	private static boolean allows(Table table, String column, String value) {
		return table.constraints(TableConstraint.Check.class)
			.stream()
			.anyMatch((check) -> CheckValues.mentions(check.expression(), column)
					&& CheckValues.names(check.expression(), value));
	}

	/**
	 * The way back.
	 * @param oldTable the name of the table before
	 */
	ValueRename inverse(String oldTable) {
		Map<String, String> inverse = new LinkedHashMap<>();
		this.values.forEach((from, to) -> inverse.put(to, from));
		return new ValueRename(oldTable, this.newColumn, this.column, inverse);
	}

	/** Whether it has to wait until a check no longer stands in its way. */
	boolean concerns(TableConstraint constraint) {
		return constraint instanceof TableConstraint.Check check
				&& CheckValues.mentions(check.expression(), this.column)
				&& this.values.keySet().stream().anyMatch((value) -> CheckValues.names(check.expression(), value));
	}

	/** One statement for all of them, so that two can swap their names. */
	Operation update() {
		String name = SqlNames.quote(this.column);
		StringBuilder sql = new StringBuilder("UPDATE " + SqlNames.quote(this.table) + " SET " + name + " = ");
		if (this.values.size() == 1) {
			this.values.forEach(
					(from, to) -> sql.append(SqlNames.literal(to) + " WHERE " + name + " = " + SqlNames.literal(from)));
		}
		else {
			sql.append("CASE " + name);
			this.values
				.forEach((from, to) -> sql.append(" WHEN " + SqlNames.literal(from) + " THEN " + SqlNames.literal(to)));
			sql.append(" END WHERE " + name + " IN ("
					+ String.join(", ", this.values.keySet().stream().map(SqlNames::literal).toList()) + ")");
		}
		return new Execute(sql.toString(), List.of());
	}

}
