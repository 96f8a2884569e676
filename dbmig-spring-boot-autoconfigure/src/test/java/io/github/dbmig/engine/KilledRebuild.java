package io.github.dbmig.engine;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.dialect.ConnectionEvictor;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteUpdateListener;

/**
 * A process that rebuilds a table and says when it has come to where it is to be killed.
 */
final class KilledRebuild implements MigrationConnectionCustomizer, SQLiteUpdateListener, SQLiteCommitListener {

	static final int ROWS = 2000;

	/** Where the process stops and waits. */
	enum Point {

		/** The last row was copied: the new table stands beside the old one. */
		COPIED,

		/** The new table has taken the old one's place, and COMMIT begins. */
		COMMITTING

	}

	private final Point point;

	private int copied;

	private KilledRebuild(Point point) {
		this.point = point;
	}

	static TestRevision[] revisions() {
		return new TestRevision[] { TestRevision.of("a")
			.up((op) -> op.createTable("t",
					(t) -> t.column("id", "INTEGER", (c) -> c.primaryKey()).column("a", "TEXT").column("b", "INTEGER"))
				.execute("INSERT INTO t WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < "
						+ ROWS + ") SELECT i, hex(zeroblob(300)), i FROM n")
				.createIndex("ix", "t", (ix) -> ix.column("b"))),
				TestRevision.of("b", "a")
					.up((op) -> op.alterTable("t",
							(t) -> t.alterColumn("b", (c) -> c.notNull().defaultValue("7")).addUnique("uq", "b"))) };
	}

	/**
	 * Rebuild the table of a database.
	 * @param arguments its file and the point
	 */
	public static void main(String[] arguments) {
		SQLiteDataSource dataSource = new SQLiteDataSource();
		dataSource.setUrl("jdbc:sqlite:" + Path.of(arguments[0]));
		RevisionGraph graph = RevisionGraph.of(List.of(revisions()));
		new MigrationEngineBuilder(new SqliteDialect(), dataSource, () -> graph)
			.access(new DatabaseAccess(DatabaseAccess.DEFAULT_LOCK_TIMEOUT,
					List.of(new KilledRebuild(Point.valueOf(arguments[1]))), () -> OptionalInt.of(1),
					ConnectionEvictor.physical()))
			.build()
			.upgrade("head");
	}

	@Override
	public void customize(Connection connection) throws SQLException {
		SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
		sqlite.addUpdateListener(this);
		sqlite.addCommitListener(this);
		try (Statement statement = connection.createStatement()) {
			// So that what the run writes doesn't stay in memory
			statement.execute("PRAGMA cache_size=10");
		}
	}

	@Override
	public void onUpdate(Type type, String database, String table, long rowId) {
		if (type == Type.INSERT && !table.startsWith("dbmig_")) {
			this.copied++;
		}
		reach(Point.COPIED);
	}

	@Override
	public void onCommit() {
		reach(Point.COMMITTING);
	}

	@Override
	public void onRollback() {
	}

	private void reach(Point reached) {
		if (reached == this.point && this.copied == ROWS) {
			try (FileOutputStream output = new FileOutputStream(FileDescriptor.out)) {
				output.write((reached + "\n").getBytes(StandardCharsets.UTF_8));
				output.flush();
				new CountDownLatch(1).await();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

}
