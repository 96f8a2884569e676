package io.github.dbmig.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.info.BuildProperties;
import org.springframework.util.ClassUtils;

/**
 * Finds the version of the application: in its build information, else in the manifest of
 * its jar.
 */
final class ApplicationVersion {

	private ApplicationVersion() {
	}

	static @Nullable String of(@Nullable BuildProperties build, ListableBeanFactory beanFactory) {
		if (build != null && build.getVersion() != null) {
			return build.getVersion();
		}
		for (String name : beanFactory.getBeanNamesForAnnotation(SpringBootConfiguration.class)) {
			Class<?> type = beanFactory.getType(name, false);
			Package home = (type != null) ? ClassUtils.getUserClass(type).getPackage() : null;
			if (home != null && home.getImplementationVersion() != null) {
				return home.getImplementationVersion();
			}
		}
		return null;
	}

}
