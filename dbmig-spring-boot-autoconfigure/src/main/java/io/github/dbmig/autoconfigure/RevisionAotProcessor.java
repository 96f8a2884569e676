package io.github.dbmig.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.Migration;
import io.github.dbmig.Revision;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Finds the revisions written in Java while an application is processed ahead of time: a
 * native image keeps neither their class files, from which they are read, nor their
 * constructors unless it is told to.
 */
class RevisionAotProcessor implements BeanFactoryInitializationAotProcessor {

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		List<Class<?>> revisions = revisions(beanFactory);
		if (revisions.isEmpty()) {
			return null;
		}
		return (context, code) -> revisions.forEach((type) -> register(type, context.getRuntimeHints()));
	}

	private static void register(Class<?> type, RuntimeHints hints) {
		hints.reflection().registerType(type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
		hints.resources().registerPattern(ClassUtils.convertClassNameToResourcePath(type.getName()) + ".class");
	}

	private static List<Class<?>> revisions(ConfigurableListableBeanFactory beanFactory) {
		List<Class<?>> revisions = new ArrayList<>();
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(Revision.class));
		for (String basePackage : RevisionPackages.of(configured(beanFactory), beanFactory)) {
			for (BeanDefinition candidate : scanner.findCandidateComponents(basePackage)) {
				Class<?> type = ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()),
						beanFactory.getBeanClassLoader());
				if (Migration.class.isAssignableFrom(type)) {
					revisions.add(type);
				}
			}
		}
		return revisions;
	}

	private static List<String> configured(ConfigurableListableBeanFactory beanFactory) {
		Environment environment = beanFactory.getBeanProvider(Environment.class).getIfAvailable();
		return (environment == null) ? List.of()
				: Binder.get(environment)
					.bind("dbmig.revisions.packages", Bindable.listOf(String.class))
					.orElse(List.of());
	}

}
