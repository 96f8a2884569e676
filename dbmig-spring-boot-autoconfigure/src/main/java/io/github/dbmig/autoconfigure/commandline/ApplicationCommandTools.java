package io.github.dbmig.autoconfigure.commandline;

import java.util.List;
import java.util.Optional;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationException;
import io.github.dbmig.authoring.RevisionAuthor;
import io.github.dbmig.authoring.RevisionEditor;
import io.github.dbmig.autoconfigure.DbmigProperties;
import io.github.dbmig.commandline.CommandTools;
import io.github.dbmig.revision.RevisionGraph;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * Takes what commands work with from the application's beans, each made when it is asked
 * for.
 */
final class ApplicationCommandTools implements CommandTools {

	private final ConfigurableApplicationContext context;

	ApplicationCommandTools(ConfigurableApplicationContext context) {
		this.context = context;
	}

	@Override
	public List<MigrationEngine> engines() {
		return this.context.getBeanProvider(MigrationEngine.class).orderedStream().toList();
	}

	@Override
	public RevisionGraph graph() {
		RevisionGraph graph = this.context.getBeanProvider(RevisionGraph.class).getIfAvailable();
		if (graph == null) {
			throw new MigrationException("dbmig is not active in this application.",
					"Configure a SQLite data source (spring.datasource.url), and leave dbmig.enabled at true.");
		}
		return graph;
	}

	@Override
	public Optional<RevisionAuthor> author() {
		return Optional.ofNullable(this.context.getBeanProvider(RevisionAuthor.class).getIfAvailable());
	}

	@Override
	public Optional<RevisionEditor> editor() {
		return Optional.ofNullable(this.context.getBeanProvider(RevisionEditor.class).getIfAvailable());
	}

	@Override
	public String defaultTarget() {
		return this.context.getBeanProvider(DbmigProperties.class)
			.stream()
			.map(DbmigProperties::target)
			.findFirst()
			.orElse("head");
	}

	/**
	 * As Spring Boot explains why an application doesn't start.
	 */
	@Override
	public boolean explain(Throwable failure) {
		List<SpringBootExceptionReporter> reporters = SpringFactoriesLoader
			.forDefaultResourceLocation(this.context.getClassLoader())
			.load(SpringBootExceptionReporter.class,
					ArgumentResolver.of(ConfigurableApplicationContext.class, this.context));
		return reporters.stream().anyMatch((reporter) -> reporter.reportException(failure));
	}

}
