package io.github.dbmig.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a database looks like afterwards.
 */
final class Outcome {

	private static final String COLUMNS = """
			SELECT t.name, c.cid, c.name, c.type, c."notnull", c.dflt_value, c.pk
			FROM sqlite_schema t, pragma_table_info(t.name) c
			WHERE t.type = 'table' AND t.name LIKE 'table\\_%' ESCAPE '\\'
			ORDER BY t.name, c.cid""";

	private Outcome() {
	}

	/**
	 * Return the tables that the revisions make.
	 * @param database the database file
	 * @return their columns
	 */
	static List<String> tables(Path database) throws SQLException {
		return rows(database, COLUMNS);
	}

	static List<String> dbmigVersion(Path database) throws SQLException {
		return rows(database, "SELECT revision FROM dbmig_version");
	}

	static List<String> dbmigHistory(Path database) throws SQLException {
		return rows(database,
				"SELECT count(*), count(DISTINCT revision), count(DISTINCT run_id), count(checksum) FROM dbmig_history");
	}

	static List<String> flywayHistory(Path database) throws SQLException {
		return rows(database, "SELECT count(*), count(DISTINCT version), sum(success) FROM flyway_schema_history");
	}

	private static List<String> rows(Path database, String sql) throws SQLException {
		List<String> result = new ArrayList<>();
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			int columns = rows.getMetaData().getColumnCount();
			while (rows.next()) {
				List<String> values = new ArrayList<>();
				for (int i = 1; i <= columns; i++) {
					values.add(String.valueOf(rows.getString(i)));
				}
				result.add(String.join(" ", values));
			}
		}
		return result;
	}

}
