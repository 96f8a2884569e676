package io.github.dbmig.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Has every entity manager factory of the migrated data source tell its mapping.
 */
class RunningEntityModelPostProcessor implements BeanPostProcessor {

	private static final String SETTING = "hibernate.integrator_provider";

	private final Supplier<MigratedDataSource> migrated;

	private final Supplier<RunningEntityModel> model;

	RunningEntityModelPostProcessor(Supplier<MigratedDataSource> migrated, Supplier<RunningEntityModel> model) {
		this.migrated = migrated;
		this.model = model;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factory
				&& DataSourceTargets.share(factory.getDataSource(), this.migrated.get().dataSource())) {
			Map<String, Object> settings = factory.getJpaPropertyMap();
			Object others = settings.get(SETTING);
			if (others == null || others instanceof IntegratorProvider) {
				settings.put(SETTING, (IntegratorProvider) () -> {
					List<Integrator> integrators = new ArrayList<>();
					if (others instanceof IntegratorProvider provider) {
						integrators.addAll(provider.getIntegrators());
					}
					integrators.add(this.model.get().listenTo(beanName));
					return integrators;
				});
			}
		}
		return bean;
	}

}
