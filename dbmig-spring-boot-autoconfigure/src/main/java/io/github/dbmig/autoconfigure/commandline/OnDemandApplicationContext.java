package io.github.dbmig.autoconfigure.commandline;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.convert.ConversionService;

/**
 * A context that knows all beans and makes none by itself: neither singletons, nor
 * listeners, nor what wants to be started with the application. Only what processes other
 * beans is made, as in every context.
 */
class OnDemandApplicationContext extends AnnotationConfigApplicationContext {

	/**
	 * Does what the overridden method does, but makes no bean: not even those that want
	 * to know of load-time weaving, of which the entity manager factory is one.
	 */
	@Override
	protected void finishBeanFactoryInitialization(ConfigurableListableBeanFactory beanFactory) {
		if (beanFactory.containsBean(CONVERSION_SERVICE_BEAN_NAME)
				&& beanFactory.isTypeMatch(CONVERSION_SERVICE_BEAN_NAME, ConversionService.class)) {
			beanFactory
				.setConversionService(beanFactory.getBean(CONVERSION_SERVICE_BEAN_NAME, ConversionService.class));
		}
		if (!beanFactory.hasEmbeddedValueResolver()) {
			beanFactory.addEmbeddedValueResolver((value) -> getEnvironment().resolvePlaceholders(value));
		}
		beanFactory.setTempClassLoader(null);
		beanFactory.freezeConfiguration();
	}

	@Override
	protected void registerListeners() {
	}

	/**
	 * Without a lifecycle processor nothing is started, and nothing made only to be
	 * stopped; nobody is told that the context was refreshed.
	 */
	@Override
	protected void finishRefresh() {
	}

}
