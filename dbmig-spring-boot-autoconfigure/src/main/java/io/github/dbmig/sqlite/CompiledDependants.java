package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.jspecify.annotations.Nullable;

/**
 * The views and triggers that need columns of a table, by SQLite's own word: in a scratch
 * copy of the schema it renames the columns, which rewrites all that names them, and
 * compiles everything once more against the table without them, which finds what counts
 * columns or gets them through a star.
 *
 * @see <a href="https://www.sqlite.org/lang_altertable.html#alter_table_rename_column">
 * ALTER TABLE RENAME COLUMN</a>
 */
final class CompiledDependants {

	private final Connection live;

	private final MigrationConnectionCustomizer customizer;

	private final List<StoredObject> objects;

	private final Map<StoredObject, Set<String>> words = new LinkedHashMap<>();

	private final TableDdl table;

	private final List<String> columns;

	/** What goes together with the columns, besides views and triggers. */
	private final Set<StoredObject> gone;

	/** A name that none of the texts holds. */
	private final String probe;

	private final Map<StoredObject, List<String>> updatedColumns = new HashMap<>();

	private final Map<StoredObject, List<String>> plans = new HashMap<>();

	private final Set<StoredObject> relevant = new LinkedHashSet<>();

	private final List<StoredObject> working = new ArrayList<>();

	private final Set<StoredObject> found = new LinkedHashSet<>();

	/** Those that don't work in the scratch copy, though they do in the live database. */
	private final Set<StoredObject> unknown = new LinkedHashSet<>();

	private final Set<StoredObject> uncertain = new LinkedHashSet<>();

	CompiledDependants(Connection live, MigrationConnectionCustomizer customizer, List<StoredObject> objects,
			TableDdl table, List<String> columns, Collection<StoredObject> gone) {
		this.live = live;
		this.customizer = customizer;
		this.objects = objects;
		this.table = table;
		this.columns = columns;
		this.gone = Set.copyOf(gone);
		this.probe = unusedName();
	}

	private String unusedName() {
		String name = "dbmig_probe_";
		while (mentioned(name)) {
			name += "_";
		}
		return name;
	}

	private boolean mentioned(String name) {
		return this.objects.stream().anyMatch((object) -> SqlNames.fold(object.sql()).contains(name));
	}

	/** Views and triggers that surely need the columns. */
	Set<StoredObject> found() {
		return this.found;
	}

	/** Those that name the columns, and of which SQLite couldn't say more. */
	Set<StoredObject> uncertain() {
		return this.uncertain;
	}

	void find() throws SQLException {
		findRelevant();
		if (this.relevant.isEmpty()) {
			return;
		}
		try (TrialSchema trial = TrialSchema.of(this.customizer, this.objects, this.probe)) {
			sortOut(trial);
			rename(trial);
			compareJoins(trial);
		}
		TableDdl after = TableWithout.columns(this.table, this.columns);
		if (after != null && !this.working.isEmpty()) {
			drop(after);
		}
		spreadDoubts();
	}

	/** What was not tried and names a view that goes may need it. */
	private void spreadDoubts() {
		boolean more = true;
		while (more) {
			Set<String> views = new HashSet<>();
			Stream.concat(this.found.stream(), this.uncertain.stream())
				.filter((object) -> object.is("view"))
				.forEach((view) -> views.add(SqlNames.fold(view.name())));
			more = this.uncertain.addAll(this.unknown.stream()
				.filter((object) -> words(object).stream().anyMatch(views::contains))
				.toList());
		}
	}

	/** Those that can have to do with the table: they name it, or a view that does. */
	private void findRelevant() {
		Set<String> names = new HashSet<>(Set.of(SqlNames.fold(this.table.name().value())));
		this.gone.forEach((object) -> names.add(SqlNames.fold(object.name())));
		for (StoredObject object : this.objects) {
			if (object.is("view") || object.is("trigger")) {
				this.words.put(object, object.words());
			}
		}
		boolean more = true;
		while (more) {
			more = false;
			for (Map.Entry<StoredObject, Set<String>> entry : this.words.entrySet()) {
				StoredObject object = entry.getKey();
				if (!this.relevant.contains(object) && entry.getValue().stream().anyMatch(names::contains)) {
					this.relevant.add(object);
					// A trigger matters to those who write to the view that it is on
					names.add(SqlNames.fold(isOnView(object) ? object.table() : object.name()));
					more = true;
				}
			}
		}
	}

	private boolean isOnView(StoredObject object) {
		return object.is("trigger") && this.words.keySet()
			.stream()
			.anyMatch((other) -> other.is("view") && SqlNames.same(other.name(), object.table()));
	}

	/**
	 * Leave out what doesn't work anyway: SQLite renames nothing while something is
	 * broken. What works in the live database but not here could need the columns.
	 */
	private void sortOut(TrialSchema trial) throws SQLException {
		trial.writeThrough(this.words.keySet());
		List<StoredObject> broken = new ArrayList<>();
		for (StoredObject object : this.words.keySet()) {
			if (!object.is("view") && !this.relevant.contains(object)) {
				continue;
			}
			String problem = trial.problem(object);
			if (problem == null) {
				this.working.add(object);
				remember(trial, object);
			}
			else {
				broken.add(object);
				if (trial.lacks(problem) || worksInLive(object)) {
					this.unknown.add(object);
					doubt(object);
				}
			}
		}
		for (StoredObject object : broken) {
			trial.drop(object);
		}
	}

	private void remember(TrialSchema trial, StoredObject object) throws SQLException {
		this.updatedColumns.put(object, trial.use().updatedColumns(object));
		if (words(object).contains("natural")) {
			this.plans.put(object, trial.plan(object));
		}
	}

