package io.github.dbmig.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.ModelComparison;
import io.github.dbmig.authoring.Answers;
import io.github.dbmig.authoring.QuestionAsker;
import io.github.dbmig.authoring.RevisionAuthor;
import io.github.dbmig.authoring.RevisionFormat;
import io.github.dbmig.authoring.RevisionRequest;
import io.github.dbmig.authoring.WrittenRevision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The entities of Spring's PetClinic grow through ten versions. Each time a revision is
 * generated, compiled and applied to a file with rows; then all ten are taken back.
 */
class PetClinicTests {

	private static final int VERSIONS = 10;

	private static final String SOURCES = "classpath:io/github/dbmig/autoconfigure/petclinic/v";

	/** What only the author knows. */
	private static final Map<Integer, Answers> ANSWERS = Map.of(2, backfills("owners.city='unknown'"), 6,
			backfills("visits.description=''"), 7, Answers.of(List.of("owners.address:street"), List.of(), List.of()),
			9, backfills("vets.version=0", "vets.dtype='Vet'"));

	/** What the application writes as soon as a version has a place for it. */
	private static final Map<Integer, List<String>> ROWS = Map.of(1, List.of(
			"INSERT INTO owners (id, first_name, last_name, address) VALUES (1, 'George', 'Franklin', '110 W'), "
					+ "(2, 'Betty', 'Davis', NULL)",
			"INSERT INTO pets (id, name, birth_date, owner_id) VALUES (1, 'Leo', '2010-09-07', 1), "
					+ "(7, 'Basil', NULL, 2)"),
			2, List.of("UPDATE owners SET telephone = '608' WHERE id = 2"), 3,
			List.of("INSERT INTO types (id, name) VALUES (1, 'cat'), (2, 'hamster')",
					"UPDATE pets SET type_id = 1 WHERE id = 1"),
			4,
			List.of("INSERT INTO vets (id, first_name, last_name) VALUES (1, 'James', 'Carter'), (2, 'Helen', 'Leary')",
					"INSERT INTO visits (id, visit_date, description, pet_id, vet_id) VALUES "
							+ "(1, '2013-01-01', 'rabies shot', 1, 2), (2, '2013-01-02', NULL, 7, NULL)"),
			5,
			List.of("INSERT INTO specialties (id, name) VALUES (1, 'radiology'), (2, 'surgery')",
					"INSERT INTO vet_specialties (vet_id, specialty_id) VALUES (2, 1), (2, 2)",
					"UPDATE pets SET sex = 'MALE' WHERE id = 1"),
			6, List.of("UPDATE pets SET sex = 'UNKNOWN' WHERE id = 7"), 9,
			List.of("INSERT INTO owner_notes (owner_id, position, note) VALUES (1, 0, 'rings twice')",
					"INSERT INTO vets (id, version, dtype, first_name, last_name, licence) VALUES "
							+ "(3, 0, 'Surgeon', 'Linda', 'Douglas', 'L1')"));

	/** The new names of what is renamed, on the way up. */
	private static final Map<Integer, Map<String, String>> RENAMES = Map.of(7,
			Map.of("owners.address", "owners.street", "owners.telephone", "owners.phone"), 8,
			Map.of("visits", "appointments"));

	@TempDir
	Path folder;

	private SourceProject project;

	@Test
	void tenVersionsGoUpAndDownWithTheirRows() throws IOException {
		this.project = new SourceProject(this.folder);
		Files.createDirectories(this.folder.resolve("src/main/resources/db/revisions"));
		List<Map<String, List<Map<String, Object>>>> states = new ArrayList<>();
		for (int version = 1; version <= VERSIONS; version++) {
			takeSources(version);
			Optional<WrittenRevision> written = revise(version);
			assertThat(written).as("revision of version " + version).isPresent();
			List<Map<String, List<Map<String, Object>>>> state = new ArrayList<>();
			int number = version;
			withApplication((context) -> {
				Map<String, List<Map<String, Object>>> upgraded = rows(context);
				if (number > 1) {
					assertKept(states.get(number - 2), upgraded, RENAMES.getOrDefault(number, Map.of()), number);
				}
				assertClean(context, number);
				assertThat(revise(context, number, null)).as("nothing more to do").isEmpty();
				ROWS.getOrDefault(number, List.of()).forEach((sql) -> jdbc(context).sql(sql).update());
				state.add(rows(context));
			}, false);
			states.add(state.get(0));
		}
		withApplication((context) -> {
			MigrationEngine engine = context.getBean(MigrationEngine.class);
			for (int version = VERSIONS; version >= 1; version--) {
				if (version == 6) {
					// The constant's rows are its users' to decide about
					jdbc(context).sql("UPDATE pets SET sex = NULL WHERE sex = 'UNKNOWN'").update();
				}
				Map<String, List<Map<String, Object>>> before = rows(context);
				engine.downgrade("-1");
				Map<String, String> back = new LinkedHashMap<>();
				RENAMES.getOrDefault(version, Map.of()).forEach((from, to) -> back.put(to, from));
				assertKept(before, rows(context), back, -version);
				assertThat(jdbc(context).sql("PRAGMA foreign_key_check").query().listOfRows()).isEmpty();
			}
			assertThat(rows(context)).isEmpty();
		}, true, "dbmig.on-startup=none", "dbmig.model-check=off");
	}

