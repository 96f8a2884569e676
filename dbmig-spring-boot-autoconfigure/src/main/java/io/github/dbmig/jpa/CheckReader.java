package io.github.dbmig.jpa;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmig.operation.Check;
import io.github.dbmig.sql.SqlNames;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/**
 * Reads the checks of a table. Each gets a name, so that SQLite can drop it without a
 * rebuild: those of enums and discriminators change with the classes.
 */
final class CheckReader {

	private final Mapping mapping;

	private final Table table;

	private final List<OrdinalEnum> ordinalEnums;

	private final Set<String> names = new HashSet<>();

	/**
	 * Create a reader.
	 * @param ordinalEnums those of all tables
	 */
	CheckReader(Mapping mapping, Table table, List<OrdinalEnum> ordinalEnums) {
		this.mapping = mapping;
		this.table = table;
		this.ordinalEnums = ordinalEnums.stream()
			.filter((constants) -> constants.table().equals(table.getName()))
			.toList();
		Stream
			.concat(table.getChecks().stream(),
					table.getColumns().stream().flatMap((column) -> column.getCheckConstraints().stream()))
			.filter(CheckReader::isNamed)
			.forEach((check) -> this.names.add(SqlNames.fold(check.getName())));
	}

	/** The checks of the table. */
	List<Check> read() {
		return this.table.getChecks().stream().map((check) -> read(check, "ck_" + this.table.getName())).toList();
	}

	/** The checks of a column. */
	List<Check> read(Column column) {
		return column.getCheckConstraints().stream().map((check) -> {
			Check read = read(check, name(column));
			return isNamed(check) ? read : new Check(read.name(), remember(column, read.expression()));
		}).toList();
	}

	/** A check that the column's definition holds. */
	Check named(Column column, Check check) {
		return (check.name() != null) ? check : new Check(free(name(column)), check.expression());
	}

	private String remember(Column column, String expression) {
		return this.ordinalEnums.stream()
			.filter((constants) -> constants.column().equals(column.getName()))
			.findFirst()
			.map((constants) -> OrdinalEnums.remember(expression, constants))
			.orElse(expression);
	}

	private String name(Column column) {
		return "ck_" + this.table.getName() + "_" + column.getName();
	}

	private Check read(CheckConstraint check, String name) {
		if (check.getOptions() != null && !check.getOptions().isBlank()) {
			throw this.mapping.refusal(this.table, "gives the check (" + check.getConstraint() + ") the options '"
					+ check.getOptions() + "', which no check of SQLite has.",
					"Remove the options from its @CheckConstraint.");
		}
		return new Check(isNamed(check) ? check.getName() : free(name), check.getConstraint());
	}

	private static boolean isNamed(CheckConstraint check) {
		return check.getName() != null && !check.getName().isBlank();
	}

	private String free(String name) {
		String free = name;
		for (int i = 2; !this.names.add(SqlNames.fold(free)); i++) {
			free = name + "_" + i;
		}
		return free;
	}

}
