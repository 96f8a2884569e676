package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.dbmig.schema.Schema;
import io.github.dbmig.sqlite.ChangedTable.Col;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A random table with rows, a child and at times a view and a trigger, and a change of
 * it.
 */
final class ChangePair {

	private final String child;

	private final ChangedTable table;

	private final List<String> before = new ArrayList<>();

	private final List<String> after;

	private final RandomChange change;

	private final String what;

	/** What the columns were called. */
	private final Map<Col, String> names = new LinkedHashMap<>();

	private final @Nullable Col key;

	private Map<Col, List<String>> values = Map.of();

	private Map<Col, List<String>> texts = Map.of();

	private List<String> children = List.of();

	ChangePair(RandomTokens random, int number, String name) {
		RandomChangedTable source = new RandomChangedTable(random, number);
		ChangedTable.Writer writer = new ChangedTable.RandomWriter(random);
		this.child = "c" + number;
		this.table = source.table;
		this.before.addAll(this.table.statements(writer));
		this.before.addAll(source.rows(writer));
		this.key = this.table.rowid();
		around(random, number);
		this.table.columns.forEach((column) -> this.names.put(column, column.name));
		this.change = new RandomChange(random, source, this.key != null);
		this.after = this.table.statements(new ChangedTable.Writer());
		this.what = name + ": " + this.change + "\nof " + String.join("\n", this.before) + "\nto "
				+ String.join("\n", this.after) + "\n";
	}

	private void around(RandomTokens random, int number) {
		String parent = RandomTokens.dq(this.table.name);
		if (this.key != null) {
			String column = RandomTokens.dq(this.key.name);
			this.before.add("CREATE TABLE " + this.child + "(t_id INTEGER REFERENCES " + parent + "(" + column
					+ ") ON DELETE CASCADE)");
			this.before.add("INSERT INTO " + this.child + " SELECT " + column + " FROM " + parent);
		}
		else {
			this.before.add("CREATE TABLE " + this.child + "(t_id INTEGER)");
		}
		if (random.chance(40)) {
			this.before.add("CREATE VIEW v" + number + " AS SELECT tag FROM " + parent);
			this.before.add("CREATE TRIGGER tr" + number + " AFTER DELETE ON " + parent + " BEGIN DELETE FROM "
					+ this.child + " WHERE t_id = old.tag; END");
		}
	}

	ChangedTable table() {
		return this.table;
	}

	RandomChange change() {
		return this.change;
	}

	/** The statements that make the table and what is around it. */
	List<String> before() {
		return this.before;
	}

	/** The statements that make the table as the change should. */
	List<String> after() {
		return this.after;
	}

	void remember(Connection connection) throws SQLException {
		this.values = values(connection, this.names);
		this.texts = texts(connection, this.names);
		this.children = children(connection);
	}

	void check(Connection made, Schema madeSchema, Connection expected, Schema expectedSchema) throws SQLException {
		assertThat(TableDescription.of(made, madeSchema, this.table.name)).as(this.what)
			.isEqualTo(TableDescription.of(expected, expectedSchema, this.table.name));
		checkValues(made);
		assertThat(children(made)).as(this.what).isEqualTo(this.children);
		if (this.key != null) {
			assertThat(Snapshot.column(made, "SELECT \"to\" FROM pragma_foreign_key_list('" + this.child + "')"))
				.as(this.what)
				.containsExactly(this.key.name);
		}
	}

	private void checkValues(Connection made) throws SQLException {
		Map<Col, String> kept = new LinkedHashMap<>();
		Map<Col, String> altered = new LinkedHashMap<>();
		this.table.columns.stream()
			.filter((column) -> this.names.containsKey(column) && column.computed == null)
			.forEach((column) -> (this.change.isAltered(column) ? altered : kept).put(column, column.name));
		values(made, kept)
			.forEach((column, now) -> assertThat(now).as(this.what + column.name).isEqualTo(this.values.get(column)));
		// Another type writes what is there another way, a backfill leaves what is not
		// NULL
		texts(made, altered).forEach((column, now) -> {
			List<String> old = this.texts.get(column);
			assertThat(now).as(this.what + column.name)
				.containsAll(old.stream().filter((text) -> !text.endsWith("NULL")).toList())
				.hasSameSizeAs(old);
		});
		for (Map.Entry<Col, String> filled : this.change.filled().entrySet()) {
			if (this.table.columns.contains(filled.getKey())) {
				assertThat(Snapshot.column(made,
						"SELECT tag FROM " + RandomTokens.dq(this.table.name) + " WHERE "
								+ RandomTokens.dq(filled.getKey().name) + " IS NOT (" + filled.getValue() + ")"))
					.as(this.what + filled.getKey().name + " is " + filled.getValue())
					.isEmpty();
			}
		}
	}

	private List<String> children(Connection connection) throws SQLException {
		return Snapshot.column(connection, "SELECT t_id FROM " + this.child + " ORDER BY 1");
	}

	private Map<Col, List<String>> values(Connection connection, Map<Col, String> columns) throws SQLException {
		return rows(connection, columns, "tag || typeof(%1$s) || quote(%1$s)");
	}

	private Map<Col, List<String>> texts(Connection connection, Map<Col, String> columns) throws SQLException {
		return rows(connection, columns, "tag || ' ' || ifnull(CAST(%1$s AS TEXT), 'NULL')");
	}

	/** What each column holds, by rows. */
	private Map<Col, List<String>> rows(Connection connection, Map<Col, String> columns, String format)
			throws SQLException {
		Map<Col, List<String>> result = new LinkedHashMap<>();
		columns.keySet().forEach((column) -> result.put(column, new ArrayList<>()));
		String values = columns.values()
			.stream()
			.map((column) -> "(" + String.format(format, RandomTokens.dq(column)) + ")")
			.collect(Collectors.joining(" || '~|~' || "));
		if (!values.isEmpty()) {
			for (String row : Snapshot.column(connection,
					"SELECT " + values + " FROM " + RandomTokens.dq(this.table.name) + " ORDER BY tag")) {
				Iterator<String> parts = List.of(row.split("~\\|~", -1)).iterator();
				result.values().forEach((list) -> list.add(parts.next()));
			}
		}
		return result;
	}

	@Override
	public String toString() {
		return this.what;
	}

}
