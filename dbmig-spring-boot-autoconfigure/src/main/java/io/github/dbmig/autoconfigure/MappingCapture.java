package io.github.dbmig.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.bytecode.enhance.spi.EnhancementContext;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.jpa.boot.internal.EntityManagerFactoryBuilderImpl;
import org.hibernate.jpa.boot.internal.PersistenceUnitInfoDescriptor;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;

import org.springframework.orm.jpa.persistenceunit.SmartPersistenceUnitInfo;
import org.springframework.util.Assert;

/**
 * Stands in for Hibernate as a persistence provider: reads the mapping as Hibernate would
 * to make an entity manager factory, without a connection, and makes none.
 *
 * @param <T> what is made of the mapping
 */
final class MappingCapture<T> extends HibernatePersistenceProvider {

	private final Function<MetadataImplementor, T> use;

	private @Nullable T result;

	MappingCapture(Function<MetadataImplementor, T> use) {
		this.use = use;
	}

	/**
	 * Return what was made of the mapping.
	 */
	T result() {
		Assert.state(this.result != null, "The mapping was not asked for");
		return this.result;
	}

	@Override
	public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info, Map<?, ?> properties) {
		MetadataImplementor metadata = new EntityManagerFactoryBuilderImpl(new Unit(info), settings(properties))
			.metadata();
		try {
			// As SessionFactoryImpl does before it looks at the mapping
			metadata.orderColumns(false);
			metadata.validate();
			this.result = this.use.apply(metadata);
		}
		finally {
			StandardServiceRegistryBuilder.destroy(metadata.getMetadataBuildingOptions().getServiceRegistry());
		}
		throw new CapturedException();
	}

	private static Map<String, Object> settings(Map<?, ?> properties) {
		Map<String, Object> settings = new HashMap<>();
		properties.forEach((name, value) -> settings.put(String.valueOf(name), value));
		settings.put("hibernate.boot.allow_jdbc_metadata_access", false);
		settings.put("hibernate.hbm2ddl.auto", "none");
		settings.remove("jakarta.persistence.schema-generation.database.action");
		settings.remove("jakarta.persistence.schema-generation.scripts.action");
		settings.putIfAbsent("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect");
		// Without these the dialect is that of SQLite 2.0, with other types
		String[] version = SQLiteJDBCLoader.getVersion().split("\\.", -1);
		settings.putIfAbsent("jakarta.persistence.database-product-name", "SQLite");
		settings.putIfAbsent("jakarta.persistence.database-major-version", version[0]);
		settings.putIfAbsent("jakarta.persistence.database-minor-version", version[1]);
		return settings;
	}

	/**
	 * The persistence unit as Spring's own provider describes it to Hibernate, without
	 * its data sources.
	 */
	private static final class Unit extends PersistenceUnitInfoDescriptor {

		private final List<String> classesAndPackages;

		Unit(PersistenceUnitInfo info) {
			super(info);
			this.classesAndPackages = new ArrayList<>(info.getManagedClassNames());
			if (info instanceof SmartPersistenceUnitInfo smart) {
				this.classesAndPackages.addAll(smart.getManagedPackages());
			}
		}

		@Override
		public List<String> getManagedClassNames() {
			return this.classesAndPackages;
		}

		@Override
		public @Nullable DataSource getJtaDataSource() {
			return null;
		}

		@Override
		public @Nullable DataSource getNonJtaDataSource() {
			return null;
		}

		@Override
		public void pushClassTransformer(EnhancementContext enhancementContext) {
			// The classes stay as they are for the factory that comes later
		}

	}

	/**
	 * Ends the making of a factory when the mapping has been read.
	 */
	@SuppressWarnings("serial")
	static final class CapturedException extends RuntimeException {

		CapturedException() {
			super("The mapping was read and no factory made", null, false, false);
		}

	}

}
