package io.github.dbmig;

import java.time.Duration;
import java.util.Optional;

/**
 * How far the copy of a table has come.
 *
 * @param table the name of the table
 * @param rowsDone how many of its rows are copied; an estimate, never more than there are
 * @param rowsTotal how many rows it has
 * @param elapsed how long the copy has taken so far
 */
public record MigrationProgress(String table, long rowsDone, long rowsTotal, Duration elapsed) {

	/**
	 * Return how fast the copy is, on average since it began.
	 * @return rows per second, zero if no time has passed
	 */
	public long rowsPerSecond() {
		return this.elapsed.isZero() ? 0 : Math.round(this.rowsDone / seconds());
	}

	/**
	 * Return how long the copy takes from now on, if it goes on as it did so far.
	 * @return an estimate, rounded to milliseconds; empty if there is nothing to tell it
	 * from, because no row is done yet, or all are by the estimate and the copy goes on
	 * all the same
	 */
	public Optional<Duration> timeLeft() {
		if (this.rowsDone <= 0 || this.rowsDone >= this.rowsTotal) {
			return Optional.empty();
		}
		double left = seconds() * (this.rowsTotal - this.rowsDone) / this.rowsDone;
		return Optional.of(Duration.ofMillis(Math.round(left * 1000)));
	}

	private double seconds() {
		return this.elapsed.toNanos() / 1e9;
	}

}
