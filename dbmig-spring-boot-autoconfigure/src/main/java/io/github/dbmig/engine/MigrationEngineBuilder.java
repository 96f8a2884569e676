package io.github.dbmig.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.dbmig.MigrationCallback;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.dialect.Dialect;
import io.github.dbmig.revision.RevisionGraph;

import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;

/**
 * Makes migration engines, with or without a Spring application around them.
 */
public final class MigrationEngineBuilder {

	private final Dialect dialect;

	private final DataSource dataSource;

	private final Supplier<RevisionGraph> graph;

	private String name = "dataSource";

	private DatabaseAccess access = DatabaseAccess.defaults();

	private EngineSettings settings = EngineSettings.defaults();

	private BackupSettings backups = BackupSettings.defaults();

	private final List<MigrationCallback> callbacks = new ArrayList<>();

	private Supplier<Optional<ModelOperations>> model = Optional::empty;

	/**
	 * Begin to make an engine.
	 * @param dialect the kind of database
	 * @param dataSource the database
	 * @param graph the revisions; asked for once, at the first use of the engine
	 */
	public MigrationEngineBuilder(Dialect dialect, DataSource dataSource, Supplier<RevisionGraph> graph) {
		Assert.notNull(dialect, "'dialect' must not be null");
		Assert.notNull(dataSource, "'dataSource' must not be null");
		Assert.notNull(graph, "'graph' must not be null");
		this.dialect = dialect;
		this.dataSource = dataSource;
		this.graph = SingletonSupplier.of(graph);
	}

	/**
	 * Name the database.
	 * @param name the name
	 * @return this builder
	 */
	public MigrationEngineBuilder name(String name) {
		this.name = name;
		return this;
	}

	/**
	 * Say how to use the data source.
	 * @param access what is known of it
	 * @return this builder
	 */
	public MigrationEngineBuilder access(DatabaseAccess access) {
		this.access = access;
		return this;
	}

	/**
	 * Say whether a rebuild compares the rows of the new table with those of the old
	 * before it drops it. It does unless told otherwise; without it a rebuild still
	 * counts them. Changes what {@link #access(DatabaseAccess)} has said before.
	 * @param compareContent {@code false} to save the time
	 * @return this builder
	 */
	public MigrationEngineBuilder compareContent(boolean compareContent) {
		this.access = this.access.withCompareContent(compareContent);
		return this;
	}

	/**
	 * Say how the engine works.
	 * @param settings the settings
	 * @return this builder
	 */
	public MigrationEngineBuilder settings(EngineSettings settings) {
		this.settings = settings;
		return this;
	}

	/**
	 * Say where backups go.
	 * @param backups the settings
	 * @return this builder
	 */
	public MigrationEngineBuilder backups(BackupSettings backups) {
		this.backups = backups;
		return this;
	}

	/**
	 * Add callbacks.
	 * @param callbacks called in this order, after those added before
	 * @return this builder
	 */
	public MigrationEngineBuilder callbacks(List<MigrationCallback> callbacks) {
		this.callbacks.addAll(callbacks);
		return this;
	}

	/**
	 * Say what the entities say that the database should hold.
	 * @param model what they say, or nothing where there are no entities; asked for at
	 * each comparison
	 * @return this builder
	 */
	public MigrationEngineBuilder model(Supplier<Optional<ModelOperations>> model) {
		this.model = model;
		return this;
	}

	/**
	 * Make the engine. Nothing is opened or read yet.
	 * @return the engine
	 */
	public MigrationEngine build() {
		EngineContext context = new EngineContext(this.dialect.database(this.dataSource, this.access), this.graph,
				this.settings, this.callbacks);
		RevisionReplay replay = new RevisionReplay(this.dialect, this.access.customizers());
		return new DefaultMigrationEngine(this.name, this.dialect, context, new ModelCheck(context, replay, this.model),
				replay, this.backups);
	}

}
