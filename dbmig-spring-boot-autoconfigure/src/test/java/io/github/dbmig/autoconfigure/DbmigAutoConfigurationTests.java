package io.github.dbmig.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.dbmig.DbmigDataSource;
import io.github.dbmig.Direction;
import io.github.dbmig.MigrationCallback;
import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationResult;
import io.github.dbmig.MigrationStatus;
import io.github.dbmig.MigrationStrategy;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.authoring.Answers;
import io.github.dbmig.authoring.Proposal;
import io.github.dbmig.authoring.ProposalSource;
import io.github.dbmig.authoring.QuestionAsker;
import io.github.dbmig.authoring.RebasedRevision;
import io.github.dbmig.authoring.RevisionAuthor;
import io.github.dbmig.authoring.RevisionCustomizer;
import io.github.dbmig.authoring.RevisionEditor;
import io.github.dbmig.authoring.RevisionRequest;
import io.github.dbmig.authoring.Step;
import io.github.dbmig.authoring.WrittenRevision;
import io.github.dbmig.autoconfigure.fixture.single.FixtureRevisions;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.engine.EngineSettings;
import io.github.dbmig.operation.DropTable;
import io.github.dbmig.operation.RenameTable;
import io.github.dbmig.revision.RevisionGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.Collation;
import org.sqlite.SQLiteConnection;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

class DbmigAutoConfigurationTests {

	@TempDir
	Path folder;

	private RevisionFiles revisions;

	private ApplicationContextRunner runner;

