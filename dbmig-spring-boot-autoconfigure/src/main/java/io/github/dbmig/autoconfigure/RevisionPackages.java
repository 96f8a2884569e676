package io.github.dbmig.autoconfigure;

import java.util.List;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;

/**
 * Where revisions written in Java are looked for.
 */
final class RevisionPackages {

	private RevisionPackages() {
	}

	/**
	 * Return the packages, with what is below them.
	 * @param configured what the properties say, empty for the application's own
	 * @param beanFactory knows the application's own
	 * @return names, empty if the application has none
	 */
	static List<String> of(List<String> configured, BeanFactory beanFactory) {
		return (configured.isEmpty() && AutoConfigurationPackages.has(beanFactory))
				? AutoConfigurationPackages.get(beanFactory) : configured;
	}

}
