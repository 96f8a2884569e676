package io.github.dbmig.sqlite.ddl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.dbmig.sqlite.ddl.OptionNode.Option;

/**
 * A CREATE TABLE statement.
 *
 * @param sql the statement
 * @param name the table's name
 * @param columns the columns, in their order
 * @param constraints the table's own constraints, in their order
 * @param options what stands behind the parentheses
 * @param body what stands between the parentheses
 * @see <a href="https://www.sqlite.org/lang_createtable.html">CREATE TABLE</a>
 */
public record TableDdl(String sql, DdlName name, List<ColumnNode> columns, List<ConstraintNode> constraints,
		List<OptionNode> options, Span body) implements Ddl {

	public TableDdl {
		columns = List.copyOf(columns);
		constraints = List.copyOf(constraints);
		options = List.copyOf(options);
	}

	/**
	 * Reads a CREATE TABLE statement.
	 * @param sql the statement
	 * @return the table
	 * @throws DdlSyntaxException if it can't be read, or makes something else
	 */
	public static TableDdl parse(String sql) {
		if (Ddl.parse(sql) instanceof TableDdl table) {
			return table;
		}
		throw new DdlSyntaxException("a table", 1, 1, "CREATE TABLE", "another CREATE statement");
	}

	/**
	 * The column of that name.
	 * @param column the name without quotes
	 * @return the column
	 */
	public Optional<ColumnNode> column(String column) {
		return this.columns.stream().filter((node) -> node.name().is(column)).findFirst();
	}

	/**
	 * The constraints and clauses of all columns and of the table itself.
	 * @return all of them, in the order of the text
	 */
	public List<ConstraintNode> allConstraints() {
		return Stream
			.concat(this.columns.stream().flatMap((column) -> column.constraints().stream()), this.constraints.stream())
			.toList();
	}

	/**
	 * The constraints and clauses of a kind.
	 * @param <T> the kind
	 * @param kind the kind
	 * @return all of them, in the order of the text
	 */
	public <T extends ConstraintNode> List<T> all(Class<T> kind) {
		return allConstraints().stream().filter(kind::isInstance).map(kind::cast).toList();
	}

	/**
	 * Whether an option is set.
	 * @param option which one
	 * @return whether it is there
	 */
	public boolean has(Option option) {
		return this.options.stream().anyMatch((node) -> node.option() == option);
	}

}