	@BeforeEach
	void prepare() {
		this.revisions = new RevisionFiles(this.folder).addBooks();
		this.runner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
							JdbcClientAutoConfiguration.class, DbmigAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + url("data.db"),
					"dbmig.revisions.locations=" + this.revisions.location());
	}

	private String url(String file) {
		return "jdbc:sqlite:" + this.folder.resolve(file);
	}

	private static List<String> current(MigrationEngine engine) {
		return engine.status().current();
	}

	@Test
	void migratesAtStartup() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(MigrationEngine.class);
			MigrationStatus status = context.getBean(MigrationEngine.class).status();
			assertThat(status.current()).containsExactly("bbbb2222");
			assertThat(status.upToDate()).isTrue();
			assertThat(context.getBean(JdbcClient.class).sql("SELECT isbn FROM book").query().listOfRows()).isEmpty();
		});
	}

	@Test
	void backsOffWithoutADataSource() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DbmigAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationEngine.class));
	}

	@Test
	void revisionsAreRebasedInTheirSources() {
		this.revisions.add("cccc3333", "aaaa1111", "pages", "ALTER TABLE book ADD COLUMN pages;",
				"ALTER TABLE book DROP COLUMN pages;");
		this.runner
			.withPropertyValues("dbmig.on-startup=none",
					"dbmig.authoring.directory=" + this.folder.resolve("revisions"))
			.run((context) -> {
				RebasedRevision rebased = context.getBean(RevisionEditor.class).rebase("cccc3333", "bbbb2222");
				assertThat(rebased.heads()).containsExactly("cccc3333");
				assertThat(rebased.file()).isEqualTo(this.revisions.path("cccc3333", "pages"))
					.content()
					.contains("-- revises: bbbb2222\n");
			});
	}

	@Test
	void backsOffWhenDisabled() {
		this.runner.withPropertyValues("dbmig.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(MigrationEngine.class);
			assertThat(this.folder.resolve("data.db")).doesNotExist();
		});
	}

	@Test
	void backsOffWithoutTheDriver() {
		this.runner.withClassLoader(new FilteredClassLoader("org.sqlite"))
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationEngine.class));
	}

	@Test
	void backsOffWithoutSpringJdbc() {
		this.runner.withClassLoader(new FilteredClassLoader(JdbcClient.class))
			.run((context) -> assertThat(context).doesNotHaveBean(DbmigMigrationInitializer.class));
	}

	@Test
	void theDefaultsOfThePropertiesAreThoseOfTheEngine() {
		DbmigProperties properties = new Binder(List.of()).bindOrCreate("dbmig", DbmigProperties.class);
		EngineSettings defaults = EngineSettings.defaults();
		assertThat(properties.enabled()).isTrue();
		assertThat(properties.onStartup()).isEqualTo(DbmigProperties.OnStartup.UPGRADE);
		assertThat(properties.target()).isEqualTo("head");
		assertThat(properties.transaction()).isEqualTo(defaults.transaction());
		assertThat(properties.onEdited()).isEqualTo(defaults.onEdited());
		assertThat(properties.versionTable()).isEqualTo(defaults.versionTable()).isEqualTo("dbmig_version");
		assertThat(properties.historyTable()).isEqualTo(defaults.historyTable()).isEqualTo("dbmig_history");
		assertThat(properties.lockTimeout()).isEqualTo(DatabaseAccess.DEFAULT_LOCK_TIMEOUT).hasSeconds(60);
		assertThat(properties.compareContent()).isEqualTo(DatabaseAccess.defaults().compareContent()).isTrue();
		assertThat(properties.revisions().packages()).isEmpty();
		assertThat(properties.revisions().locations()).containsExactly("classpath*:db/revisions/");
	}

	@Test
	void onStartupNoneLeavesTheDatabaseAlone() {
		this.runner.withPropertyValues("dbmig.on-startup=none").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(MigrationEngine.class).status().pending()).extracting(RevisionInfo::id)
				.containsExactly("aaaa1111", "bbbb2222");
			assertThat(this.folder.resolve("data.db")).doesNotExist();
		});
	}

	@Test
	void onStartupValidateAcceptsADatabaseAtHead() {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		this.runner.withPropertyValues("dbmig.on-startup=validate")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void theTargetLimitsTheUpgrade() {
		this.runner.withPropertyValues("dbmig.target=aaaa")
			.run((context) -> assertThat(current(context.getBean(MigrationEngine.class))).containsExactly("aaaa1111"));
	}

	@Test
	void theTargetHeadsAppliesSeveralHeads() {
		this.revisions.add("cccc3333", "aaaa1111", "pages", "ALTER TABLE book ADD COLUMN pages INTEGER;", "");
		this.runner.withPropertyValues("dbmig.target=heads")
			.run((context) -> assertThat(current(context.getBean(MigrationEngine.class)))
				.containsExactlyInAnyOrder("bbbb2222", "cccc3333"));
	}

	@Test
	void findsRevisionsInPackages() {
		this.runner
			.withPropertyValues("dbmig.revisions.packages=" + FixtureRevisions.class.getPackageName(),
					"dbmig.revisions.locations=classpath*:nowhere/")
			.run((context) -> {
				assertThat(current(context.getBean(MigrationEngine.class))).containsExactly("f1f1f1f1");
				assertThat(context.getBean(JdbcClient.class).sql("SELECT name FROM fixture").query(String.class).list())
					.containsExactly("made by a Java revision");
			});
	}

	@Test
	void commitsEachRevisionByItselfIfAsked() {
		this.revisions.add("cccc3333", "bbbb2222", "broken", "NONSENSE;", "");
		this.runner.withPropertyValues("dbmig.transaction=revision")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("NONSENSE"));
		this.runner.withPropertyValues("dbmig.on-startup=none")
			.run((context) -> assertThat(current(context.getBean(MigrationEngine.class))).containsExactly("bbbb2222"));
	}

	@Test
	void commitsNothingOfAFailedRunOtherwise() {
		this.revisions.add("cccc3333", "bbbb2222", "broken", "NONSENSE;", "");
		this.runner.run((context) -> assertThat(context).hasFailed());
		this.runner.withPropertyValues("dbmig.on-startup=none")
			.run((context) -> assertThat(current(context.getBean(MigrationEngine.class))).isEmpty());
	}

	@Test
	void theTablesCanHaveOtherNames() {
		this.runner.withPropertyValues("dbmig.version-table=v", "dbmig.history-table=my history")
			.run((context) -> assertThat(context.getBean(JdbcClient.class)
				.sql("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
				.query(String.class)
				.list()).containsExactly("book", "my history", "v"));
	}

	@Test
	void anEditedRevisionCanBeLetPass() throws Exception {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		Path file = this.revisions.path("bbbb2222", "isbn");
		Files.writeString(file, Files.readString(file).replace("isbn TEXT", "isbn VARCHAR(13)"));
		this.runner.run((context) -> assertThat(context).hasFailed());
		this.runner.withPropertyValues("dbmig.on-edited=warn").run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void callbacksAreToldInTheirOrder() {
		this.runner.withUserConfiguration(CallbackConfiguration.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(CallbackConfiguration.class).told).containsExactly(
					"first: run of [aaaa1111, bbbb2222] UPGRADE", "second: run of [aaaa1111, bbbb2222] UPGRADE",
					"first: before aaaa1111", "second: before aaaa1111", "first: after aaaa1111 at [aaaa1111]",
					"second: after aaaa1111 at [aaaa1111]", "first: before bbbb2222", "second: before bbbb2222",
					"first: after bbbb2222 at [bbbb2222]", "second: after bbbb2222 at [bbbb2222]",
					"first: done, [] -> [bbbb2222]", "second: done, [] -> [bbbb2222]");
		});
	}

	@Test
	void whatAutogenerateFoundIsShownToCustomizers() {
		Proposal proposed = new Proposal(List.of(), List.of(new Step(new DropTable("book"), List.of())), List.of());
		this.runner.withPropertyValues("dbmig.authoring.directory=" + this.folder)
			.withBean(ProposalSource.class, () -> (graph, parents, answers, asker) -> proposed)
			.withBean(RevisionCustomizer.class,
					() -> (proposal) -> new Proposal(List.of(),
							List.of(new Step(new RenameTable("book", "old_book"), List.of())), List.of()))
			.run((context) -> assertThat(context.getBean(RevisionAuthor.class)
				.write(RevisionRequest.autogenerate("keep", Answers.none()), QuestionAsker.nobody())).get()
				.extracting(WrittenRevision::changes)
				.isEqualTo(List.of("rename table \"book\" to \"old_book\"")));
	}

	@Test
	void customizersSeeTheConnectionsOfMigrations() {
		this.revisions.add("cccc3333", "bbbb2222", "collation",
				"CREATE TABLE sorted (name TEXT COLLATE backwards); CREATE INDEX ix_sorted ON sorted (name);", "");
		this.runner.run((context) -> assertThat(context).hasFailed());
		this.runner.withUserConfiguration(CustomizerConfiguration.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void theStrategyCanBeReplaced() {
		this.runner.withBean(MigrationStrategy.class, () -> (engine) -> engine.stamp("bbbb2222")).run((context) -> {
			MigrationStatus status = context.getBean(MigrationEngine.class).status();
			assertThat(status.current()).containsExactly("bbbb2222");
			assertThat(status.history()).singleElement()
				.satisfies((entry) -> assertThat(entry.direction()).isEqualTo(Direction.STAMP));
		});
	}

	@Test
	void theGraphCanBeReplaced() {
		this.runner.withBean(RevisionGraph.class, () -> RevisionGraph.of(List.of()))
			.run((context) -> assertThat(context.getBean(MigrationEngine.class).status().heads()).isEmpty());
	}

	@Test
	void theEngineCanBeReplaced() {
		this.runner.withUserConfiguration(EngineConfiguration.class).run((context) -> {
			assertThat(context).hasSingleBean(MigrationEngine.class);
			assertThat(context.getBean(MigrationEngine.class).name()).isEqualTo("mine");
			assertThat(context.getBean(EngineConfiguration.class).upgraded).containsExactly("head");
		});
	}

	@Test
	void theInitializerCanBeReplaced() {
		this.runner.withBean(DbmigMigrationInitializer.class,
				() -> new DbmigMigrationInitializer(new RecordingEngine(new ArrayList<>()), (engine) -> {
				}))
			.run((context) -> assertThat(context.getBean(MigrationEngine.class).status().current()).isEmpty());
	}

	@Test
	void theMarkedDataSourceIsMigrated() {
		this.runner.withUserConfiguration(MarkedDataSourceConfiguration.class).run((context) -> {
			MigrationEngine engine = context.getBean(MigrationEngine.class);
			assertThat(engine.name()).isEqualTo("archive");
			assertThat(engine.status().database().path()).isEqualTo(this.folder.resolve("archive.db"));
			assertThat(this.folder.resolve("other.db")).doesNotExist();
		});
	}

	@Test
	void thePrimaryDataSourceIsMigratedOtherwise() {
		this.runner.withUserConfiguration(PrimaryDataSourceConfiguration.class)
			.run((context) -> assertThat(context.getBean(MigrationEngine.class).name()).isEqualTo("main"));
	}

	@Test
	void theHistoryNamesTheVersionOfTheBuild() {
		Properties build = new Properties();
		build.setProperty("version", "1.4.2");
		this.runner.withBean(BuildProperties.class, () -> new BuildProperties(build))
			.run((context) -> assertThat(context.getBean(MigrationEngine.class).status().history())
				.allSatisfy((entry) -> assertThat(entry.appVersion()).isEqualTo("1.4.2")));
	}

	@Test
	void theSchemaIsManagedForTheMigratedDataSourceOnly() {
		this.runner.withUserConfiguration(MarkedDataSourceConfiguration.class).run((context) -> {
			SchemaManagementProvider provider = context.getBean(SchemaManagementProvider.class);
			assertThat(provider.getSchemaManagement(context.getBean("archive", DataSource.class)))
				.isEqualTo(SchemaManagement.MANAGED);
			assertThat(provider.getSchemaManagement(context.getBean("other", DataSource.class)))
				.isEqualTo(SchemaManagement.UNMANAGED);
		});
	}

	@Test
	void aSecondStartChangesNothing() throws Exception {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		byte[] before = Files.readAllBytes(this.folder.resolve("data.db"));
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(Files.readAllBytes(this.folder.resolve("data.db"))).isEqualTo(before);
	}

	@Test
	void aConnectionThatTheRunCouldNotRestoreLeavesThePool() {
		this.revisions.add("cccc3333", "bbbb2222", "temp", "CREATE TEMP TABLE leftover (a);", "");
		this.runner.withPropertyValues("spring.datasource.hikari.maximum-pool-size=1").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(JdbcClient.class)
				.sql("SELECT count(*) FROM sqlite_temp_schema")
				.query(Long.class)
				.single()).isZero();
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class CallbackConfiguration {

		final List<String> told = new ArrayList<>();

		@Bean
		@Order(2)
		MigrationCallback second() {
			return new TellingCallback("second", this.told);
		}

		@Bean
		@Order(1)
		MigrationCallback first() {
			return new TellingCallback("first", this.told);
		}

	}

	record TellingCallback(String name, List<String> told) implements MigrationCallback {

		@Override
		public void beforeRun(List<RevisionInfo> pending, Direction direction) {
			this.told.add(this.name + ": run of " + pending.stream().map(RevisionInfo::id).toList() + " " + direction);
		}

		@Override
		public void beforeRevision(RevisionInfo revision, Direction direction) {
			this.told.add(this.name + ": before " + revision.id());
		}

		@Override
		public void afterRevision(RevisionInfo revision, Direction direction, List<String> current) {
			this.told.add(this.name + ": after " + revision.id() + " at " + current);
		}

		@Override
		public void afterRun(MigrationResult result) {
			this.told.add(this.name + ": done, " + result.before() + " -> " + result.after());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizerConfiguration {

		@Bean
		MigrationConnectionCustomizer backwards() {
			return new BackwardsCollation();
		}

	}

	static final class BackwardsCollation implements MigrationConnectionCustomizer {

		@Override
		public void customize(Connection connection) throws SQLException {
			Collation.create(connection.unwrap(SQLiteConnection.class), "backwards", new Collation() {
				@Override
				protected int xCompare(String one, String other) {
					return other.compareTo(one);
				}
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EngineConfiguration {

		final List<String> upgraded = new ArrayList<>();

		@Bean
		MigrationEngine mine() {
			return new RecordingEngine(this.upgraded);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MarkedDataSourceConfiguration {

		@Bean
		@DbmigDataSource
		DataSource archive(Environment environment) {
			return dataSource(environment, "archive.db");
		}

		@Bean
		@Primary
		DataSource other(Environment environment) {
			return dataSource(environment, "other.db");
		}

		static DataSource dataSource(Environment environment, String file) {
			String url = environment.getRequiredProperty("spring.datasource.url");
			return DataSourceBuilder.create()
				.type(HikariDataSource.class)
				.url(url.substring(0, url.lastIndexOf('/') + 1) + file)
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryDataSourceConfiguration {

		@Bean
		@Primary
		DataSource main(Environment environment) {
			return MarkedDataSourceConfiguration.dataSource(environment, "main.db");
		}

		@Bean
		DataSource second(Environment environment) {
			return MarkedDataSourceConfiguration.dataSource(environment, "second.db");
		}

	}

}
