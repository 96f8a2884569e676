package io.github.dbmig.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.github.dbmig.MigrationException;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Refuses to let Hibernate change the schema of the data source that is migrated: two
 * hands on one schema, of which one drops and forgets what it doesn't know.
 */
class DdlAutoGuard implements BeanPostProcessor {

	private static final List<String> SETTINGS = List.of("hibernate.hbm2ddl.auto",
			"jakarta.persistence.schema-generation.database.action",
			"javax.persistence.schema-generation.database.action");

	private static final Set<String> HARMLESS = Set.of("none", "validate", "");

	private final Supplier<MigratedDataSource> migrated;

	DdlAutoGuard(Supplier<MigratedDataSource> migrated) {
		this.migrated = migrated;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factory
				&& DataSourceTargets.share(factory.getDataSource(), this.migrated.get().dataSource())) {
			check(factory, beanName);
		}
		return bean;
	}

	private static void check(AbstractEntityManagerFactoryBean factory, String beanName) {
		Map<String, Object> settings = new HashMap<>();
		if (factory.getJpaVendorAdapter() != null) {
			settings.putAll(factory.getJpaVendorAdapter().getJpaPropertyMap());
		}
		settings.putAll(factory.getJpaPropertyMap());
		check(settings, beanName);
	}

	/**
	 * Refuse settings by which Hibernate would change the schema.
	 * @param settings what an entity manager factory is told
	 * @param beanName its bean name
	 */
	static void check(Map<String, Object> settings, String beanName) {
		for (String setting : SETTINGS) {
			String value = String.valueOf(settings.getOrDefault(setting, "")).toLowerCase(Locale.ROOT);
			if (!HARMLESS.contains(value)) {
				throw new MigrationException("Hibernate is told to change the schema (" + setting + "=" + value
						+ " for the bean '" + beanName
						+ "') that dbmig migrates. On SQLite it would do half of the work, and what it does is in no "
						+ "revision.",
						"Remove spring.jpa.hibernate.ddl-auto (and spring.jpa.generate-ddl), or set it to none or validate. "
								+ "To let Hibernate have the schema, set dbmig.enabled=false.");
			}
		}
	}

}
