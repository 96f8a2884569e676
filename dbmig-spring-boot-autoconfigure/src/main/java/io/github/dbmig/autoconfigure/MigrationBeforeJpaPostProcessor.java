package io.github.dbmig.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;

/**
 * Lets JPA wait for the migration. Spring Boot does so by itself, except while
 * {@code spring.jpa.defer-datasource-initialization} is on: then it lets every
 * initializer of the database wait for JPA, because Hibernate would make the tables. With
 * dbmig it doesn't, and scripts that are deferred still run after both. What JPA is told
 * is checked before the migration.
 */
class MigrationBeforeJpaPostProcessor implements BeanFactoryPostProcessor, Ordered {

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		Set<String> factories = new LinkedHashSet<>();
		for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, EntityManagerFactory.class,
				true, false)) {
			factories.add(BeanFactoryUtils.transformedBeanName(name));
		}
		factories.removeIf((name) -> !beanFactory.containsBeanDefinition(name));
		for (String initializer : beanFactory.getBeanNamesForType(DbmigMigrationInitializer.class, true, false)) {
			BeanDefinition definition = beanFactory.getBeanDefinition(initializer);
			Set<String> before = dependsOn(definition);
			before.removeAll(factories);
			before.add(DdlAutoCheck.BEAN_NAME);
			definition.setDependsOn(before.toArray(String[]::new));
			for (String factory : factories) {
				BeanDefinition dependent = beanFactory.getBeanDefinition(factory);
				Set<String> needed = dependsOn(dependent);
				needed.add(initializer);
				dependent.setDependsOn(needed.toArray(String[]::new));
			}
		}
	}

	private static Set<String> dependsOn(BeanDefinition definition) {
		String[] names = definition.getDependsOn();
		return new LinkedHashSet<>((names != null) ? List.of(names) : List.of());
	}

	@Override
	public int getOrder() {
		// After Spring Boot has put the initializers in order
		return LOWEST_PRECEDENCE;
	}

}
