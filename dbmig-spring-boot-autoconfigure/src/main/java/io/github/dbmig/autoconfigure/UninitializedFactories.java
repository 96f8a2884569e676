package io.github.dbmig.autoconfigure;

import java.util.function.Consumer;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.util.Assert;

/**
 * Makes entity manager factory beans a second time, from the same definitions: the
 * application's own are not touched, and what they wait for is not waited for.
 */
final class UninitializedFactories {

	private final ConfigurableListableBeanFactory beanFactory;

	UninitializedFactories(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Make one, with everything that the application sets.
	 * @param name the bean's name
	 * @param last what to set last, before it makes the entity manager factory
	 */
	void initialize(String name, Consumer<LocalContainerEntityManagerFactoryBean> last) {
		Copies copies = new Copies(this.beanFactory);
		copies.copyConfigurationFrom(this.beanFactory);
		// It is there to keep Hibernate from changing the schema, which a copy can't
		copies.getBeanPostProcessors().removeIf(DdlAutoGuard.class::isInstance);
		copies.addBeanPostProcessor(new BeanPostProcessor() {

			@Override
			public Object postProcessBeforeInitialization(Object bean, String beanName) {
				if (bean instanceof LocalContainerEntityManagerFactoryBean factory) {
					last.accept(factory);
				}
				return bean;
			}

		});
		copies.create(name, copy(name));
	}

	private RootBeanDefinition copy(String name) {
		BeanDefinition original = this.beanFactory.getMergedBeanDefinition(name);
		Assert.isInstanceOf(RootBeanDefinition.class, original);
		RootBeanDefinition copy = ((RootBeanDefinition) original).cloneBeanDefinition();
		copy.setScope(BeanDefinition.SCOPE_PROTOTYPE);
		copy.setDependsOn((String[]) null);
		return copy;
	}

	/**
	 * Makes beans that it holds no definitions of: looking for what a bean needs, it
	 * would come across the bean itself.
	 */
	private static final class Copies extends DefaultListableBeanFactory {

		Copies(BeanFactory parent) {
			super(parent);
		}

		void create(String name, RootBeanDefinition definition) {
			createBean(name, definition, null);
		}

	}

}
