package io.github.dbmig.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import io.github.dbmig.MigrationException;
import io.github.dbmig.autoconfigure.MappingCapture.CapturedException;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.jpa.EntityModelSource;
import jakarta.persistence.PersistenceException;

import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/**
 * Reads the entities of the application from which Spring Boot makes the entity manager
 * factory, the way that factory would read them, but before it and without a connection.
 * An application that defines a factory of its own has other entities and settings; it
 * has no {@link PersistenceManagedTypes} either.
 */
class ApplicationEntityModelSource implements EntityModelSource {

	private final EntityManagerFactoryBuilder builder;

	private final PersistenceManagedTypes types;

	private final List<String> mappingResources;

	/**
	 * Create a source.
	 * @param builder Spring Boot's, with all that the application says to Hibernate
	 * @param types the entity classes
	 * @param mappingResources {@code spring.jpa.mapping-resources}, which the builder
	 * doesn't have
	 */
	ApplicationEntityModelSource(EntityManagerFactoryBuilder builder, PersistenceManagedTypes types,
			List<String> mappingResources) {
		this.builder = builder;
		this.types = types;
		this.mappingResources = List.copyOf(mappingResources);
	}

	@Override
	public EntityModel read() {
		MappingCapture<EntityModel> capture = new MappingCapture<>(EntityModel::of);
		LocalContainerEntityManagerFactoryBean factory = this.builder.dataSource(new NoDataSource())
			.managedTypes(this.types)
			.mappingResources(this.mappingResources.toArray(String[]::new))
			.build();
		factory.setPersistenceProvider(capture);
		factory.setBootstrapExecutor(null);
		try {
			factory.afterPropertiesSet();
		}
		catch (CapturedException ex) {
			return capture.result();
		}
		catch (PersistenceException ex) {
			throw new MigrationException("Hibernate refuses the mapping of the entities: " + ex.getMessage(),
					"Correct the mapping; the application would not start with it either.", ex);
		}
		throw new IllegalStateException("Hibernate was not asked for an entity manager factory");
	}

	/**
	 * Stands where Spring Boot asks for a data source: to guess the default of
	 * {@code ddl-auto} it would open a connection, and SQLite would make a file. It takes
	 * an SQLException for an answer.
	 */
	private static final class NoDataSource extends AbstractDataSource {

		@Override
		public Connection getConnection() throws SQLException {
			throw new SQLException("The mapping is read without a connection");
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

	}

}
