package io.github.dbmig.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.dbmig.authoring.RevisionFormat;
import io.github.dbmig.engine.BackupSettings;
import io.github.dbmig.engine.EngineSettings;
import io.github.dbmig.engine.OnEdited;
import io.github.dbmig.engine.TransactionMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Configuration of dbmig.
 *
 * @param enabled Whether to migrate the database.
 * @param onStartup What to do at start-up.
 * @param target Revision that a start-up upgrade goes to; several heads are an error
 * unless this says 'heads'.
 * @param adopt What to do about a database that has tables and no version.
 * @param revisions Where revisions are found.
 * @param transaction What is committed together.
 * @param lockTimeout Time to wait for other processes, for the write lock and for the
 * commit.
 * @param compareContent Whether a rebuild compares the rows of the new table with those
 * of the old before it drops it.
 * @param onEdited What to do about an applied revision whose operations changed since.
 * @param versionTable Name of the table that holds the current revisions.
 * @param historyTable Name of the table that keeps the history.
 * @param backup Copies of the database before risky changes.
 * @param modelCheck What to do at start-up where the entities differ from the database.
 * @param exclude Patterns of table names that comparisons leave alone, with '*' and '?'.
 * @param authoring How new revisions are written.
 * @param commandLine How commands are understood.
 */
@ConfigurationProperties("dbmig")
public record DbmigProperties(@DefaultValue("true") boolean enabled, @DefaultValue("upgrade") OnStartup onStartup,
		@DefaultValue("head") String target, @DefaultValue("fail") Adopt adopt, @DefaultValue Revisions revisions,
		@DefaultValue("run") TransactionMode transaction, @DefaultValue("60s") Duration lockTimeout,
		@DefaultValue("true") boolean compareContent, @DefaultValue("fail") OnEdited onEdited,
		@DefaultValue(EngineSettings.DEFAULT_VERSION_TABLE) String versionTable,
		@DefaultValue(EngineSettings.DEFAULT_HISTORY_TABLE) String historyTable, @DefaultValue Backup backup,
		@DefaultValue("warn") ModelCheck modelCheck, @DefaultValue List<String> exclude,
		@DefaultValue Authoring authoring, @DefaultValue CommandLine commandLine) {

	public DbmigProperties {
		exclude = List.copyOf(exclude);
	}

	/**
	 * How commands are understood.
	 *
	 * @param enabled Whether the application's own main method understands 'dbmig' and a
	 * command as its arguments.
	 */
	public record CommandLine(@DefaultValue("true") boolean enabled) {
	}

	/**
	 * Where revisions are found.
	 *
	 * @param packages Packages with revisions written in Java, the application's own
	 * where none are given.
	 * @param locations Folders with revisions written in SQL.
	 */
	public record Revisions(@DefaultValue List<String> packages,
			@DefaultValue("classpath*:db/revisions/") List<String> locations) {

		public Revisions {
			packages = List.copyOf(packages);
			locations = List.copyOf(locations);
		}

	}

	/**
	 * How new revisions are written.
	 *
	 * @param format Language of new revisions.
	 * @param directory Folder that new revisions are written below, the project's source
	 * folder where none is given.
	 * @param packageName Package of new revisions in Java, '.revisions' below the
	 * application's own where none is given.
	 */
	public record Authoring(@DefaultValue("java") RevisionFormat format, @Nullable Path directory,
			@Name("package") @Nullable String packageName) {
	}

	/**
	 * What to do at start-up where the entities differ from the database.
	 */
	public enum ModelCheck {

		/**
		 * Don't compare.
		 */
		OFF,

		/**
		 * Log the differences.
		 */
		WARN,

		/**
		 * Refuse to start.
		 */
		FAIL

	}

	/**
	 * Copies of the database before risky changes.
	 *
	 * @param directory Folder that backups go into, that of the database where none is
	 * given.
	 * @param keep How many backups of a database remain.
	 */
	public record Backup(@Nullable Path directory, @DefaultValue("" + BackupSettings.DEFAULT_KEEP) int keep) {

	}

	/**
	 * What to do about a database that has tables and no version.
	 */
	public enum Adopt {

		/**
		 * Fail and explain.
		 */
		FAIL,

		/**
		 * Find the revision whose schema it has, and repair what Hibernate's ddl-auto is
		 * known to do wrong.
		 */
		AUTO

	}

	/**
	 * What to do at start-up.
	 */
	public enum OnStartup {

		/**
		 * Apply what is pending.
		 */
		UPGRADE,

		/**
		 * Fail if anything is pending.
		 */
		VALIDATE,

		/**
		 * Nothing.
		 */
		NONE

	}

}
