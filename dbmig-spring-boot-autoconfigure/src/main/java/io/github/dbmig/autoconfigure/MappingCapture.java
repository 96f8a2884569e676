package io.github.dbmig.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

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

/**
 * Stands in for Hibernate as a persistence provider: reads the mapping as Hibernate would
 * to make an entity manager factory, without a connection, and makes none.
 *
 * @param <T> what is made of the mapping
 */
final class MappingCapture<T> extends HibernatePersistenceProvider {

	private static final List<String> DATA_SOURCES = List.of("jakarta.persistence.jtaDataSource",
			"jakarta.persistence.nonJtaDataSource", "hibernate.connection.datasource");

	private final Predicate<DataSource> wanted;

	private final Function<MetadataImplementor, T> use;

	private boolean asked;

	private @Nullable T result;

	/**
	 * Create a provider.
	 * @param wanted whether the mapping of a persistence unit is to be read, by the data
	 * source that it uses
	 * @param use what to make of the mapping
	 */
	MappingCapture(Predicate<DataSource> wanted, Function<MetadataImplementor, T> use) {
		this.wanted = wanted;
		this.use = use;
	}

	/**
	 * Whether a factory was to be made.
	 */
	boolean wasAsked() {
		return this.asked;
	}

	/**
	 * Return what was made of the mapping.
	 * @return the result, empty if the persistence unit uses another data source
	 */
	Optional<T> result() {
		return Optional.ofNullable(this.result);
	}

	@Override
	public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info, Map<?, ?> properties) {
		DataSource dataSource = dataSource(info, properties);
		if (dataSource != null && this.wanted.test(dataSource)) {
			read(info, properties);
		}
		this.asked = true;
		throw new CapturedException();
	}

	private static @Nullable DataSource dataSource(PersistenceUnitInfo info, Map<?, ?> properties) {
		if (info.getJtaDataSource() != null) {
			return info.getJtaDataSource();
		}
		if (info.getNonJtaDataSource() != null) {
			return info.getNonJtaDataSource();
		}
		return DATA_SOURCES.stream()
			.map((name) -> properties.get(name))
			.filter(DataSource.class::isInstance)
			.map(DataSource.class::cast)
			.findFirst()
			.orElse(null);
	}

	private void read(PersistenceUnitInfo info, Map<?, ?> properties) {
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
	}

	private static Map<String, Object> settings(Map<?, ?> properties) {
		Map<String, Object> settings = new HashMap<>();
		properties.forEach((name, value) -> settings.put(String.valueOf(name), value));
		settings.put("hibernate.boot.allow_jdbc_metadata_access", false);
		settings.put("hibernate.hbm2ddl.auto", "none");
		settings.remove("jakarta.persistence.schema-generation.database.action");
		settings.remove("jakarta.persistence.schema-generation.scripts.action");
		DATA_SOURCES.forEach(settings::remove);
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
	 * Ends the making of a factory.
	 */
	@SuppressWarnings("serial")
	static final class CapturedException extends RuntimeException {

		CapturedException() {
			super("The mapping was read and no factory made", null, false, false);
		}

	}

}
