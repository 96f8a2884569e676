package io.github.dbmig.jpa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.dbmig.MigrationException;
import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.CreateTable;
import io.github.dbmig.operation.CreateView;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Puts the models of several persistence units together.
 */
final class UnitsTogether {

	private final List<EntityModel> units;

	UnitsTogether(List<EntityModel> units) {
		this.units = units;
	}

	EntityModel model() {
		return new EntityModel(operations(), renames(), all(EntityModel::ordinalEnums), all(EntityModel::notes));
	}

	private List<Operation> operations() {
		Map<String, Operation> named = new HashMap<>();
		for (Operation operation : all(EntityModel::operations)) {
			String object = object(operation);
			if (object != null && named.putIfAbsent(SqlNames.fold(object), operation) != null) {
				throw new MigrationException(
						"Two persistence units use the same database and say different things about the " + object
								+ ".",
						"Map it the same way in both, or in one of them only.");
			}
		}
		return all(EntityModel::operations);
	}

	private static @Nullable String object(Operation operation) {
		if (operation instanceof CreateTable create) {
			return "table \"" + create.name() + "\"";
		}
		if (operation instanceof CreateIndex create) {
			return "index \"" + create.name() + "\"";
		}
		return (operation instanceof CreateView create) ? "view \"" + create.name() + "\"" : null;
	}

	private DeclaredRenames renames() {
		Map<String, String> tables = new LinkedHashMap<>();
		Map<String, Map<String, String>> columns = new LinkedHashMap<>();
		for (EntityModel unit : this.units) {
			tables.putAll(unit.renames().tables());
			unit.renames()
				.columns()
				.forEach(
						(table, names) -> columns.computeIfAbsent(table, (key) -> new LinkedHashMap<>()).putAll(names));
		}
		return new DeclaredRenames(tables, columns, all((unit) -> unit.renames().constants()));
	}

	private <T> List<T> all(Function<EntityModel, List<T>> part) {
		List<T> all = new ArrayList<>();
		this.units.forEach((unit) -> all.addAll(part.apply(unit)));
		return all.stream().distinct().toList();
	}

}
