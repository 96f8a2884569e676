package io.github.dbmig.benchmark;

import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.autoconfigure.GeneratedEntities;
import io.github.dbmig.engine.MigrationEngineBuilder;
import io.github.dbmig.engine.ModelOperations;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.diff.DiffGeneratorFactory;
import liquibase.diff.DiffResult;
import liquibase.diff.compare.CompareControl;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Entities compared with a live schema, beside Hibernate's {@code validate} where it asks
 * for each table by itself, the only way that survives many tables on SQLite, and beside
 * Liquibase's diff. What Hibernate needs to understand the mapping is counted for
 * neither. Tables that read word for word as the entities' operations make them are
 * compared by their words, so the other extreme is measured too: a file in which no table
 * reads so.
 */
@Tag("benchmark")
class ModelComparisonTests {

	private static final int MANY = 500;

	private static final int FEW = 30;

	private static final int ROUNDS = Integer.getInteger("benchmark.model-rounds", 9);

	private static final Logger logger = LoggerFactory.getLogger(ModelComparisonTests.class);

	@TempDir
	Path folder;

	@Test
	void areComparedInAFractionOfTheTimeOfPeers() throws Exception {
		Report report = new Report("peer");
		compareWithValidate(report);
		compareWithLiquibase(report);
		Files.writeString(Path.of("target", "model-comparison.md"), report.toString());
		logger.warn("\n{}", report);
	}

	private void compareWithValidate(Report report) throws Exception {
		withEntities(MANY, (mapping, operations, file) -> {
			Path other = file.resolveSibling("reworded.db");
			make(other, operations,
					(sql) -> sql.replaceFirst("^CREATE TABLE ([^(]+)\\(", "CREATE TABLE $1( /* by hand */ "));
			Map<String, Measurement.Work> work = new LinkedHashMap<>();
			work.put("model check", (round) -> timed(
					() -> assertThat(engine(operations, file).checkModel()).isEqualTo(Optional.of(List.of()))));
			work.put("every table reworded", (round) -> timed(
					() -> assertThat(engine(operations, other).checkModel()).isEqualTo(Optional.of(List.of()))));
			work.put("validate, individually", (round) -> timed(() -> SchemaManagementToolCoordinator
				.process(mapping.metadata(), mapping.registry(), mapping.settings(), (action) -> {
				})));
			Measurement measurement = Measurement.of(ROUNDS, work);
			report.compare(MANY + " entities", measurement, "model check", "validate, individually", 0.2);
			report.compare(MANY + " entities, reworded", measurement, "every table reworded", "validate, individually",
					0.2);
		});
	}

	private void compareWithLiquibase(Report report) throws Exception {
		withEntities(FEW, (mapping, operations, file) -> {
			Path other = Files.copy(file, file.resolveSibling("other.db"));
			Map<String, Measurement.Work> work = new LinkedHashMap<>();
			work.put("model check", (round) -> timed(
					() -> assertThat(engine(operations, file).checkModel()).isEqualTo(Optional.of(List.of()))));
			work.put("Liquibase's diff", (round) -> timed(() -> diff(file, other)));
			report.compare(FEW + " entities", Measurement.of(ROUNDS, work), "model check", "Liquibase's diff", 0.05);
		});
	}

	private static void diff(Path one, Path other) throws Exception {
		try (Connection reference = DriverManager.getConnection(url(one));
				Connection target = DriverManager.getConnection(url(other))) {
			DiffResult result = DiffGeneratorFactory.getInstance()
				.compare(database(reference), database(target), CompareControl.STANDARD);
			assertThat(result.areEqual()).isTrue();
		}
	}

	private static Database database(Connection connection) throws Exception {
		return DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
	}

	private static MigrationEngine engine(List<Operation> operations, Path file) {
		SQLiteDataSource dataSource = new SQLiteDataSource();
		dataSource.setUrl(url(file));
		return new MigrationEngineBuilder(new SqliteDialect(), dataSource, () -> RevisionGraph.of(List.of()))
			.model(() -> Optional.of(ModelOperations.of(operations)))
			.build();
	}

	private static long timed(Task task) throws Exception {
		long begun = System.nanoTime();
		task.run();
		return System.nanoTime() - begun;
	}

	private void withEntities(int count, Comparison comparison) throws Exception {
		Path project = this.folder.resolve("entities-" + count);
		Path file = this.folder.resolve("live-" + count + ".db");
		try (URLClassLoader classes = GeneratedEntities.in(project, count).compile()) {
			Map<String, Object> settings = Map.of("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect",
					"jakarta.persistence.jdbc.url", url(file), "hibernate.hbm2ddl.auto", "validate",
					"hibernate.hbm2ddl.jdbc_metadata_extraction_strategy", "individually");
			StandardServiceRegistry registry = new StandardServiceRegistryBuilder(
					new BootstrapServiceRegistryBuilder().applyClassLoader(classes).build())
				.applySettings(settings)
				.build();
			try {
				MetadataSources sources = new MetadataSources(registry);
				for (String name : GeneratedEntities.names(count)) {
					sources.addAnnotatedClass(classes.loadClass(name));
				}
				MetadataImplementor metadata = (MetadataImplementor) sources.buildMetadata();
				metadata.orderColumns(false);
				metadata.validate();
				List<Operation> operations = EntityModel.of(metadata).operations();
				make(file, operations, UnaryOperator.identity());
				comparison.run(new Mapping(metadata, registry, settings), operations, file);
			}
			finally {
				StandardServiceRegistryBuilder.destroy(registry);
			}
		}
	}

	private static void make(Path file, List<Operation> operations, UnaryOperator<String> words) throws Exception {
		try (Connection connection = DriverManager.getConnection(url(file));
				Statement statement = connection.createStatement()) {
			statement.execute("BEGIN");
			for (String sql : new SqliteDialect().script(operations)) {
				statement.execute(words.apply(sql));
			}
			statement.execute("COMMIT");
		}
	}

	private static String url(Path file) {
		return "jdbc:sqlite:" + file;
	}

	/** The mapping as Hibernate has it. */
	private record Mapping(MetadataImplementor metadata, StandardServiceRegistry registry,
			Map<String, Object> settings) {
	}

	/** What is compared. */
	@FunctionalInterface
	private interface Comparison {

		void run(Mapping mapping, List<Operation> operations, Path file) throws Exception;

	}

	/** What is timed. */
	@FunctionalInterface
	private interface Task {

		void run() throws Exception;

	}

}