	private void takeSources(int version) {
		try {
			for (Resource source : new PathMatchingResourcePatternResolver()
				.getResources(SOURCES + version + "/*.java.txt")) {
				this.project.put("clinic/" + String.valueOf(source.getFilename()).replace(".txt", ""),
						source.getContentAsString(StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Optional<WrittenRevision> revise(int version) {
		List<Optional<WrittenRevision>> written = new ArrayList<>();
		// As a command does, without an entity manager factory
		withApplication((context) -> written.add(revise(context, version, String.format("%012x", version))), true,
				"dbmig.on-startup=none", "dbmig.model-check=off");
		return written.get(0);
	}

	private Optional<WrittenRevision> revise(AssertableApplicationContext context, int version, @Nullable String id) {
		return context.getBean(RevisionAuthor.class)
			.write(new RevisionRequest("version " + version, true, null, false, null, List.of(), id,
					RevisionFormat.JAVA, (id != null) ? ANSWERS.getOrDefault(version, Answers.none()) : Answers.none()),
					QuestionAsker.nobody());
	}

	private void withApplication(Consumer<AssertableApplicationContext> use, boolean lazy, String... properties) {
		try (URLClassLoader classes = this.project.compile()) {
			new ApplicationContextRunner().withClassLoader(classes).withInitializer((context) -> {
				if (lazy) {
					context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
				}
			})
				.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
						TransactionAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
						DbmigAutoConfiguration.class, DbmigJpaAutoConfiguration.class))
				.withUserConfiguration(classes.loadClass("clinic.Clinic"))
				.withPropertyValues("spring.datasource.url=jdbc:sqlite:" + this.folder.resolve("clinic.db"),
						"dbmig.revisions.packages=clinic.revisions", "dbmig.authoring.package=clinic.revisions",
						"dbmig.revisions.locations=file:" + this.folder.resolve("src/main/resources/db/revisions")
								+ "/",
						"dbmig.authoring.directory=" + this.project.sources(), "dbmig.model-check=fail")
				.withPropertyValues(properties)
				.run((context) -> {
					assertThat(context).hasNotFailed();
					use.accept(context);
				});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void assertClean(AssertableApplicationContext context, int version) {
		ModelComparison comparison = context.getBean(MigrationEngine.class).compare();
		assertThat(comparison.hasModel()).isTrue();
		assertThat(comparison.pending()).as("pending in version " + version).isEmpty();
		assertThat(comparison.drift()).as("drift in version " + version).isEmpty();
	}

	/** All rows of the application's tables, in the order of their keys. */
	private static Map<String, List<Map<String, Object>>> rows(AssertableApplicationContext context) {
		Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
		for (String table : jdbc(context)
			.sql("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'dbmig%' "
					+ "AND name NOT LIKE 'sqlite%'")
			.query(String.class)
			.list()) {
			rows.put(table, jdbc(context).sql("SELECT * FROM \"" + table + "\" ORDER BY 1").query().listOfRows());
		}
		return rows;
	}

	private static JdbcClient jdbc(AssertableApplicationContext context) {
		return JdbcClient.create(context.getBean(DataSource.class));
	}

	/** What both versions have a place for is what it was. */
	private static void assertKept(Map<String, List<Map<String, Object>>> before,
			Map<String, List<Map<String, Object>>> after, Map<String, String> renames, int version) {
		before.forEach((table, rows) -> {
			String present = renames.getOrDefault(table, table);
			if (after.containsKey(present)) {
				assertThat(after.get(present)).as(present + " in version " + version).hasSameSizeAs(rows);
				for (int i = 0; i < rows.size(); i++) {
					Map<String, Object> row = after.get(present).get(i);
					rows.get(i).forEach((column, value) -> {
						String name = renames.getOrDefault(table + "." + column, table + "." + column)
							.replaceFirst(".*\\.", "");
						if (row.containsKey(name) && value != null) {
							assertThat(row.get(name)).as(present + "." + name + " in version " + version)
								.isEqualTo(value);
						}
					});
				}
			}
		});
	}

	private static Answers backfills(String... backfills) {
		return Answers.of(List.of(), List.of(), List.of(backfills));
	}

}
