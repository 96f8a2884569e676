package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dbmig.MigrationConnectionCustomizer;
import org.jspecify.annotations.Nullable;
import org.sqlite.Collation;
import org.sqlite.Function;
import org.sqlite.SQLiteDataSource;

/**
 * A schema without rows in memory, to try on it what a real database would have to be
 * written to for. What only the application's connections know is stood in for: functions
 * and collations that are missing compile here, and must never run.
 */
final class ScratchDatabase implements AutoCloseable {

	private static final Pattern FUNCTION = Pattern.compile("no such function: (.+)|unknown function: (.+)\\(\\)");

	private static final Pattern COLLATION = Pattern.compile("no such collation sequence: (.+?)( \\[SQLITE_.*])?");

	private final Connection connection;

	private ScratchDatabase(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Open an empty one.
	 * @param customizer what prepares connections for this database's schema
	 * @throws SQLException if that fails
	 */
	static ScratchDatabase open(MigrationConnectionCustomizer customizer) throws SQLException {
		SQLiteDataSource dataSource = new SQLiteDataSource();
		dataSource.setUrl("jdbc:sqlite::memory:");
		Connection connection = dataSource.getConnection();
		try {
			customizer.customize(connection);
			Pragma.set(connection, "foreign_keys", 0);
			Pragma.set(connection, "legacy_alter_table", 0);
		}
		catch (SQLException | RuntimeException ex) {
			connection.close();
			throw ex;
		}
		return new ScratchDatabase(connection);
	}

	Connection connection() {
		return this.connection;
	}

	/**
	 * Make objects: tables first, because views and triggers are often older than the
	 * tables that they use now.
	 * @param objects what to make
	 * @return those that SQLite didn't make
	 * @throws SQLException if SQLite can't go on at all
	 */
	List<StoredObject> create(List<StoredObject> objects) throws SQLException {
		List<StoredObject> refused = new ArrayList<>();
		for (boolean temporary : List.of(false, true)) {
			for (String type : List.of("table", "view", "index", "trigger")) {
				for (StoredObject object : objects) {
					if (object.is(type) && object.temporary() == temporary && attempt(object.creation()) != null) {
						refused.add(object);
					}
				}
			}
		}
		return refused;
	}

	/**
	 * Run a statement that must work.
	 * @param sql the statement
	 * @throws SQLException if it doesn't
	 */
	void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * Run a statement, and find out what is wrong with it.
	 * @param sql the statement
	 * @return SQLite's words, null if it worked
	 * @throws SQLException if SQLite can't go on at all
	 */
	@Nullable String attempt(String sql) throws SQLException {
		return standingIn(() -> execute(sql));
	}

	/**
	 * Compile a statement without running it.
	 * @param sql the statement
	 * @return SQLite's words, null if it would run
	 * @throws SQLException if SQLite can't go on at all
	 */
	@Nullable String compile(String sql) throws SQLException {
		return standingIn(() -> compile(this.connection, sql));
	}

	/**
	 * Compile a statement without running it, on any connection.
	 * @param connection the connection
	 * @param sql the statement
	 * @throws SQLException if it can't be compiled
	 */
	static void compile(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet plan = statement.executeQuery("EXPLAIN " + sql)) {
			plan.next();
		}
	}

	/**
	 * Read the rows of a query.
	 * @param sql the query
	 * @param mapper what makes a text of a row
	 * @return the texts
	 * @throws SQLException if it doesn't work
	 */
	List<String> strings(String sql, RowMapper mapper) throws SQLException {
		List<String> strings = new ArrayList<>();
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				strings.add(mapper.map(rows));
			}
		}
		return strings;
	}

	private @Nullable String standingIn(Attempt attempt) throws SQLException {
		String before = null;
		while (true) {
			try {
				attempt.run();
				return null;
			}
			catch (SQLException ex) {
				String words = SqliteErrors.words(ex);
				if (words.equals(before) || !standIn(words)) {
					return words;
				}
				before = words;
			}
		}
	}

	/**
	 * Stand in for what SQLite says that it doesn't know.
	 * @param words what it said
	 * @return whether it is known now
	 * @throws SQLException if SQLite can't go on at all
	 */
	boolean standIn(String words) throws SQLException {
		Matcher function = FUNCTION.matcher(words);
		if (function.matches()) {
			String name = (function.group(1) != null) ? function.group(1) : function.group(2);
			Function.create(this.connection, name, new UnknownFunction(), -1, Function.FLAG_DETERMINISTIC);
			return true;
		}
		Matcher collation = COLLATION.matcher(words);
		if (collation.matches()) {
			Collation.create(this.connection, collation.group(1), new UnknownCollation());
			return true;
		}
		return false;
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

	/** Makes a text of a row. */
	@FunctionalInterface
	interface RowMapper {

		String map(ResultSet row) throws SQLException;

	}

	@FunctionalInterface
	private interface Attempt {

		void run() throws SQLException;

	}

	private static final class UnknownFunction extends Function {

		@Override
		protected void xFunc() throws SQLException {
			throw new SQLException("A function that only stands in for another can't be run");
		}

	}

	private static final class UnknownCollation extends Collation {

		@Override
		protected int xCompare(String one, String other) {
			return one.compareTo(other);
		}

	}

}
