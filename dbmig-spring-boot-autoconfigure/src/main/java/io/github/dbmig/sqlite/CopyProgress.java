package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;

import io.github.dbmig.MigrationProgress;
import io.github.dbmig.dialect.ProgressListener;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/**
 * Runs a statement that copies a table, and tells how far it is: SQLite calls back each
 * time it has run so many instructions, and {@link CopyProgram} knows how many it runs
 * for a row.
 * <p>
 * A connection has one progress handler at the most: one that the application has set is
 * gone afterwards.
 *
 * @see <a href="https://www.sqlite.org/c3ref/progress_handler.html">Query Progress
 * Callbacks</a>
 */
final class CopyProgress {

	/**
	 * Some 3,000 calls a second where rows are small, which costs less than can be
	 * measured, and still one or two where each row is a megabyte.
	 */
	static final int INSTRUCTIONS = 10_000;

	private static final long INTERVAL_NANOS = 100_000_000;

	private final Connection connection;

	private final ProgressListener listener;

	private final LongSupplier nanoTime;

	CopyProgress(Connection connection, ProgressListener listener) {
		this(connection, listener, System::nanoTime);
	}

	CopyProgress(Connection connection, ProgressListener listener, LongSupplier nanoTime) {
		this.connection = connection;
		this.listener = listener;
		this.nanoTime = nanoTime;
	}

	/**
	 * Run the statement. What the listener throws ends it, and is thrown.
	 * @param table the name of the table, for the listener
	 * @param rows how many rows the table has
	 * @param sql an {@code INSERT … SELECT} from the table
	 * @return how many rows it inserted
	 * @throws SQLException if SQLite refuses, or another thread cancels the statement
	 */
	long execute(String table, long rows, String sql) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			if (!this.connection.isWrapperFor(SQLiteConnection.class)) {
				// A proxy that hides what it wraps: the copy matters more than its
				// progress
				return statement.executeLargeUpdate();
			}
			SQLiteConnection physical = this.connection.unwrap(SQLiteConnection.class);
			Handler handler = new Handler(table, rows, CopyProgram.of(this.connection, sql).instructionsPerRow());
			ProgressHandler.setHandler(physical, INSTRUCTIONS, handler);
			try {
				return statement.executeLargeUpdate();
			}
			catch (SQLException ex) {
				throw handler.thrown(ex);
			}
			finally {
				ProgressHandler.clearHandler(physical);
			}
		}
	}

	private final class Handler extends ProgressHandler {

		private final String table;

		private final long rows;

		private final long perRow;

		private final long begun = CopyProgress.this.nanoTime.getAsLong();

		private long told = this.begun;

		private long instructions;

		private @Nullable RuntimeException exception;

		private @Nullable Error error;

		Handler(String table, long rows, long perRow) {
			this.table = table;
			this.rows = rows;
			this.perRow = perRow;
		}

		/**
		 * Called by SQLite, through which nothing may be thrown: it is kept until the
		 * statement has ended.
		 * @return {@code 0} to go on, anything else to end the statement
		 */
		@Override
		protected int progress() {
			this.instructions += INSTRUCTIONS;
			long now = CopyProgress.this.nanoTime.getAsLong();
			if (now - this.told < INTERVAL_NANOS) {
				return 0;
			}
			this.told = now;
			try {
				CopyProgress.this.listener
					.progress(new MigrationProgress(this.table, Math.min(this.instructions / this.perRow, this.rows),
							this.rows, Duration.ofNanos(now - this.begun)));
				return 0;
			}
			catch (RuntimeException ex) {
				this.exception = ex;
			}
			catch (Error ex) {
				this.error = ex;
			}
			return 1;
		}

		/**
		 * Return why the statement failed, or throw it if it was the listener.
		 */
		private SQLException thrown(SQLException ex) {
			if (this.error != null) {
				throw this.error;
			}
			if (this.exception != null) {
				throw this.exception;
			}
			return ex;
		}

	}

}
