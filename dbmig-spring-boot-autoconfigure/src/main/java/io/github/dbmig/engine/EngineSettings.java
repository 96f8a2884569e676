package io.github.dbmig.engine;

import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How an engine works.
 *
 * @param versionTable the name of the table that holds the current revisions
 * @param historyTable the name of the table that keeps what was done
 * @param transaction what is committed together
 * @param onEdited what to do about applied revisions that were edited since
 * @param appVersion the application's version, or {@code null} if the build doesn't say
 * @param clock tells the time for the history
 * @param excluded patterns of the names of tables that comparisons leave alone
 */
public record EngineSettings(String versionTable, String historyTable, TransactionMode transaction, OnEdited onEdited,
		@Nullable String appVersion, Clock clock, List<String> excluded) {

	/**
	 * The name of the version table where nothing else is said.
	 */
	public static final String DEFAULT_VERSION_TABLE = "dbmig_version";

	/**
	 * The name of the history table where nothing else is said.
	 */
	public static final String DEFAULT_HISTORY_TABLE = "dbmig_history";

	public EngineSettings {
		excluded = List.copyOf(excluded);
	}

	/**
	 * Say how an engine works whose comparisons leave no table alone.
	 * @param versionTable the name of the table that holds the current revisions
	 * @param historyTable the name of the table that keeps what was done
	 * @param transaction what is committed together
	 * @param onEdited what to do about applied revisions that were edited since
	 * @param appVersion the application's version, or {@code null} if the build doesn't
	 * say
	 * @param clock tells the time for the history
	 */
	public EngineSettings(String versionTable, String historyTable, TransactionMode transaction, OnEdited onEdited,
			@Nullable String appVersion, Clock clock) {
		this(versionTable, historyTable, transaction, onEdited, appVersion, clock, List.of());
	}

	/**
	 * Return the defaults.
	 * @return the settings
	 */
	public static EngineSettings defaults() {
		return new EngineSettings(DEFAULT_VERSION_TABLE, DEFAULT_HISTORY_TABLE, TransactionMode.RUN, OnEdited.FAIL,
				null, Clock.systemUTC());
	}

}
