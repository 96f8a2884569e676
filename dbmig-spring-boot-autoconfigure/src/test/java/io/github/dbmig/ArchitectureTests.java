package io.github.dbmig;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * The house and its arrows.
 */
@AnalyzeClasses(packages = "io.github.dbmig", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ROOT = "io.github.dbmig";

	/**
	 * Which of our packages each of them may use. What isn't listed doesn't exist.
	 */
	private static final Map<String, Set<String>> ARROWS = Map.ofEntries(Map.entry(".sql", Set.of()),
			Map.entry(".operation", Set.of(".sql")), Map.entry(".schema", Set.of(".operation", ".sql")),
			Map.entry(".compare", Set.of("", ".operation", ".schema", ".sql")), Map.entry("", Set.of(".operation")),
			Map.entry(".revision", Set.of("", ".operation", ".sql")),
			Map.entry(".dialect", Set.of("", ".compare", ".operation", ".revision", ".schema")),
			Map.entry(".adoption", Set.of("", ".operation", ".schema", ".sql", ".compare")),
			Map.entry(".engine",
					Set.of("", ".operation", ".revision", ".dialect", ".sql", ".schema", ".compare", ".adoption")),
			Map.entry(".sqlite.ddl", Set.of(".operation", ".schema", ".sql")),
			Map.entry(".sqlite", Set.of("", ".operation", ".dialect", ".sql", ".schema", ".compare", ".sqlite.ddl")),
			Map.entry(".authoring",
					Set.of("", ".operation", ".schema", ".sql", ".compare", ".revision", ".dialect", ".engine",
							".jpa")),
			Map.entry(".jpa", Set.of("", ".operation", ".schema", ".revision", ".sql")),
			Map.entry(".autoconfigure",
					Set.of("", ".operation", ".revision", ".dialect", ".engine", ".sqlite", ".jpa", ".compare",
							".authoring")),
			Map.entry(".autoconfigure.actuate", Set.of("", ".autoconfigure")),
			Map.entry(".commandline", Set.of("", ".authoring", ".revision")), Map.entry(".autoconfigure.commandline",
					Set.of("", ".autoconfigure", ".authoring", ".commandline", ".revision")));

	@ArchTest
	static final ArchRule arrowsRunOneWay = classes().should(new ArchCondition<>("only use packages below their own") {

		@Override
		public void check(JavaClass type, ConditionEvents events) {
			String home = type.getPackageName().substring(ROOT.length());
			Set<String> allowed = ARROWS.get(home);
			if (allowed == null) {
				events.add(SimpleConditionEvent.violated(type, "The package of " + type.getName() + " has no arrows"));
				return;
			}
			type.getDirectDependenciesFromSelf().forEach((dependency) -> {
				String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
				if (target.equals(ROOT) || target.startsWith(ROOT + ".")) {
					String used = target.substring(ROOT.length());
					if (!used.equals(home) && !allowed.contains(used)) {
						events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
					}
				}
			});
		}

	});

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = SlicesRuleDefinition.slices()
		.matching("io.github.dbmig.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule onlyTheGlueKnowsSpringBoot = noClasses().that()
		.resideOutsideOfPackage("io.github.dbmig.autoconfigure..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot..");

	@ArchTest
	static final ArchRule onlyItsPackageKnowsTheDriver = noClasses().that()
		.resideOutsideOfPackages("io.github.dbmig.sqlite..", "io.github.dbmig.autoconfigure..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.sqlite..");

	@ArchTest
	static final ArchRule onlyItsPackageKnowsHibernate = noClasses().that()
		.resideOutsideOfPackages("io.github.dbmig.jpa..", "io.github.dbmig.autoconfigure..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.hibernate..", "jakarta.persistence..");

	@ArchTest
	static final ArchRule everyPackageIsNullMarked = classes()
		.should(new ArchCondition<>("be in a @NullMarked package") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				JavaPackage home = type.getPackage();
				events.add(new SimpleConditionEvent(type, home.isAnnotatedWith(NullMarked.class),
						home.getName() + " is not @NullMarked"));
			}

		});

	@ArchTest
	static final ArchRule onlyTheCommandLinePrintsToTheStandardStreams = noClasses().that()
		.doNotHaveFullyQualifiedName(ROOT + ".autoconfigure.commandline.StandardStreams")
		.should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

	@ArchTest
	static final ArchRule nothingUsesJavaUtilLogging = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

	@ArchTest
	static final ArchRule autoConfigurationsAreFinalAndHaveNoPublicMethods = methods().that()
		.areDeclaredInClassesThat()
		.haveSimpleNameEndingWith("AutoConfiguration")
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule autoConfigurationsArePublicAndFinal = classes().that()
		.haveSimpleNameEndingWith("AutoConfiguration")
		.should()
		.bePublic()
		.andShould()
		.haveModifier(JavaModifier.FINAL);

	@ArchTest
	static final ArchRule nothingIsStaticButConstants = classes()
		.should(new ArchCondition<>("have no static field that can change") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getFields()
					.stream()
					.filter((field) -> field.getModifiers().contains(JavaModifier.STATIC))
					.filter((field) -> !field.getModifiers().contains(JavaModifier.FINAL))
					.forEach((field) -> events.add(SimpleConditionEvent.violated(field, field.getFullName())));
			}

		});

	@ArchTest
	static final ArchRule implementationsOfOurInterfacesAreNotPublic = classes()
		.that(new DescribedPredicate<>("implement an interface of the root package") {

			@Override
			public boolean test(JavaClass type) {
				return !type.isInterface() && Stream.of("MigrationEngine", "MigrationStrategy")
					.anyMatch((name) -> type.isAssignableTo(ROOT + "." + name));
			}

		})
		.should()
		.notBePublic();

	/**
	 * Keep the rules honest: one that meets no class can't fail.
	 */
	@ArchTest
	static void everyArrowStartsAtAPackageThatExists(com.tngtech.archunit.core.domain.JavaClasses classes) {
		List<String> missing = ARROWS.keySet().stream().filter((name) -> !classes.containPackage(ROOT + name)).toList();
		if (!missing.isEmpty()) {
			throw new AssertionError("No such packages: " + Arrays.toString(missing.toArray()));
		}
	}

}
