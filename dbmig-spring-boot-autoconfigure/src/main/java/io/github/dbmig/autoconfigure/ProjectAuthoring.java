package io.github.dbmig.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.dbmig.authoring.AuthoringSettings;
import io.github.dbmig.authoring.Autogenerate;
import io.github.dbmig.authoring.CodeLocation;
import io.github.dbmig.authoring.ProposalSource;
import io.github.dbmig.compare.ModelScope;
import io.github.dbmig.compare.TablePatterns;
import io.github.dbmig.dialect.Database;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.engine.RevisionReplay;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.sqlite.SqliteDialect;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.util.ClassUtils;

/**
 * How the application's own project writes revisions.
 */
final class ProjectAuthoring {

	private ProjectAuthoring() {
	}

	static AuthoringSettings settings(DbmigProperties properties, ConfigurableListableBeanFactory beanFactory) {
		DbmigProperties.Authoring authoring = properties.authoring();
		return new AuthoringSettings(authoring.format(), authoring.directory(), packageName(properties, beanFactory),
				application(beanFactory));
	}

	private static String packageName(DbmigProperties properties, ConfigurableListableBeanFactory beanFactory) {
		String said = properties.authoring().packageName();
		if (said != null) {
			return said;
		}
		List<String> packages = RevisionPackages.of(properties.revisions().packages(), beanFactory);
		if (packages.isEmpty()) {
			return "revisions";
		}
		return properties.revisions().packages().isEmpty() ? packages.get(0) + ".revisions" : packages.get(0);
	}

	private static @Nullable Path application(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanNamesForAnnotation(SpringBootConfiguration.class)) {
			Class<?> type = beanFactory.getType(name, false);
			if (type != null) {
				return CodeLocation.of(ClassUtils.getUserClass(type));
			}
		}
		return null;
	}

	static ProposalSource proposals(Supplier<Optional<EntityModel>> model, DbmigProperties properties,
			DataSource dataSource, DatabaseAccess access) {
		SqliteDialect dialect = new SqliteDialect();
		Database database = dialect.database(dataSource, access);
		ModelScope scope = new ModelScope(TablePatterns.of(properties.exclude()),
				List.of(properties.versionTable(), properties.historyTable()));
		return new Autogenerate(new RevisionReplay(dialect, access.customizers()),
				() -> model.get().orElseThrow(NoProposals::noEntities), scope, (differences, renames) -> database
					.read((connection) -> database.effects(connection, differences, renames), List.of()));
	}

}
