package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlToken;

/**
 * An object as the schema table holds it.
 *
 * @param type {@code table}, {@code index}, {@code view} or {@code trigger}
 * @param name its name
 * @param table the table or view it is on, or its own name
 * @param sql the CREATE statement
 * @param temporary whether it is one of the connection's own
 * @see <a href="https://www.sqlite.org/schematab.html">The Schema Table</a>
 */
record StoredObject(String type, String name, String table, String sql, boolean temporary) {

	/**
	 * SQLite makes its own objects and those of virtual tables by itself.
	 */
	private static final String OBJECTS = """
			SELECT type, name, tbl_name, sql, 0 AS temporary, rowid FROM main.sqlite_schema
			WHERE sql IS NOT NULL AND substr(name, 1, 7) <> 'sqlite_' AND NOT (type = 'table' AND lower(name) IN
			(SELECT lower(name) FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow'))
			UNION ALL SELECT type, name, tbl_name, sql, 1, rowid FROM sqlite_temp_schema
			WHERE sql IS NOT NULL AND substr(name, 1, 7) <> 'sqlite_' ORDER BY temporary, rowid""";

	/**
	 * Read the objects of the database and the connection's temporary ones.
	 * @param connection a connection, which is only read
	 * @return the objects in the order of the schema table, temporary ones last
	 * @throws SQLException if they can't be read
	 */
	static List<StoredObject> read(Connection connection) throws SQLException {
		List<StoredObject> objects = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(OBJECTS)) {
			while (rows.next()) {
				objects.add(new StoredObject(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4),
						rows.getBoolean(5)));
			}
		}
		return objects;
	}

	boolean is(String type) {
		return this.type.equals(type);
	}

	/**
	 * The statement that makes it in its schema: the stored text doesn't say TEMP.
	 */
	String creation() {
		return this.temporary ? this.sql.replaceFirst("^CREATE ", "CREATE TEMP ") : this.sql;
	}

	/**
	 * The name by which statements find it, whatever else has the same.
	 */
	String qualified() {
		return (this.temporary ? "temp." : "main.") + SqlNames.quote(this.name);
	}

	/**
	 * The words of its text that can be names, quoted or not, as keys. They may mean
	 * something else.
	 */
	Set<String> words() {
		Set<String> words = new HashSet<>();
		for (SqlToken token : SqlLexer.tokens(this.sql)) {
			switch (token.kind()) {
				case WORD, QUOTED_NAME, STRING -> words.add(SqlNames.fold(token.unquoted()));
				default -> {
				}
			}
		}
		return words;
	}

}
