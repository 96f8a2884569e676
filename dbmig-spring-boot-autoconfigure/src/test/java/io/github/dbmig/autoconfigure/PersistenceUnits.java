package io.github.dbmig.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.github.dbmig.DbmigDataSource;
import io.github.dbmig.RenamedFrom;
import io.github.dbmig.autoconfigure.fixture.library.Book;
import io.github.dbmig.autoconfigure.fixture.shop.Product;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/**
 * Configurations with databases and entity manager factories, to be put together.
 */
final class PersistenceUnits {

	private static final String VERBATIM = "org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl";

	/** How often a database was opened. */
	static final AtomicInteger connections = new AtomicInteger();

	private PersistenceUnits() {
	}

	private static LocalContainerEntityManagerFactoryBean factory(DataSource dataSource,
			Consumer<LocalContainerEntityManagerFactoryBean> entities) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		factory.setDataSource(dataSource);
		factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		entities.accept(factory);
		return factory;
	}

	static class CountingDataSource extends DriverManagerDataSource {

		CountingDataSource() {
			super("jdbc:sqlite::memory:");
		}

		@Override
		public Connection getConnection() throws SQLException {
			connections.incrementAndGet();
			return super.getConnection();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OneDatabase {

		@Bean
		DataSource dataSource() {
			return new CountingDataSource();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDatabases {

		@Bean
		@Primary
		DataSource dataSource() {
			return new CountingDataSource();
		}

		@Bean
		DataSource archive() {
			return new CountingDataSource();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MarkedArchive {

		@Bean
		@Primary
		DataSource dataSource() {
			return new CountingDataSource();
		}

		@Bean
		@DbmigDataSource
		DataSource archive() {
			return new CountingDataSource();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Marked {

		@Bean
		@DbmigDataSource
		DataSource marked() {
			return new CountingDataSource();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Proxied {

		@Bean
		@DbmigDataSource
		DataSource target() {
			return new CountingDataSource();
		}

		@Bean
		@Primary
		DataSource dataSource(@DbmigDataSource DataSource target) {
			return new LazyConnectionDataSourceProxy(target);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Routed {

		@Bean
		@DbmigDataSource
		DataSource target() {
			return new CountingDataSource();
		}

		@Bean
		@Primary
		DataSource dataSource(@DbmigDataSource DataSource target) {
			AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {

				@Override
				protected Object determineCurrentLookupKey() {
					return "only";
				}

			};
			routing.setTargetDataSources(Map.of("only", target));
			return routing;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ArchiveFactory {

		@Bean
		LocalContainerEntityManagerFactoryBean archiveFactory(@Qualifier("archive") DataSource dataSource) {
			return factory(dataSource, (factory) -> {
				factory.setPersistenceUnitName("archive");
				factory.setPackagesToScan(Product.class.getPackageName());
				factory.setMappingResources("io/github/dbmig/autoconfigure/shelf-orm.xml");
				factory.getJpaPropertyMap().put("hibernate.physical_naming_strategy", VERBATIM);
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ShopFactory {

		@Bean
		LocalContainerEntityManagerFactoryBean shopFactory(EntityManagerFactoryBuilder builder, DataSource dataSource) {
			return builder.dataSource(dataSource).packages(Product.class).persistenceUnit("shop").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LibraryFactory {

		@Bean
		LocalContainerEntityManagerFactoryBean libraryFactory(DataSource dataSource) {
			return factory(dataSource, (factory) -> factory.setPackagesToScan(Book.class.getPackageName()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SecondLibraryFactory {

		@Bean
		LocalContainerEntityManagerFactoryBean secondLibraryFactory(DataSource dataSource) {
			return factory(dataSource,
					(factory) -> factory.setManagedTypes(PersistenceManagedTypes.of(Book.class.getName())));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherBookFactory {

		@Bean
		LocalContainerEntityManagerFactoryBean otherBookFactory(DataSource dataSource) {
			return factory(dataSource,
					(factory) -> factory.setManagedTypes(PersistenceManagedTypes.of(OtherBook.class.getName())));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = { Product.class, Book.class })
	static class Scanned {

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizer {

		@Bean
		HibernatePropertiesCustomizer verbatim() {
			return (properties) -> properties.put("hibernate.physical_naming_strategy", VERBATIM);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Waiting {

		@Bean
		Object never() {
			throw new IllegalStateException("Nobody is to ask for it");
		}

		@Bean
		@DependsOn("never")
		LocalContainerEntityManagerFactoryBean waitingFactory(DataSource dataSource) {
			return factory(dataSource, (factory) -> factory.setPackagesToScan(Book.class.getPackageName()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Broken {

		@Bean
		LocalContainerEntityManagerFactoryBean brokenFactory() {
			throw new IllegalStateException("out of order");
		}

	}

	@Configuration
	static class AllInOne {

		@Bean
		DataSource dataSource() {
			return new CountingDataSource();
		}

		@Bean
		LocalContainerEntityManagerFactoryBean allInOneFactory(EntityManagerFactoryBuilder builder) {
			return builder.dataSource(dataSource()).packages(Book.class).build();
		}

	}

	@Entity
	@Table(name = "book")
	static class OtherBook {

		@Id
		Long id;

		@RenamedFrom("titel")
		String title;

	}

}
