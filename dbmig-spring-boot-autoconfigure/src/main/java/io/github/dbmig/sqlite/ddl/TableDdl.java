package io.github.dbmig.sqlite.ddl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.dbmig.operation.Generated;
import io.github.dbmig.operation.Position;
import io.github.dbmig.sqlite.ddl.OptionNode.Option;
import org.jspecify.annotations.Nullable;

/**
 * A CREATE TABLE statement. Edits keep every token that isn't asked to change; comments
 * on the line of a column or constraint, or directly above it, go where it goes. Edits
 * throw {@link DdlEditException} where what they name isn't there or what they are given
 * isn't SQL. Whether SQLite takes the result is for SQLite to say.
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

	/**
	 * Adds a column.
	 * @param definition the column's SQL text
	 * @param position where it goes, null for behind the last column
	 * @return the table with the column
	 */
	public TableDdl addColumn(String definition, @Nullable Position position) {
		return new ItemEdits(this).addColumn(definition, position);
	}

	/**
	 * Drops a column with the clauses in its definition. What else names the column
	 * stays.
	 * @param column the column's name
	 * @return the table without the column
	 */
	public TableDdl dropColumn(String column) {
		return new ItemEdits(this).dropColumn(column);
	}

	/**
	 * Moves a column.
	 * @param column the column's name
	 * @param position where it goes
	 * @return the table with the column there
	 */
	public TableDdl moveColumn(String column, Position position) {
		return new ItemEdits(this).moveColumn(column, position);
	}

	/**
	 * Renames a column, and all that names it in this statement.
	 * @param from the present name
	 * @param to the new name
	 * @return the table with the column renamed
	 */
	public TableDdl renameColumn(String from, String to) {
		return parse(new RenameEdits(this).column(this, from, to).apply());
	}

	/**
	 * Changes a column's type.
	 * @param column the column's name
	 * @param type the SQL type name, null for none
	 * @return the table with that type
	 */
	public TableDdl withType(String column, @Nullable String type) {
		return new ClauseEdits(this, column).type(type);
	}

	/**
	 * Refuses NULL, or no longer.
	 * @param column the column's name
	 * @param notNull whether NULL is refused
	 * @return the table with or without NOT NULL
	 */
	public TableDdl withNotNull(String column, boolean notNull) {
		return new ClauseEdits(this, column).notNull(notNull);
	}

	/**
	 * Sets or drops a column's default.
	 * @param column the column's name
	 * @param value SQL text, null to drop the default; an expression gets its parentheses
	 * here
	 * @return the table with that default
	 */
	public TableDdl withDefault(String column, @Nullable String value) {
		return new ClauseEdits(this, column).defaultValue(value);
	}

	/**
	 * Sets or drops a column's collation.
	 * @param column the column's name
	 * @param collation its name, null to drop it
	 * @return the table with that collation
	 */
	public TableDdl withCollation(String column, @Nullable String collation) {
		return new ClauseEdits(this, column).collation(collation);
	}

	/**
	 * Sets or drops what a column is computed from.
	 * @param column the column's name
	 * @param generated the expression, null to make it an ordinary column
	 * @return the table with that expression
	 */
	public TableDdl withGenerated(String column, @Nullable Generated generated) {
		return new ClauseEdits(this, column).generated(generated);
	}

	/**
	 * Adds a constraint of the table.
	 * @param definition the constraint's SQL text, with its name
	 * @return the table with the constraint behind all others
	 */
	public TableDdl addConstraint(String definition) {
		return new ItemEdits(this).addConstraint(definition);
	}

	/**
	 * Adds a constraint or another clause to a column's definition.
	 * @param column the column's name
	 * @param definition the constraint's SQL text, with its name
	 * @return the table with the constraint behind the others of the column
	 */
	public TableDdl addConstraint(String column, String definition) {
		return new ClauseEdits(this, column).add(definition);
	}

	/**
	 * Drops a constraint, wherever it stands.
	 * @param constraint a node of this very tree
	 * @return the table without it
	 */
	public TableDdl dropConstraint(ConstraintNode constraint) {
		return new ConstraintEdits(this).drop(constraint);
	}

	/**
	 * Names a constraint.
	 * @param constraint a node of this very tree
	 * @param name the new name, null for none
	 * @return the table with the constraint renamed
	 */
	public TableDdl renameConstraint(ConstraintNode constraint, @Nullable String name) {
		return new ConstraintEdits(this).rename(constraint, name);
	}

	/**
	 * The primary key, wherever it stands.
	 * @return the constraint
	 */
	public Optional<ConstraintNode.PrimaryKey> primaryKey() {
		return all(ConstraintNode.PrimaryKey.class).stream().findFirst();
	}

	/**
	 * The constraints of a name, wherever they stand.
	 * @param name the name
	 * @return all of them, in their order
	 */
	public List<ConstraintNode> constraintsNamed(String name) {
		return allConstraints().stream().filter((node) -> {
			DdlName present = node.head().name();
			return present != null && present.is(name);
		}).toList();
	}

	/**
	 * The unique constraints on columns, wherever they stand.
	 * @param columns the columns, in the order of the constraint
	 * @return all of them, in their order
	 */
	public List<ConstraintNode.Unique> uniques(List<String> columns) {
		return all(ConstraintNode.Unique.class).stream()
			.filter((unique) -> ConstraintEdits.sameNames(unique.columns(), columns))
			.toList();
	}

	/**
	 * The checks of an expression, wherever they stand.
	 * @param expression SQL text, compared token by token
	 * @return all of them, in their order
	 */
	public List<ConstraintNode.Check> checks(String expression) {
		return all(ConstraintNode.Check.class).stream()
			.filter((check) -> ConstraintEdits.sameTokens(text(check.expression()), expression))
			.toList();
	}

	/**
	 * What in this statement needs a column.
	 * @param column the name of a column of the table, without quotes
	 * @return what goes with the column, and what keeps it
	 */
	public ColumnUses uses(String column) {
		return ColumnUses.of(this, column);
	}

	/**
	 * The foreign keys on columns, wherever they stand.
	 * @param columns the referring columns, in the order of the constraint
	 * @param table the table referred to, null for any
	 * @return all of them, in their order
	 */
	public List<ConstraintNode.ForeignKey> foreignKeys(List<String> columns, @Nullable String table) {
		return all(ConstraintNode.ForeignKey.class).stream()
			.filter((key) -> ConstraintEdits.sameNames(key.columnNames(), columns)
					&& (table == null || key.table().is(table)))
			.toList();
	}

	/**
	 * Never uses a key again, or does.
	 * @param value whether AUTOINCREMENT is there
	 * @return the table with or without it
	 */
	public TableDdl withAutoIncrement(boolean value) {
		return new ConstraintEdits(this).autoIncrement(value);
	}

	/**
	 * Sets an option or takes it away.
	 * @param option which one
	 * @param value whether it is there
	 * @return the table with or without it
	 */
	public TableDdl with(Option option, boolean value) {
		return new ConstraintEdits(this).option(option, value);
	}

	/**
	 * Renames the table, also where its own constraints name it.
	 * @param to the new name
	 * @return the table renamed
	 */
	public TableDdl rename(String to) {
		return parse(new RenameEdits(this).table(this, to).apply());
	}

	/**
	 * Takes the table's own name away from before its columns in each CHECK.
	 * @return the table with these changed
	 */
	public TableDdl unqualified() {
		return parse(new RenameEdits(this).unqualified(this).apply());
	}

	/**
	 * Renames a table that foreign keys refer to.
	 * @param from the present name
	 * @param to the new name
	 * @return the table with its foreign keys changed
	 */
	public TableDdl renameReferencedTable(String from, String to) {
		return parse(new RenameEdits(this).referencedTable(this, from, to).apply());
	}

	/**
	 * Renames a column that foreign keys refer to.
	 * @param table the table referred to
	 * @param from the column's present name
	 * @param to its new name
	 * @return the table with its foreign keys changed
	 */
	public TableDdl renameReferencedColumn(String table, String from, String to) {
		return parse(new RenameEdits(this).referencedColumn(this, table, from, to).apply());
	}

}
