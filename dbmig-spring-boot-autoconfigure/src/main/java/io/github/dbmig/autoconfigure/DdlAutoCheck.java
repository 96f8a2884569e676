package io.github.dbmig.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.hibernate.autoconfigure.HibernateProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateSettings;
import org.springframework.boot.jpa.autoconfigure.JpaBaseConfiguration;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;

/**
 * Refuses before the migration what {@link DdlAutoGuard} would refuse after it. The
 * entity manager factory waits for the migration; of the one that Spring Boot makes, the
 * settings are known without it.
 */
class DdlAutoCheck implements InitializingBean {

	static final String BEAN_NAME = "dbmigDdlAutoCheck";

	private static final String FACTORY = "entityManagerFactory";

	private final ConfigurableListableBeanFactory beanFactory;

	private final MigratedDataSource migrated;

	private final ObjectProvider<DataSource> dataSources;

	private final ObjectProvider<JpaProperties> jpa;

	private final ObjectProvider<HibernateProperties> hibernate;

	DdlAutoCheck(ConfigurableListableBeanFactory beanFactory, MigratedDataSource migrated,
			ObjectProvider<DataSource> dataSources, ObjectProvider<JpaProperties> jpa,
			ObjectProvider<HibernateProperties> hibernate) {
		this.beanFactory = beanFactory;
		this.migrated = migrated;
		this.dataSources = dataSources;
		this.jpa = jpa;
		this.hibernate = hibernate;
	}

	@Override
	public void afterPropertiesSet() {
		JpaProperties jpaProperties = this.jpa.getIfAvailable();
		HibernateProperties hibernateProperties = this.hibernate.getIfAvailable();
		if (jpaProperties == null || hibernateProperties == null || !isMadeBySpringBoot()
				|| !DataSourceTargets.share(this.dataSources.getIfUnique(), this.migrated.dataSource())) {
			return;
		}
		Map<String, Object> settings = new HashMap<>();
		if (jpaProperties.isGenerateDdl()) {
			settings.put("hibernate.hbm2ddl.auto", "update");
		}
		settings.putAll(hibernateProperties.determineHibernateProperties(jpaProperties.getProperties(),
				new HibernateSettings().ddlAuto(() -> "none")));
		DdlAutoGuard.check(settings, FACTORY);
	}

	private boolean isMadeBySpringBoot() {
		if (!this.beanFactory.containsBeanDefinition(FACTORY)) {
			return false;
		}
		String maker = this.beanFactory.getBeanDefinition(FACTORY).getFactoryBeanName();
		Class<?> type = (maker != null) ? this.beanFactory.getType(maker, false) : null;
		return type != null && JpaBaseConfiguration.class.isAssignableFrom(type);
	}

}
