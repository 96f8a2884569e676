package io.github.dbmig.revision;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.dbmig.Direction;
import io.github.dbmig.Migration;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.Data;
import io.github.dbmig.operation.DropTable;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.Operations;
import io.github.dbmig.revision.fixture.Hidden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClassRevisionScriptTests {

	private static final String FIXTURE = "io.github.dbmig.revision.fixture.";

	private final FixtureClassLoader classLoader = new FixtureClassLoader(Hidden.class);

	@Test
	void theAnnotationSaysWhatItIs() throws IOException {
		assertThat(read("Valid$Full").info()).isEqualTo(new RevisionInfo("full1", List.of("p1", "p2"),
				"Größe \"x\"\u0000📏", Instant.parse("2026-11-23T10:15:30Z"), List.of("l1", "l2"), List.of("d1"), true,
				"class " + FIXTURE + "Valid$Full"));
		assertThat(read("Valid$Least").info()).isEqualTo(new RevisionInfo("least", List.of(), "", null, List.of(),
				List.of(), false, "class " + FIXTURE + "Valid$Least"));
	}

	@Test
	void theClassIsNotLoadedBeforeItsOperationsAreAskedFor() throws IOException {
		System.clearProperty("dbmig.test.least");
		ClassRevisionScript script = read("Valid$Least");
		script.info();
		script.fingerprint();
		script.location(Direction.UPGRADE, 0);
		assertThat(this.classLoader.asked()).isEmpty();
		assertThat(System.getProperty("dbmig.test.least")).isNull();
		assertThat(script.operations(Direction.UPGRADE)).containsExactly(new DropTable("t"));
		assertThat(this.classLoader.asked()).containsOnly("Valid$Least");
		assertThat(System.getProperty("dbmig.test.least")).isEqualTo("initialized");
		System.clearProperty("dbmig.test.least");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Valid$Full", "Valid$Least", "Valid$Both", "Valid$ARecord", "Valid$Outer$Nested",
			"Failing$AnEnum", "Failing$ExtendsHidden" })
	void aClassThatSaysAllItselfIsNotLoaded(String name) throws IOException {
		assertThat(read(name)).isNotNull();
		assertThat(this.classLoader.asked()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Valid$Inherited", "Valid$Default" })
	void aWayBackMayBeInherited(String name) throws IOException {
		ClassRevisionScript script = read(name);
		assertThat(script.info().reversible()).isTrue();
		assertThat(script.operations(Direction.DOWNGRADE)).hasSize(1);
	}

	@Test
	void aClassIsNotInitializedToKnowWhatItInherits() throws IOException {
		// its initializer fails
		assertThat(read("Failing$Initializer").info().reversible()).isTrue();
		assertThat(this.classLoader.asked()).contains("Failing$Initializer", "Failing$Base");
	}

	@Test
	void upgradeAndDowngradeAreToldApart() throws IOException {
		ClassRevisionScript script = read("Valid$Full");
		assertThat(script.operations(Direction.UPGRADE)).hasSize(2);
		assertThat(script.operations(Direction.DOWNGRADE)).containsExactly(new DropTable("t"));
		assertThat(script.location(Direction.UPGRADE, 1))
			.isEqualTo("class " + FIXTURE + "Valid$Full, operation 2 of upgrade");
		assertThat(script.location(Direction.DOWNGRADE, 0))
			.isEqualTo("class " + FIXTURE + "Valid$Full, operation 1 of downgrade");
	}

	// C22
	@Test
	void theDowngradeOfAnIrreversibleRevisionIsNotCalled() throws IOException {
		ClassRevisionScript script = read("Valid$Both");
		assertThat(script.info().reversible()).isFalse();
		assertThat(script.operations(Direction.UPGRADE)).hasSize(1);
		assertThat(script.operations(Direction.DOWNGRADE)).isEmpty();
	}

	@Test
	void dataStepsAreRecordedAndNotRun() throws IOException {
		assertThat(read("SelfContained").operations(Direction.UPGRADE)).hasSize(4)
			.filteredOn((operation) -> operation instanceof Data)
			.map((operation) -> ((Data) operation).description())
			.containsExactly("count t", "count u");
	}

	@ParameterizedTest
	@CsvSource({ "Valid$ARecord, 1", "Valid$Outer$Nested, 1", "Valid$Least, 0" })
	void recordsNestedClassesAndPrivateConstructorsAreMade(String name, int downgrade) throws IOException {
		ClassRevisionScript script = read(name);
		assertThat(script.operations(Direction.UPGRADE)).hasSize(1);
		assertThat(script.operations(Direction.DOWNGRADE)).hasSize(downgrade);
	}

	@Test
	void operationsAreRecordedOnce() throws IOException {
		AtomicInteger made = new AtomicInteger();
		ClassRevisionScript script = ClassRevisionScript.read(bytes("Valid$Full"), this.classLoader, (type) -> {
			made.incrementAndGet();
			return MigrationFactory.constructor().create(type);
		});
		List<Operation> first = script.operations(Direction.UPGRADE);
		assertThat(script.operations(Direction.UPGRADE)).isSameAs(first).isUnmodifiable();
		assertThat(script.operations(Direction.DOWNGRADE)).isUnmodifiable();
		assertThat(made).hasValue(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SelfContained", "SelfContainedRecord" })
	void aClassThatStandsForItselfHasAFingerprint(String name) throws IOException {
		assertThat(read(name).fingerprint()).matches("[0-9a-f]{32}").isEqualTo(read(name).fingerprint());
	}

	@ParameterizedTest
	@ValueSource(strings = { "ExtendsValid", "NeedsHidden", "NeedsHiddenArray", "ReadsFile", "ReadsResource",
			"Valid$WithAnonymous", "Valid$Default", "Valid$Full" })
	void aClassThatOtherFilesHaveASayInHasNoFingerprint(String name) throws IOException {
		assertThat(read(name).fingerprint()).isNull();
	}

	@Test
	void fingerprintsOfDifferentClassesDiffer() throws IOException {
		assertThat(read("SelfContained").fingerprint()).isNotEqualTo(read("SelfContainedRecord").fingerprint());
	}

	@ParameterizedTest
	@CsvSource({ "Refused$NoWayBack", "Refused$NoWayBackInherited" })
	void aRevisionSaysWhetherThereIsAWayBack(String name) {
		assertRefused(name, "The revision class " + FIXTURE + name
				+ " has no way back: it neither overrides downgrade(Operations) nor says that it is irreversible.",
				"Override downgrade, or declare @Revision(irreversible = true).");
	}

	@ParameterizedTest
	@CsvSource({ "Refused$NoMigration", "Refused$NoMigrationEither" })
	void aRevisionIsAMigration(String name) {
		assertRefused(name,
				"The class " + FIXTURE + name + " has @Revision and does not implement io.github.dbmig.Migration.",
				"Implement the interface, or remove the annotation.");
	}

	@ParameterizedTest
	@CsvSource({ "Refused$Abstract", "Refused$AnInterface" })
	void aRevisionIsNotAbstract(String name) {
		assertRefused(name, "The class " + FIXTURE + name + " has @Revision and is abstract.",
				"Put @Revision on a class that can be instantiated.");
	}

	@Test
	void aTimeThatIsNoInstantIsRefused() {
		assertRefused("Refused$Created",
				"The revision class " + FIXTURE
						+ "Refused$Created was 'created' at 'to\\u0007day', which is no instant.",
				"Write it as 2026-11-23T10:15:30Z, or leave it out.");
	}

	@Test
	void aRevisionWhoseSuperclassIsMissingIsRefusedIfThatMatters() {
		assertRefused("Refused$ParentHidden",
				"The revision class " + FIXTURE
						+ "Refused$ParentHidden can't be loaded: java.lang.NoClassDefFoundError: "
						+ "io/github/dbmig/revision/fixture/Hidden.",
				"Put what it needs on the class path. Revisions should not use entities or services, which move on.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "Constructor; java.lang.IllegalStateException: no\\u001b[2J object.",
			"Parameter; java.lang.NoSuchMethodException: io.github.dbmig.revision.fixture.Failing$Parameter.<init>().",
			"Initializer; java.lang.NumberFormatException: For input string: \"x\".",
			"Linkage; java.lang.NoClassDefFoundError: io/github/dbmig/revision/fixture/Hidden.",
			"AnEnum; java.lang.NoSuchMethodException: io.github.dbmig.revision.fixture.Failing$AnEnum.<init>().",
			"Inner; java.lang.NoSuchMethodException: io.github.dbmig.revision.fixture.Failing$Inner.<init>()." })
	void anObjectThatCannotBeMadeIsToldWithItsReason(String name, String reason) throws IOException {
		assertFails("Failing$" + name,
				"An object of the revision class " + FIXTURE + "Failing$" + name + " can't be made: " + reason,
				"Give the class a constructor without parameters, or one whose parameters are beans that do not need "
						+ "the data source.");
	}

	@Test
	void aClassThatCannotBeLoadedIsToldWithItsReason() throws IOException {
		assertFails("Failing$ExtendsHidden",
				"The revision class " + FIXTURE
						+ "Failing$ExtendsHidden can't be loaded: java.lang.NoClassDefFoundError: "
						+ "io/github/dbmig/revision/fixture/Hidden.",
				"Put what it needs on the class path. Revisions should not use entities or services, which move on.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "Upgrade; upgrade \"a message\"; upgrade; java.lang.IllegalArgumentException",
			"Downgrade; downgrade; downgrade; java.lang.UnsupportedOperationException: no way back.",
			"Missing; missing; upgrade; java.lang.NoClassDefFoundError: io/github/dbmig/revision/fixture/Hidden." })
	void aRevisionThatFailsWhileItRecordsIsToldWithItsReason(String name, String title, String method, String reason)
			throws IOException {
		ClassRevisionScript script = read("Failing$" + name);
		assertThatExceptionOfType(RevisionException.class).isThrownBy(() -> script.operations(Direction.UPGRADE))
			.satisfies((ex) -> {
				assertThat(ex.description()).startsWith("The revision " + title + " (class " + FIXTURE + "Failing$"
						+ name + ") failed in " + method + ", while it recorded its operations: " + reason);
				assertThat(ex.action()).isEqualTo(
						"Correct the class. A revision only records operations there; what needs the database belongs "
								+ "into a data step, and a revision without a way back says "
								+ "@Revision(irreversible = true).");
				assertThat(ex.getCause()).isNotNull();
			});
	}

	@Test
	void whatAFactorySaysIsNotWrapped() throws IOException {
		MigrationFactoryException told = new MigrationFactoryException("No bean.", "Make one.", null);
		ClassRevisionScript script = ClassRevisionScript.read(bytes("Valid$Full"), this.classLoader, (type) -> {
			throw told;
		});
		assertThatExceptionOfType(MigrationFactoryException.class)
			.isThrownBy(() -> script.operations(Direction.UPGRADE))
			.isSameAs(told);
	}

	@Test
	void aFactoryMayTakeTheObjectFromElsewhere() throws IOException {
		ClassRevisionScript script = ClassRevisionScript.read(bytes("Failing$Parameter"), this.classLoader,
				(type) -> new Migration() {

					@Override
					public void upgrade(Operations op) {
						op.dropTable("a");
					}

					@Override
					public void downgrade(Operations op) {
						op.dropTable("b");
					}

				});
		assertThat(script.operations(Direction.UPGRADE)).containsExactly(new DropTable("a"));
		assertThat(script.operations(Direction.DOWNGRADE)).containsExactly(new DropTable("b"));
	}

	private ClassRevisionScript read(String name) throws IOException {
		return ClassRevisionScript.read(bytes(name), this.classLoader, MigrationFactory.constructor());
	}

	private static byte[] bytes(String name) {
		try {
			return FixtureClassLoader
				.bytes(Class.forName(FIXTURE + name, false, FixtureClassLoader.class.getClassLoader()));
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private void assertRefused(String name, String description, String action) {
		assertThatExceptionOfType(RevisionException.class).isThrownBy(() -> read(name))
			.satisfies((ex) -> assertThat(List.of(ex.description(), ex.action())).containsExactly(description, action));
	}

	private void assertFails(String name, String description, String action) throws IOException {
		ClassRevisionScript script = read(name);
		assertThatExceptionOfType(RevisionException.class).isThrownBy(() -> script.operations(Direction.UPGRADE))
			.satisfies((ex) -> assertThat(List.of(ex.description(), ex.action())).containsExactly(description, action));
	}

}
