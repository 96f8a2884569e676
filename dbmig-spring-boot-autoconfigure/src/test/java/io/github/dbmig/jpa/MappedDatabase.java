package io.github.dbmig.jpa;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;
import io.github.dbmig.Direction;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.engine.MigrationEngineBuilder;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionScript;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.sqlite.SchemaReads;
import io.github.dbmig.sqlite.SqliteDialect;
import org.hibernate.SessionFactory;

/**
 * A SQLite file that dbmig makes and Hibernate uses, with foreign keys on.
 */
final class MappedDatabase implements AutoCloseable {

	private final HikariDataSource pool = new HikariDataSource();

	private MappedDatabase(Path file) {
		this.pool.setJdbcUrl("jdbc:sqlite:" + file);
		this.pool.setMaximumPoolSize(2);
		this.pool.addDataSourceProperty("foreign_keys", "true");
		this.pool.addDataSourceProperty("busy_timeout", "0");
		// Nothing here need survive a power failure
		this.pool.addDataSourceProperty("synchronous", "OFF");
	}

	static MappedDatabase in(Path folder) {
		return new MappedDatabase(folder.resolve("data.db"));
	}

	/**
	 * Run one revision, whose id is {@code r1}.
	 */
	RevisionGraph upgrade(List<Operation> upgrade, List<Operation> downgrade) {
		RevisionGraph graph = RevisionGraph.of(List.of(new Script(upgrade, downgrade)));
		engine(graph).upgrade("head");
		return graph;
	}

	void downgrade(RevisionGraph graph) {
		engine(graph).downgrade("base");
	}

	private MigrationEngine engine(RevisionGraph graph) {
		return new MigrationEngineBuilder(new SqliteDialect(), this.pool, () -> graph).build();
	}

	/**
	 * Return what the file holds, without dbmig's tables and Hibernate's temporary ones.
	 */
	Schema schema() throws SQLException {
		try (Connection connection = this.pool.getConnection()) {
			Schema schema = SchemaReads.read(connection);
			return new Schema(
					schema.tables()
						.stream()
						.filter((table) -> !table.name().startsWith("dbmig_") && !table.name().startsWith("HT"))
						.toList(),
					schema.indexes().stream().filter((index) -> !index.table().startsWith("dbmig_")).toList(),
					schema.views(), schema.triggers(), schema.virtualTables());
		}
	}

	/**
	 * Start Hibernate on the file.
	 * @param use what to do with it, and with the model of its own mapping
	 */
	<T> T hibernate(List<Class<?>> entities, Use<T> use) {
		return Mappings.with(Map.of("jakarta.persistence.nonJtaDataSource", this.pool), entities, (metadata) -> {
			EntityModel model = EntityModel.of(metadata);
			try (SessionFactory factory = metadata.buildSessionFactory()) {
				return use.with(factory, model);
			}
		});
	}

	@Override
	public void close() {
		this.pool.close();
	}

	@FunctionalInterface
	interface Use<T> {

		T with(SessionFactory factory, EntityModel model);

	}

	private record Script(List<Operation> upgrade, List<Operation> downgrade) implements RevisionScript {

		@Override
		public RevisionInfo info() {
			return new RevisionInfo("r1", List.of(), "make what the entities say", null, List.of(), List.of(), true,
					"R1.java");
		}

		@Override
		public List<Operation> operations(Direction direction) {
			return (direction == Direction.UPGRADE) ? this.upgrade : this.downgrade;
		}

		@Override
		public String fingerprint() {
			return null;
		}

		@Override
		public String location(Direction direction, int index) {
			return "R1.java, operation " + (index + 1);
		}

	}

}
