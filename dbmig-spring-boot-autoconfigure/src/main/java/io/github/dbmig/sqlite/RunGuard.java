package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.SQLException;

import io.github.dbmig.sql.SqlGuard;
import org.jspecify.annotations.Nullable;

/**
 * Watches over the transaction of a run while a revision's own code is using its
 * connection.
 * <p>
 * SQLite ends a transaction by itself in some cases: {@code ON CONFLICT ROLLBACK},
 * {@code RAISE(ROLLBACK)}, a cancelled statement. What is written after that would be
 * committed statement by statement. To notice, {@code defer_foreign_keys} is switched on
 * when the transaction begins, because SQLite switches it off at every end of one, and
 * tells it when asked; with foreign keys off it has no other effect.
 *
 * @see <a href="https://www.sqlite.org/pragma.html#pragma_defer_foreign_keys">PRAGMA
 * defer_foreign_keys</a>
 */
final class RunGuard {

	private static final String MARK = "defer_foreign_keys";

	private final Connection connection;

	private @Nullable Throwable death;

	private boolean dead;

	private volatile boolean open;

	RunGuard(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Begin to watch; a transaction has just begun.
	 * @throws SQLException if the connection can't be used
	 */
	void mark() throws SQLException {
		Pragma.set(this.connection, MARK, 1);
		this.dead = false;
		this.death = null;
	}

	/**
	 * Begin to hand out the connection.
	 * @return the connection for a revision's own code
	 */
	Connection open() {
		this.open = true;
		return GuardedConnection.of(this.connection, this);
	}

	/**
	 * Refuse what was handed out from now on: code may have kept it.
	 */
	void close() {
		this.open = false;
	}

	/**
	 * Return whether the transaction is the one that was marked.
	 * @return {@code false} if it has ended
	 */
	boolean alive() {
		if (!this.dead) {
			try {
				this.dead = Pragma.number(this.connection, MARK) != 1;
			}
			catch (SQLException ex) {
				this.dead = true;
				this.death = ex;
			}
		}
		return !this.dead;
	}

	/**
	 * Return what ended the transaction.
	 * @return the exception that came first, or {@code null} if none was seen
	 */
	@Nullable Throwable death() {
		return this.death;
	}

	/**
	 * Told of every exception.
	 * @param ex what a statement threw
	 */
	void failed(Throwable ex) {
		if (!this.dead && !alive() && this.death == null) {
			this.death = ex;
		}
	}

	/**
	 * Refuse to go on in a transaction that has ended.
	 * @throws SQLException if it has
	 */
	void ensureAlive() throws SQLException {
		if (!this.open) {
			throw new SQLException("The data step has ended, its connection can't be used any more");
		}
		if (this.dead) {
			throw new SQLException(
					"The run's transaction has ended, nothing more is written; the error that ended it: " + this.death,
					this.death);
		}
	}

	/**
	 * Refuse SQL that a revision must not say.
	 * @param sql the statement
	 * @throws SQLException if it is refused
	 */
	void check(String sql) throws SQLException {
		String refusal = SqlGuard.refusal(sql);
		if (refusal != null) {
			throw new SQLException(refusal);
		}
	}

	/**
	 * Refuse a call that a revision must not make.
	 * @param method the method of {@link Connection}
	 * @return the exception to throw
	 */
	static SQLException refused(String method) {
		return new SQLException(method + "() is not allowed in a revision: the run commits or rolls back all of its "
				+ "revisions together; remove the call");
	}

}
