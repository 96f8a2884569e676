package io.github.dbmig.autoconfigure;

import java.nio.file.Path;
import java.util.List;

import io.github.dbmig.Migration;
import io.github.dbmig.MigrationException;
import io.github.dbmig.Revision;
import io.github.dbmig.autoconfigure.fixture.collaborators.NeedsGreeter;
import io.github.dbmig.autoconfigure.fixture.circular.NeedsRepository;
import io.github.dbmig.autoconfigure.fixture.circular.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Revisions with collaborators.
 */
class RevisionCollaboratorTests {

	@TempDir
	Path folder;

	private ApplicationContextRunner runner;

	@BeforeEach
	void prepare() {
		this.runner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
							JdbcClientAutoConfiguration.class, DbmigAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=jdbc:sqlite:" + this.folder.resolve("data.db"),
					"dbmig.revisions.locations=classpath*:nowhere/");
	}

	private static List<String> names(JdbcClient jdbc) {
		return jdbc.sql("SELECT name FROM greeting").query(String.class).list();
	}

	private static MigrationException problem(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MigrationException problem) {
				return problem;
			}
		}
		throw new AssertionError(failure);
	}

	@Test
	void theyAreTakenInTheConstructor() {
		this.runner.withPropertyValues("dbmig.revisions.packages=" + NeedsGreeter.class.getPackageName())
			.withBean(NeedsGreeter.Greeter.class, () -> new NeedsGreeter.Greeter("hello"))
			.run((context) -> assertThat(names(context.getBean(JdbcClient.class))).containsExactly("hello"));
	}

	@Test
	void aRevisionMayBeABean() {
		this.runner.withPropertyValues("dbmig.revisions.packages=" + NeedsGreeter.class.getPackageName())
			.withBean(NeedsGreeter.class, () -> new NeedsGreeter(new NeedsGreeter.Greeter("made as a bean")))
			.run((context) -> assertThat(names(context.getBean(JdbcClient.class))).containsExactly("made as a bean"));
	}

	@Test
	void aMissingOneIsNamed() {
		this.runner.withPropertyValues("dbmig.revisions.packages=" + NeedsGreeter.class.getPackageName())
			.run((context) -> assertThat(context).getFailure()
				.cause()
				.isInstanceOf(MigrationException.class)
				.hasMessageContaining(
						"An object of the revision class " + NeedsGreeter.class.getName() + " can't be made")
				.hasMessageContaining(NeedsGreeter.Greeter.class.getName()));
	}

	@Test
	void oneThatNeedsTheDataSourceIsRefusedWithTheChain() {
		this.runner.withPropertyValues("dbmig.revisions.packages=" + NeedsRepository.class.getPackageName())
			.withUserConfiguration(LazyRepository.class)
			.run((context) -> {
				assertThat(context).hasFailed();
				MigrationException problem = problem(context.getStartupFailure());
				assertThat(problem.description()).isEqualTo("The revision class " + NeedsRepository.class.getName()
						+ " needs beans that need the migrated database, which is not migrated yet: "
						+ NeedsRepository.class.getName() + " -> bookRepository -> jdbcTemplate.");
				assertThat(problem.action())
					.isEqualTo("Take collaborators that don't need the data source. What has to "
							+ "read or write rows belongs into a data step (op.data), which is handed a JdbcClient.");
			});
	}

	@Test
	void oneThatIsWaitingForTheDatabaseItselfIsRefusedTheSameWay() {
		this.runner.withPropertyValues("dbmig.revisions.packages=" + NeedsRepository.class.getPackageName())
			.withBean("bookRepository", Repository.class)
			.run((context) -> assertThat(problem(context.getStartupFailure()).description())
				.isEqualTo("The revision class " + NeedsRepository.class.getName()
						+ " needs beans that need the migrated database, which is not migrated yet: "
						+ NeedsRepository.class.getName() + " -> bookRepository."));
	}

	@Test
	void theFixturesAreRevisions() {
		assertThat(List.of(NeedsGreeter.class, NeedsRepository.class)).allSatisfy((type) -> {
			assertThat(type).isAssignableTo(Migration.class);
			assertThat(type).hasAnnotation(Revision.class);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class LazyRepository {

		@Bean
		@Lazy
		Repository bookRepository(JdbcTemplate jdbc) {
			return new Repository(jdbc);
		}

	}

}
