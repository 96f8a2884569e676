package io.github.dbmig.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.dbmig.MigrationException;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.jpa.EntityModelSource;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.hibernate.autoconfigure.HibernateProperties;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Reads the entities of the application the way that its entity manager factories would
 * read them, but before these and without a connection: those that Spring Boot makes and
 * those that the application defines, as far as they use the data source that is
 * migrated. A factory that is told of its database by a URL uses no data source.
 */
class ApplicationEntityModelSource implements EntityModelSource {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Supplier<MigratedDataSource> migrated;

	/**
	 * Create a source.
	 * @param beanFactory where the entity manager factories are defined
	 * @param migrated what is migrated
	 */
	ApplicationEntityModelSource(ConfigurableListableBeanFactory beanFactory, Supplier<MigratedDataSource> migrated) {
		this.beanFactory = beanFactory;
		this.migrated = migrated;
	}

	@Override
	public Optional<EntityModel> read() {
		DataSource dataSource = this.migrated.get().dataSource();
		UninitializedFactories factories = new UninitializedFactories(this.beanFactory);
		List<EntityModel> units = new ArrayList<>();
		withoutProbe(() -> {
			for (String name : names()) {
				MappingCapture<EntityModel> capture = new MappingCapture<>(
						(used) -> DataSourceTargets.share(used, dataSource), EntityModel::of);
				capture(factories, name, capture);
				capture.result().ifPresent(units::add);
			}
		});
		return units.isEmpty() ? Optional.empty() : Optional.of(EntityModel.together(units));
	}

	private List<String> names() {
		List<String> names = new ArrayList<>();
		for (String name : this.beanFactory.getBeanNamesForType(LocalContainerEntityManagerFactoryBean.class, true,
				false)) {
			String plain = BeanFactoryUtils.transformedBeanName(name);
			// What is made already can't be made again, and has told its mapping itself
			if (this.beanFactory.containsBeanDefinition(plain) && !this.beanFactory.containsSingleton(plain)) {
				names.add(plain);
			}
		}
		return names;
	}

	private static void capture(UninitializedFactories factories, String name, MappingCapture<?> capture) {
		try {
			factories.initialize(name, (factory) -> {
				factory.setPersistenceProvider(capture);
				factory.setBootstrapExecutor(null);
			});
		}
		catch (BeansException ex) {
			if (capture.wasAsked()) {
				return;
			}
			throw failure(name, ex);
		}
		throw new IllegalStateException("Hibernate was not asked for the entity manager factory '" + name + "'");
	}

	private static MigrationException failure(String name, BeansException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MigrationException known) {
				return known;
			}
			if (cause instanceof PersistenceException refusal) {
				return new MigrationException("Hibernate refuses the mapping of the entities: " + refusal.getMessage(),
						"Correct the mapping; the application would not start with it either.", refusal);
			}
		}
		return new MigrationException(
				"The entities of the bean '" + name + "' could not be read, because it could not be made: "
						+ failure.getMostSpecificCause().getMessage(),
				"Correct its definition; the application would not start with it either.", failure);
	}

	/**
	 * Where nobody says {@code ddl-auto}, Spring Boot opens a connection to guess it, and
	 * SQLite would make a file. Nothing of it is used here.
	 */
	private void withoutProbe(Runnable reading) {
		HibernateProperties properties = this.beanFactory.getBeanProvider(HibernateProperties.class).getIfUnique();
		String said = (properties != null) ? properties.getDdlAuto() : null;
		setDdlAuto(properties, (said != null) ? said : "none");
		try {
			reading.run();
		}
		finally {
			setDdlAuto(properties, said);
		}
	}

	private static void setDdlAuto(@Nullable HibernateProperties properties, @Nullable String ddlAuto) {
		if (properties != null) {
			properties.setDdlAuto(ddlAuto);
		}
	}

}
