package io.github.dbmig.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import io.github.dbmig.MigrationConnectionCustomizer;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteUpdateListener;

/**
 * Counts the rows that dbmig's connection inserts, by table, through SQLite's update
 * hook. So what is copied can be seen from outside, whatever the copy is called. The hook
 * does not see tables WITHOUT ROWID.
 *
 * @see <a href="https://www.sqlite.org/c3ref/update_hook.html">Data Change Notification
 * Callbacks</a>
 */
final class CopyWatch implements MigrationConnectionCustomizer, SQLiteUpdateListener {

	private final Map<String, Integer> inserted = new TreeMap<>();

	@Override
	public void customize(Connection connection) throws SQLException {
		connection.unwrap(SQLiteConnection.class).addUpdateListener(this);
	}

	@Override
	public void onUpdate(Type type, String database, String table, long rowId) {
		if (type == Type.INSERT && !table.startsWith("dbmig_")) {
			this.inserted.merge(table, 1, Integer::sum);
		}
	}

	void clear() {
		this.inserted.clear();
	}

	Map<String, Integer> inserted() {
		return Map.copyOf(this.inserted);
	}

}
