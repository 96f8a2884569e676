package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.dbmig.schema.TriggerEvent;
import io.github.dbmig.schema.TriggerTiming;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.Ddl;
import io.github.dbmig.sqlite.ddl.DdlSyntaxException;
import io.github.dbmig.sqlite.ddl.TriggerDdl;

/**
 * The statements that use a view or fire a trigger.
 */
final class ObjectUse {

	private final Connection connection;

	private final List<StoredObject> objects;

	ObjectUse(Connection connection, List<StoredObject> objects) {
		this.connection = connection;
		this.objects = objects;
	}

	/**
	 * Return the statement that SQLite can't compile if the view or trigger is broken.
	 * @param object a view or trigger
	 * @return the statement, which has to be compiled only
	 * @throws SQLException if it stands on something that is broken itself
	 */
	String statement(StoredObject object) throws SQLException {
		if (object.is("view")) {
			return "SELECT * FROM " + object.qualified();
		}
		TriggerDdl trigger = trigger(object).orElseThrow(() -> new SQLException("its text can't be read"));
		String target = schema(object) + "." + SqlNames.quote(object.table());
		return switch (trigger.event()) {
			case DELETE -> "DELETE FROM " + target;
			case INSERT -> "INSERT INTO " + target + " DEFAULT VALUES";
			case UPDATE -> "UPDATE " + target + " SET " + String.join(", ",
					columns(object).stream().map(SqlNames::quote).map((name) -> name + " = " + name).toList());
		};
	}

	/**
	 * Return the columns that can be written, of what a trigger is on.
	 */
	List<String> columns(StoredObject trigger) throws SQLException {
		List<String> columns = new ArrayList<>();
		try (PreparedStatement statement = this.connection
			.prepareStatement("SELECT name FROM pragma_table_xinfo(?, ?) WHERE hidden = 0 ORDER BY cid")) {
			statement.setString(1, trigger.table());
			statement.setString(2, schema(trigger));
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					columns.add(rows.getString(1));
				}
			}
		}
		return columns;
	}

	/**
	 * Return the columns behind UPDATE OF that a view has. SQLite is silent about others.
	 */
	List<String> updatedColumns(StoredObject object) throws SQLException {
		Optional<TriggerDdl> trigger = trigger(object).filter((ddl) -> ddl.timing() == TriggerTiming.INSTEAD_OF)
			.filter((ddl) -> ddl.event() == TriggerEvent.UPDATE);
		if (trigger.isEmpty() || trigger.get().updateOf().isEmpty()) {
			return List.of();
		}
		return columns(object).stream()
			.filter((column) -> trigger.get().updateOf().stream().anyMatch((name) -> name.is(column)))
			.toList();
	}

	/** A temporary trigger can be on an object of either schema. */
	private String schema(StoredObject trigger) {
		boolean temporary = trigger.temporary() && this.objects.stream()
			.anyMatch((other) -> other.temporary() && (other.is("table") || other.is("view"))
					&& SqlNames.same(other.name(), trigger.table()));
		return temporary ? "temp" : "main";
	}

	static Optional<TriggerDdl> trigger(StoredObject object) {
		try {
			return (object.is("trigger") && Ddl.parse(object.sql()) instanceof TriggerDdl trigger)
					? Optional.of(trigger) : Optional.empty();
		}
		catch (DdlSyntaxException ex) {
			return Optional.empty();
		}
	}

}
