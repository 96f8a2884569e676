package io.github.dbmig.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.Migration;
import io.github.dbmig.revision.MigrationFactory;
import io.github.dbmig.revision.MigrationFactoryException;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Takes revisions from the application's beans, or makes them with beans as the arguments
 * of their constructors.
 */
final class BeanMigrationFactory implements MigrationFactory {

	private final ConfigurableListableBeanFactory beanFactory;

	BeanMigrationFactory(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public Migration create(Class<? extends Migration> type) {
		try {
			if (this.beanFactory.getBeanNamesForType(type, true, false).length > 0) {
				return this.beanFactory.getBean(type);
			}
			return (Migration) this.beanFactory.autowire(type, AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR, false);
		}
		catch (BeansException ex) {
			throw failure(type, ex);
		}
	}

	private MigrationFactoryException failure(Class<?> type, BeansException ex) {
		List<String> chain = new ArrayList<>(List.of(type.getName()));
		boolean circular = false;
		String reason = String.valueOf(ex.getMessage());
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			reason = String.valueOf(cause.getMessage());
			if (cause instanceof BeanCreationException creation && creation.getBeanName() != null
					&& !chain.contains(creation.getBeanName()) && !isInitializer(creation.getBeanName())) {
				chain.add(creation.getBeanName());
			}
			if (cause instanceof BeanCurrentlyInCreationException) {
				circular = true;
				break;
			}
		}
		if (circular) {
			return new MigrationFactoryException(
					"The revision class " + type.getName()
							+ " needs beans that need the migrated database, which is not " + "migrated yet: "
							+ String.join(" -> ", chain) + ".",
					"Take collaborators that don't need the data source. What has to read or write rows belongs into a data "
							+ "step (op.data), which is handed a JdbcClient.",
					ex);
		}
		return new MigrationFactoryException(
				"An object of the revision class " + type.getName() + " can't be made: " + reason,
				"Give the class a constructor without parameters, or one whose parameters are beans.", ex);
	}

	/**
	 * The circle closes at the bean that runs the migration, of which nobody knows.
	 */
	private boolean isInitializer(String beanName) {
		return this.beanFactory.containsBean(beanName)
				&& this.beanFactory.isTypeMatch(beanName, DbmigMigrationInitializer.class);
	}

}
