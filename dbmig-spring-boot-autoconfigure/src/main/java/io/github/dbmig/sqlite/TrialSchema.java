package io.github.dbmig.sqlite;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.schema.TriggerTiming;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.DdlName;
import org.jspecify.annotations.Nullable;

/**
 * A scratch copy of a schema in which views and triggers are tried one by one. No trigger
 * stays in it but those that stand in for INSTEAD OF triggers, without which SQLite
 * refuses to write to a view.
 */
final class TrialSchema implements AutoCloseable {

	private final ScratchDatabase scratch;

	private final ObjectUse use;

	/** What SQLite didn't make. */
	private final List<StoredObject> refused;

	private final String standIn;

	private int standIns;

	private TrialSchema(ScratchDatabase scratch, List<StoredObject> objects, List<StoredObject> refused,
			String standIn) {
		this.refused = refused;
		this.scratch = scratch;
		this.use = new ObjectUse(scratch.connection(), objects);
		this.standIn = standIn;
	}

	/**
	 * Make the schema.
	 * @param customizer what prepares connections
	 * @param objects the objects; triggers are left out
	 * @param standIn a name that no object begins with
	 * @throws SQLException if that fails
	 */
	static TrialSchema of(MigrationConnectionCustomizer customizer, List<StoredObject> objects, String standIn)
			throws SQLException {
		ScratchDatabase scratch = ScratchDatabase.open(customizer);
		try {
			List<StoredObject> refused = scratch
				.create(objects.stream().filter((object) -> !object.is("trigger")).toList());
			return new TrialSchema(scratch, objects, refused, standIn);
		}
		catch (SQLException | RuntimeException ex) {
			scratch.close();
			throw ex;
		}
	}

	ScratchDatabase scratch() {
		return this.scratch;
	}

	/**
	 * Return whether SQLite made everything of that name.
	 */
	boolean has(DdlName name) {
		return this.refused.stream().noneMatch((object) -> name.is(object.name()));
	}

	/**
	 * Return whether a problem may come from what is missing here alone.
	 */
	boolean lacks(String problem) {
		return this.refused.stream().anyMatch((object) -> problem.contains(object.name()));
	}

	ObjectUse use() {
		return this.use;
	}

	/**
	 * Let views be written to as far as these triggers make them so.
	 */
	void writeThrough(Collection<StoredObject> triggers) throws SQLException {
		for (int i = 1; i <= this.standIns; i++) {
			this.scratch.execute("DROP TRIGGER IF EXISTS " + SqlNames.quote(this.standIn + i));
		}
		Set<String> rests = new LinkedHashSet<>();
		for (StoredObject object : triggers) {
			ObjectUse.trigger(object)
				.filter((trigger) -> trigger.timing() == TriggerTiming.INSTEAD_OF)
				.ifPresent((trigger) -> rests.add(" INSTEAD OF " + trigger.event() + " ON "
						+ (object.temporary() ? "" : "main.") + SqlNames.quote(object.table())));
		}
		this.standIns = 0;
		for (String rest : rests) {
			// On a view that is gone there is nothing to stand in for
			this.scratch.attempt("CREATE TEMP TRIGGER " + SqlNames.quote(this.standIn + ++this.standIns) + rest
					+ " BEGIN SELECT 1; END");
		}
	}

	/**
	 * Find out what is wrong with a view or trigger.
	 * @return SQLite's words, null if it works
	 */
	@Nullable String problem(StoredObject object) throws SQLException {
		if (object.is("view")) {
			return this.scratch.compile(this.use.statement(object));
		}
		String problem = this.scratch.attempt(object.creation());
		if (problem != null) {
			return problem;
		}
		try {
			return this.scratch.compile(this.use.statement(object));
		}
		catch (SQLException ex) {
			return SqliteErrors.words(ex);
		}
		finally {
			drop(object);
		}
	}

	/**
	 * Return how SQLite would use a working view or trigger.
	 * @return its instructions, but for the version of the schema
	 */
	List<String> plan(StoredObject object) throws SQLException {
		if (!object.is("view")) {
			this.scratch.execute(object.creation());
		}
		List<String> plan = this.scratch.strings("EXPLAIN " + this.use.statement(object),
				(row) -> row.getString("opcode").equals("Transaction") ? ""
						: String.join(" ", row.getString("opcode"), row.getString("p1"), row.getString("p2"),
								row.getString("p3"), String.valueOf(row.getString("p4")), row.getString("p5")));
		if (!object.is("view")) {
			drop(object);
		}
		return plan;
	}

	void drop(StoredObject object) throws SQLException {
		this.scratch.execute("DROP " + (object.is("view") ? "VIEW" : "TRIGGER") + " IF EXISTS " + object.qualified());
	}

	@Override
	public void close() throws SQLException {
		this.scratch.close();
	}

}
