package io.github.dbmig.autoconfigure;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.authoring.Answers;
import io.github.dbmig.authoring.QuestionAsker;
import io.github.dbmig.authoring.RevisionAuthor;
import io.github.dbmig.authoring.RevisionFormat;
import io.github.dbmig.authoring.RevisionRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * SQLite takes no statement of more than 500 terms, which Hibernate's {@code validate}
 * asks it once there are some 33 tables.
 */
class ManyTablesTests {

	private static final int TABLES = 60;

	@TempDir
	Path folder;

	@Test
	void theModelCheckTakesMoreTablesThanHibernateCanValidate() throws Exception {
		SourceProject project = GeneratedEntities.in(this.folder, TABLES);
		Files.createDirectories(this.folder.resolve("src/main/resources/db/revisions"));
		run(project, List.of("dbmig.on-startup=none", "dbmig.model-check=off"),
				(runner) -> runner.run((context) -> context.getBean(RevisionAuthor.class)
					.write(new RevisionRequest("everything", true, null, false, null, List.of(), null,
							RevisionFormat.SQL, Answers.none()), QuestionAsker.nobody())));
		run(project, List.of("dbmig.model-check=fail"), (runner) -> runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(MigrationEngine.class).checkModel()).isEqualTo(Optional.of(List.of()));
		}));
		run(project, List.of("spring.jpa.hibernate.ddl-auto=validate"),
				(runner) -> runner.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageContaining("too many terms in compound SELECT")));
	}

	private void run(SourceProject project, List<String> properties, Use use) throws IOException {
		try (URLClassLoader classes = project.compile()) {
			use.run(new ApplicationContextRunner().withClassLoader(classes)
				.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
						TransactionAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
						DbmigAutoConfiguration.class, DbmigJpaAutoConfiguration.class))
				.withUserConfiguration(classes.loadClass("many.Many"))
				.withPropertyValues("spring.datasource.url=jdbc:sqlite:" + this.folder.resolve("many.db"),
						"dbmig.authoring.directory=" + this.folder.resolve("src/main/resources/db/revisions"),
						"dbmig.revisions.packages=none",
						"dbmig.revisions.locations=file:" + this.folder.resolve("src/main/resources/db/revisions")
								+ "/")
				.withPropertyValues(properties.toArray(String[]::new)));
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@FunctionalInterface
	private interface Use {

		void run(ApplicationContextRunner runner);

	}

}
