package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Waits for other connections. SQLite does the waiting, in slices, because nothing stops
 * a statement that waits: between them a thread's interruption is seen and the log hears
 * what it is waited for.
 *
 * @see <a href="https://www.sqlite.org/pragma.html#pragma_busy_timeout">PRAGMA
 * busy_timeout</a>
 */
final class LockWait {

	private static final Log logger = LogFactory.getLog(LockWait.class);

	private static final long SLICE_MILLIS = 250;

	private final Duration timeout;

	LockWait(Duration timeout) {
		this.timeout = timeout;
	}

	Duration timeout() {
		return this.timeout;
	}

	/**
	 * Do something that other connections may hold up.
	 * @param connection the connection, whose busy timeout is changed
	 * @param what what is waited for, for the log
	 * @param action what to do; tried again while it is held up
	 * @throws SQLException what the action threw at last
	 */
	void run(Connection connection, String what, SqlAction action) throws SQLException {
		long deadline = System.nanoTime() + this.timeout.toNanos();
		boolean told = false;
		while (true) {
			long left = Math.max(0, (deadline - System.nanoTime()) / 1_000_000);
			setBusyTimeout(connection, Math.min(left, SLICE_MILLIS));
			long begun = System.nanoTime();
			try {
				action.run();
				return;
			}
			catch (SQLException ex) {
				if (!SqliteErrors.busy(ex) || left == 0 || Thread.currentThread().isInterrupted()) {
					throw ex;
				}
				if (!told) {
					logger.info("Waiting for another connection, " + what + ", for up to " + text(this.timeout));
					told = true;
				}
				pause(begun, Math.min(left, 50));
			}
		}
	}

	static String text(Duration duration) {
		return (duration.toMillis() % 1000 == 0) ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
	}

	/**
	 * SQLite returns at once where waiting could be a deadlock; then this is what keeps a
	 * processor from being worn out.
	 */
	private static void pause(long begun, long millis) {
		if (System.nanoTime() - begun < millis * 1_000_000) {
			LockSupport.parkNanos(millis * 1_000_000);
		}
	}

	private static void setBusyTimeout(Connection connection, long millis) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("PRAGMA busy_timeout=" + millis);
		}
	}

	/**
	 * Something that talks to a database.
	 */
	@FunctionalInterface
	interface SqlAction {

		void run() throws SQLException;

	}

}
