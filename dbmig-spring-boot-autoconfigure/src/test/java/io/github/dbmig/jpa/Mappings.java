package io.github.dbmig.jpa;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;

import org.springframework.boot.hibernate.SpringImplicitNamingStrategy;

/**
 * Hibernate's mapping of entity classes, with the naming that Spring Boot gives it.
 */
final class Mappings {

	/** What lets Hibernate read a mapping without a database. */
	static final Map<String, Object> OFFLINE = Map.of("hibernate.boot.allow_jdbc_metadata_access", false,
			"hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect",
			"jakarta.persistence.database-product-name", "SQLite", "jakarta.persistence.database-major-version", 3,
			"jakarta.persistence.database-minor-version", 53);

	private Mappings() {
	}

	/**
	 * Read entity classes without a database.
	 */
	static EntityModel offline(Class<?>... entities) {
		return offline(Map.of(), List.of(entities));
	}

	static EntityModel offline(Map<String, Object> settings, List<Class<?>> entities) {
		Map<String, Object> all = new HashMap<>(OFFLINE);
		all.putAll(settings);
		return with(all, entities, EntityModel::of);
	}

	static <T> T with(Map<String, Object> settings, List<Class<?>> entities, Function<MetadataImplementor, T> use) {
		StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
			.applySetting("hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName())
			.applySetting("hibernate.implicit_naming_strategy", SpringImplicitNamingStrategy.class.getName())
			.applySetting("hibernate.hbm2ddl.auto", "none")
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
