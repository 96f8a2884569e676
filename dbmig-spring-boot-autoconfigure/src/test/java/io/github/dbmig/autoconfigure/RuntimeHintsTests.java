package io.github.dbmig.autoconfigure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

import io.github.dbmig.autoconfigure.fixture.collaborators.NeedsGreeter;
import io.github.dbmig.autoconfigure.fixture.library.Book;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedMethods;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.generate.MethodReference;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.aot.BeanFactoryInitializationCode;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.javapoet.ClassName;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a native image is told.
 */
class RuntimeHintsTests {

	@Test
	void sqlRevisionsAreKept() {
		RuntimeHints hints = new RuntimeHints();
		new DbmigRuntimeHints().registerHints(hints, null);
		assertThat(RuntimeHintsPredicates.resource().forResource("db/revisions/4f_books.sql")).accepts(hints);
		assertThat(RuntimeHintsPredicates.resource().forResource("db/revisions/sub/4f_books.sql")).accepts(hints);
		assertThat(RuntimeHintsPredicates.resource().forResource("db/migration/V1__books.sql")).rejects(hints);
	}

	@Test
	void theProxiesOfTheGuardedConnectionAreKnown() {
		RuntimeHints hints = new RuntimeHints();
		new DbmigRuntimeHints().registerHints(hints, null);
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(Connection.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(PreparedStatement.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(ResultSet.class)).accepts(hints);
	}

	@Test
	void javaRevisionsAreKeptWithTheirClassFilesAndConstructors() {
		isKept(beanFactory(NeedsGreeter.class));
	}

	@Test
	void theConfiguredPackagesCountInPlaceOfTheApplications() {
		DefaultListableBeanFactory beanFactory = beanFactory(Book.class);
		beanFactory.registerSingleton("environment",
				new MockEnvironment().withProperty("dbmig.revisions.packages[0]", NeedsGreeter.class.getPackageName()));
		isKept(beanFactory);
	}

	private static void isKept(DefaultListableBeanFactory beanFactory) {
		GenerationContext context = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("com.example", "Application")), new InMemoryGeneratedFiles());
		BeanFactoryInitializationAotContribution contribution = new RevisionAotProcessor()
			.processAheadOfTime(beanFactory);
		assertThat(contribution).isNotNull();
		contribution.applyTo(context, new NoCode());
		RuntimeHints hints = context.getRuntimeHints();
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(NeedsGreeter.class)
			.withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)).accepts(hints);
		assertThat(RuntimeHintsPredicates.resource()
			.forResource(NeedsGreeter.class.getName().replace('.', '/') + ".class")).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(NeedsGreeter.Greeter.class)).rejects(hints);
	}

	@Test
	void nothingIsContributedWithoutJavaRevisions() {
		assertThat(new RevisionAotProcessor().processAheadOfTime(new DefaultListableBeanFactory())).isNull();
		assertThat(new RevisionAotProcessor().processAheadOfTime(beanFactory(Book.class))).isNull();
	}

	@Test
	void theProcessorIsRegistered() {
		assertThat(AotServices.factories().load(BeanFactoryInitializationAotProcessor.class))
			.hasAtLeastOneElementOfType(RevisionAotProcessor.class);
	}

	private static DefaultListableBeanFactory beanFactory(Class<?> inBasePackage) {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		AutoConfigurationPackages.register(beanFactory, inBasePackage.getPackageName());
		return beanFactory;
	}

	/**
	 * The processor generates no code, so nothing of this may be called.
	 */
	private static final class NoCode implements BeanFactoryInitializationCode {

		@Override
		public ClassName getClassName() {
			throw new UnsupportedOperationException();
		}

		@Override
		public GeneratedMethods getMethods() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void addInitializer(MethodReference methodReference) {
			throw new UnsupportedOperationException();
		}

	}

}
