package io.github.dbmig.dialect;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

import io.github.dbmig.MigrationConnectionCustomizer;

/**
 * How to use a data source.
 *
 * @param lockTimeout how long to wait for other processes, for the write lock and again
 * for the commit
 * @param customizers prepare every connection
 * @param maximumConnections how many connections the data source's pool has at the most,
 * empty if it is not known or there is no pool
 * @param evictor removes a connection from the data source's pool
 * @param compareContent whether a rebuild compares the rows of the new table with those
 * of the old before it drops it
 */
public record DatabaseAccess(Duration lockTimeout, List<MigrationConnectionCustomizer> customizers,
		Supplier<OptionalInt> maximumConnections, ConnectionEvictor evictor, boolean compareContent) {

	/**
	 * How long to wait for other processes where nothing else is said.
	 */
	public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(60);

	public DatabaseAccess {
		customizers = List.copyOf(customizers);
	}

	/**
	 * Say how to use a data source, comparing what rebuilds copy.
	 * @param lockTimeout how long to wait for other processes
	 * @param customizers prepare every connection
	 * @param maximumConnections how many connections the data source's pool has at the
	 * most
	 * @param evictor removes a connection from the data source's pool
	 */
	public DatabaseAccess(Duration lockTimeout, List<MigrationConnectionCustomizer> customizers,
			Supplier<OptionalInt> maximumConnections, ConnectionEvictor evictor) {
		this(lockTimeout, customizers, maximumConnections, evictor, true);
	}

	/**
	 * Return the same, comparing or not.
	 * @param compareContent whether a rebuild compares the rows of the new table with
	 * those of the old before it drops it
	 * @return the changed copy
	 */
	public DatabaseAccess withCompareContent(boolean compareContent) {
		return new DatabaseAccess(this.lockTimeout, this.customizers, this.maximumConnections, this.evictor,
				compareContent);
	}

	/**
	 * Return what suits a data source of which nothing is known.
	 * @return the defaults
	 */
	public static DatabaseAccess defaults() {
		return new DatabaseAccess(DEFAULT_LOCK_TIMEOUT, List.of(), OptionalInt::empty, ConnectionEvictor.physical());
	}

}
