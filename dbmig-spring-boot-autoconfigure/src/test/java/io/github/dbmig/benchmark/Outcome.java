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

	private static final String BIG = """
			SELECT name || ' ' || type || ' ' || "notnull" || ' ' || ifnull(dflt_value, 'null') || ' ' || pk
			FROM pragma_table_info('big')
			UNION ALL
			SELECT type || ' ' || name FROM sqlite_schema WHERE tbl_name NOT LIKE 'dbmig%' AND name NOT LIKE 'sqlite%'
			UNION ALL
			SELECT count(*) || ' ' || sum(id) || ' ' || sum(a) || ' ' || sum(b) || ' ' || sum(c) || ' ' || sum(d) || ' '
			  || sum(length(name) + length(email) + length(note) + length(status) + length(created_at)) FROM big
			UNION ALL
			SELECT count(*) FROM big INDEXED BY ix_big_name
			UNION ALL
			SELECT count(*) FROM big INDEXED BY ix_big_email
			UNION ALL
			SELECT count(*) FROM child JOIN big ON big.id = big_id
			ORDER BY 1""";

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

	/**
	 * Return the big table, what hangs on it, and sums over its rows.
	 * @param database the database file
	 * @return lines that are alike where the databases are
	 */
	static List<String> big(Path database) throws SQLException {
		return rows(database, BIG);
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