	private boolean worksInLive(StoredObject object) {
		try {
			ScratchDatabase.compile(this.live, new ObjectUse(this.live, this.objects).statement(object));
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private void doubt(StoredObject object) {
		if (this.relevant.contains(object)
				&& this.columns.stream().anyMatch((column) -> words(object).contains(SqlNames.fold(column)))) {
			this.uncertain.add(object);
		}
	}

	private Set<String> words(StoredObject object) {
		return this.words.getOrDefault(object, Set.of());
	}

	private void rename(TrialSchema trial) throws SQLException {
		ScratchDatabase scratch = trial.scratch();
		for (String column : this.columns) {
			scratch.execute("BEGIN");
			scratch.create(this.working.stream().filter((object) -> object.is("trigger")).toList());
			if (rename(trial, column, List.copyOf(this.working))) {
				Set<String> changed = new HashSet<>(
						scratch.strings("SELECT 'main ' || name FROM main.sqlite_schema WHERE instr(sql, '" + this.probe
								+ "') UNION ALL SELECT 'temp ' || name FROM sqlite_temp_schema WHERE instr(sql, '"
								+ this.probe + "')", (row) -> row.getString(1)));
				this.working.stream()
					.filter((object) -> changed.contains((object.temporary() ? "temp " : "main ") + object.name()))
					.forEach(this.found::add);
			}
			scratch.execute("ROLLBACK");
		}
	}

	/**
	 * Rename a column, and put aside what SQLite says can't follow.
	 */
	private boolean rename(TrialSchema trial, String column, Collection<StoredObject> candidates) throws SQLException {
		List<StoredObject> left = new ArrayList<>(candidates);
		while (true) {
			String problem = trial.scratch()
				.attempt("ALTER TABLE main." + SqlNames.quote(this.table.name().value()) + " RENAME COLUMN "
						+ SqlNames.quote(column) + " TO " + this.probe);
			if (problem == null) {
				return true;
			}
			StoredObject culprit = culprit(problem, left);
			if (culprit == null) {
				left.forEach(this::doubt);
				return false;
			}
			if (problem.startsWith(error(culprit) + " after rename: ")) {
				this.found.add(culprit);
			}
			else {
				doubt(culprit);
			}
			trial.drop(culprit);
			left.remove(culprit);
		}
	}

	private static @Nullable StoredObject culprit(String problem, List<StoredObject> candidates) {
		StoredObject culprit = null;
		for (StoredObject object : candidates) {
			boolean named = problem.startsWith(error(object) + ": ")
					|| problem.startsWith(error(object) + " after rename: ");
			if (named && (culprit == null || culprit.name().length() < object.name().length())) {
				culprit = object;
			}
		}
		return culprit;
	}

	private static String error(StoredObject object) {
		return "error in " + object.type() + " " + object.name();
	}

	/**
	 * A NATURAL JOIN names no column, so it follows every rename, and joins by others.
	 */
	private void compareJoins(TrialSchema trial) throws SQLException {
		this.plans.keySet().removeAll(this.found);
		if (this.plans.isEmpty()) {
			return;
		}
		for (String column : this.columns) {
			trial.scratch().execute("BEGIN");
			for (StoredObject object : this.found) {
				trial.drop(object);
			}
			List<StoredObject> views = this.working.stream()
				.filter((object) -> object.is("view") && !this.found.contains(object))
				.toList();
			if (rename(trial, column, views)) {
				for (Map.Entry<StoredObject, List<String>> plan : this.plans.entrySet()) {
					StoredObject object = plan.getKey();
					if (trial.problem(object) != null || !plan.getValue().equals(planBefore(trial, object, column))) {
						this.found.add(object);
					}
				}
			}
			trial.scratch().execute("ROLLBACK");
		}
	}

	private List<String> planBefore(TrialSchema trial, StoredObject object, String column) throws SQLException {
		return trial.plan(object).stream().map((step) -> step.replace(this.probe, column)).toList();
	}

	/** Compile everything against the table without the columns, until nothing breaks. */
	private void drop(TableDdl after) throws SQLException {
		List<StoredObject> schema = new ArrayList<>();
		for (StoredObject object : this.objects) {
			if (object.is("table") && !object.temporary() && SqlNames.same(object.name(), after.name().value())) {
				schema.add(new StoredObject("table", object.name(), object.name(), after.sql(), false));
			}
			else if (!this.gone.contains(object) && !this.found.contains(object)
					&& (!object.is("view") || this.working.contains(object))) {
				schema.add(object);
			}
		}
		List<StoredObject> left = new ArrayList<>(this.working);
		left.removeAll(this.found);
		try (TrialSchema trial = TrialSchema.of(this.customizer, schema, this.probe)) {
			boolean more = trial.has(after.name());
			while (more) {
				more = false;
				trial.writeThrough(this.words.keySet().stream().filter((object) -> !isLost(object)).toList());
				for (StoredObject object : List.copyOf(left)) {
					if (isLost(object) || trial.problem(object) != null || losesUpdate(trial, object)) {
						this.found.add(object);
						left.remove(object);
						trial.drop(object);
						more = true;
					}
				}
			}
		}
	}

	/** Whether it goes with the view that it is on. */
	private boolean isLost(StoredObject object) {
		return this.found.contains(object) || (object.is("trigger") && this.found.stream()
			.anyMatch((other) -> other.is("view") && SqlNames.same(other.name(), object.table())));
	}

	private boolean losesUpdate(TrialSchema trial, StoredObject object) throws SQLException {
		List<String> before = this.updatedColumns.getOrDefault(object, List.of());
		return !before.isEmpty() && !trial.use().updatedColumns(object).containsAll(before);
	}

}
