package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.operation.Operation;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;

import org.springframework.boot.hibernate.SpringImplicitNamingStrategy;

/**
 * Hibernate itself, with {@code ddl-auto=update} and the naming that Spring Boot gives
 * it.
 */
final class DdlAuto {

	private static final Map<String, Object> OFFLINE = Map.of("hibernate.boot.allow_jdbc_metadata_access", false,
			"hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect",
			"jakarta.persistence.database-product-name", "SQLite", "jakarta.persistence.database-major-version", 3,
			"jakarta.persistence.database-minor-version", 53);

	private DdlAuto() {
	}

	/**
	 * Start an application with these entities on a file, and stop it.
	 */
	static void update(Path file, List<Class<?>> entities) {
		start(file, "update", entities, (session) -> {
		});
	}

	/**
	 * The same with {@code ddl-auto=create}, which puts columns into another order.
	 */
	static void create(Path file, List<Class<?>> entities) {
		start(file, "create", entities, (session) -> {
		});
	}

	/**
	 * Use a file as it is: Hibernate's own {@code update} breaks off where a key has no
	 * type.
	 */
	static void use(Path file, List<Class<?>> entities, Consumer<Session> work) {
		start(file, "none", entities, work);
	}

	private static void start(Path file, String mode, List<Class<?>> entities, Consumer<Session> work) {
		Map<String, Object> settings = Map.of("hibernate.connection.url", "jdbc:sqlite:" + file,
				"hibernate.hbm2ddl.auto", mode, "hibernate.connection.pool_size", 1);
		with(settings, entities, (metadata) -> {
			try (SessionFactory factory = metadata.buildSessionFactory()) {
				factory.inTransaction(work);
				return null;
			}
		});
	}

	/**
	 * Return what dbmig would generate for these entities.
	 */
	static List<Operation> model(List<Class<?>> entities) {
		return with(OFFLINE, entities, (metadata) -> EntityModel.of(metadata).operations());
	}

	private static <T> T with(Map<String, Object> settings, List<Class<?>> entities,
			Function<MetadataImplementor, T> use) {
		StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
			.applySetting("hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName())
			.applySetting("hibernate.implicit_naming_strategy", SpringImplicitNamingStrategy.class.getName())
			.applySettings(settings)
			.build();
		try {
			MetadataSources sources = new MetadataSources(registry);
			entities.forEach(sources::addAnnotatedClass);
			MetadataImplementor metadata = (MetadataImplementor) sources.buildMetadata();
			metadata.orderColumns(false);
			metadata.validate();
			return use.apply(metadata);
		}
		finally {
			StandardServiceRegistryBuilder.destroy(registry);
		}
	}

}
