package io.github.dbmig.engine;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.dbmig.HistoryEntry;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationException;
import io.github.dbmig.MigrationResult;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionGraphException;
import io.github.dbmig.sqlite.SqliteDialect;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The acceptance cases G1 to G47 of targets and graphs, each by its number, with real
 * engines: which revisions run, in which order, and what the version table holds then.
 */
class GraphCaseTests {

	private static final TestRevision[] L = { of("a"), of("b", "a"), of("c", "b"), of("d", "c"), of("e", "d") };

	private static final TestRevision[] Y = { of("a"), of("b", "a"), of("c1", "b").labels("c1branch"), of("d1", "c1"),
			of("c2", "b").labels("c2branch"), of("d2", "c2") };

	private static final TestRevision[] W = { of("a").labels("abranch"), of("b", "a"), of("somelongername", "b"),
			of("c", "somelongername"), of("d"), of("e", "d").labels("ebranch"), of("someothername", "e"),
			of("f", "someothername") };

	private static final TestRevision[] M = with(Y, of("m", "d1", "d2"), of("f", "m"));

	/** Two roots, the third of the second depends on the third of the first. */
	private static final TestRevision[] DEPENDENT = { of("a1").labels("lib1"), of("b1", "a1"), of("c1", "b1"),
			of("d1", "c1"), of("e1", "d1"), of("a2"), of("b2", "a2"), of("c2", "b2").dependsOn("c1") };

	/** One arm depends on the other. */
	private static final TestRevision[] CROSSED = { of("a"), of("b", "a"), of("c1", "b").labels("c1branch"),
			of("d1", "c1"), of("c2", "b").labels("c2branch"), of("d2", "c2").dependsOn("c1") };

	@TempDir
	Path folder;

	private int files;

	private MigrationEngine engine;

	@Test
	void everyCaseHasATest() {
		assertThat(Stream.of(getClass().getDeclaredMethods())
			.map(Method::getName)
			.filter((name) -> name.matches("g\\d+_.*"))
			.map((name) -> Integer.valueOf(name.substring(1, name.indexOf('_'))))
			.sorted()).containsExactlyElementsOf(IntStream.rangeClosed(1, 47).boxed().toList());
	}

	@Test
	void g1_upgradeToAnId() {
		at(L, "c").up("e", "d e", "e");
	}

	@Test
	void g2_upgradeFromAnEmptyDatabase() {
		at(L, "").up("c", "a b c", "c");
	}

	@Test
	void g3_upgradeSteps() {
		at(L, "a").up("+2", "b c", "c");
		at(L, "b").up("+3", "c d e", "e");
	}

	@Test
	void g4_upgradeToStepsFromAnId() {
		at(L, "a").up("b+2", "b c d", "d");
		at(L, "a").up("d-2", "b", "b");
	}

	@Test
	void g5_stepsUpThatAreNotThere() {
		at(L, "b").upRefused("+5",
				"The target '+5' can't be reached: from b \"make b\" there are only 3 steps up, not 5.");
		upRefused("-2", "The target '-2' leads down, and this is an upgrade.");
	}

	@Test
	void g6_downgradeToAnIdAndToBase() {
		at(L, "e").down("c", "e d", "c");
		down("base", "c b a", "");
		assertThat(this.engine.status().history()).isNotEmpty();
		assertThat(this.engine.status().unversioned()).isFalse();
	}

	@Test
	void g7_downgradeSteps() {
		at(L, "c").down("-1", "c", "b");
		at(L, "e").down("-3", "e d c", "b");
		at(L, "d").down("a+2", "d", "c");
		at(L, "d").down("c-2", "d c b", "a");
	}

	@Test
	void g8_stepsDownThatAreNotThere() {
		at(L, "b").downRefused("-5",
				"The target '-5' can't be reached: from b \"make b\" there are only 2 steps down, not 5.");
		downRefused("+2", "The target '+2' leads up, and this is a downgrade.");
	}

	@Test
	void g9_downgradeToWhatIsNotBelow() {
		at(L, "").downRefused("c", "The target 'c' is not a valid downgrade target from current head(s): the database "
				+ "is at base, and a downgrade goes to a revision below.");
		at(L, "b").downRefused("c", "The target 'c' is not a valid downgrade target from current head(s): the database "
				+ "is at b \"make b\", and a downgrade goes to a revision below.");
	}

	@Test
	void g10_downgradeToWhereItIs() {
		at(L, "e").down("e", "", "e");
		at(L, "").down("base", "", "");
	}

	@Test
	void g11_oneStepDownAtTheBottom() {
		at(L, "").downRefused("-1", "The target '-1' can't be reached: from base there are only 0 steps down, not 1.");
		at(L, "a").down("-1", "a", "");
	}

	@Test
	void g12_oneStepUpFromBase() {
		at(L, "").up("base+1", "a", "a");
		at(L, "").up("+1", "a", "a");
	}

	@Test
	void g13_upgradeOneArmOrBoth() {
		at(Y, "b").up("d1", "c1 d1", "d1");
		at(Y, "a").up("heads", "b c1 d1 c2 d2", "d1 d2");
	}

	@Test
	void g14_severalHeadsAreNotTheHead() {
		at(Y, "b").upRefused("head", """
				The target 'head' needs one head, and the revisions have 2:
				  - d1 "make d1" (Rd1.java)
				  - d2 "make d2" (Rd2.java)
				They part after b "make b".""");
		assertThat(action(() -> this.engine.upgrade("head"))).isEqualTo(
				"Merge them: dbmig merge -m \"merge\". Or give the branch that is not published yet the other as its "
						+ "parent: dbmig rebase c2 --onto d1, or dbmig rebase c1 --onto d2. To have all of them applied side by "
						+ "side, use the target 'heads' (dbmig.target: heads); to have one applied, its id, or label@head.");
	}

	@Test
	void g15_downgradeBothArms() {
		at(Y, "d1 d2").down("a", "d2 c2 d1 c1 b", "a");
	}

	@Test
	void g16_stepsDownFromTheHeadOfABranch() {
		at(Y, "b").up("c2branch@head-1", "c2", "c2");
	}

	@Test
	void g17_stepsUpFromTheBaseOfABranch() {
		at(Y, "d1 d2").down("c2branch@base+2", "d2 c2", "d1");
		at(Y, "d1 d2").down("base+2", "d2 c2 d1 c1", "b");
	}

	@Test
	void g18_stepsUpIntoABranch() {
		at(Y, "d1 d2").down("c2branch@base+3", "d2", "c2 d1");
		at(Y, "d1 d2").down("c2", "d2", "c2 d1");
	}

	@Test
	void g19_oneStepDownFromTwoRevisions() {
		at(Y, "d1 d2").downRefused("-1",
				"The target '-1' is ambiguous: the database is at 2 revisions, d1 \"make d1\", d2 \"make d2\".");
		assertThat(action(() -> this.engine.downgrade("-1")))
			.isEqualTo("Say on which branch: d1@-1 or d2@-1, or name the revision to go to by its id.");
		down("c1branch@-1", "d1", "c1 d2");
		at(Y, "d1").down("-1", "d1", "c1");
	}

	@Test
	void g20_oneStepUpFromTwoRevisions() {
		at(Y, "c1 c2").upRefused("+1",
				"The target '+1' is ambiguous: the database is at 2 revisions, c1 \"make c1\", c2 \"make c2\".");
		up("c2branch@+1", "d2", "c1 d2");
		at(Y, "c1").up("c2branch@+1", "c2", "c1 c2");
	}

	@Test
	void g21_downgradeOneArmToTheFork() {
		at(Y, "c1 d2").down("c1branch@b", "c1", "d2");
		at(Y, "c1 d2").down("c2@b", "d2 c2", "c1");
		at(Y, "c1 d2").down("d1@b", "c1", "d2");
	}

	@Test
	void g22_stepsFromOneOfTwoRevisions() {
		at(Y, "d2 c1").down("d2-1", "d2", "c1 c2");
		at(Y, "c1 d2").down("d2-1", "d2", "c1 c2");
	}

	@Test
	void g23_aBranchTellsPrefixesApart() {
		at(W, "").up("ebranch@some", "d e someothername", "someothername");
		at(W, "").up("abranch@some", "a b somelongername", "somelongername");
	}

	@Test
	void g24_whatIsNotOnABranch() {
		at(W, "").upRefused("ebranch@sos", "There is no revision 'sos' on the branch 'ebranch' of this build. The "
				+ "beginning of an id needs 4 characters or more.");
		upRefused("ebranch@qprstuv", "There is no revision 'qprstuv' on the branch 'ebranch' of this build.");
	}

	@Test
	void g25_aWholeIdMayBeShort() {
		at(W, "").up("e", "d e", "e");
	}

	@Test
	void g26_pointsOfABranch() {
		at(W, "").up("abranch@head", "a b somelongername c", "c");
		down("abranch@base", "c somelongername b a", "");
		up("ebranch", "d e", "e");
		at(W, "").up("ebranch@ebranch", "d e", "e");
	}

	@Test
	void g27_branchesThatAreNone() {
		at(W, "").upRefused("ebranch@b",
				"The revision b \"make b\" is not a member of branch 'ebranch': it comes neither "
						+ "before nor after ebranch.");
		upRefused("x@d",
				"There is no branch 'x' in this build: it is neither a label nor a revision. The beginning of an "
						+ "id needs 4 characters or more.");
	}

	@Test
	void g28_ambiguousPrefixes() {
		at(new TestRevision[] { of("12345"), of("12346", "12345"), of("12347", "12346"), of("12348", "12347") }, "")
			.upRefused("1234", "Several revisions begin with '1234': 12345, 12346, 12347 and 1 more.");
	}

	@Test
	void g29_oneLabelOnTwoLineages() {
		assertProblem("The label 'x' is used twice, by c (Rc.java) and by e (Re.java).", of("c").labels("x"),
				of("e").labels("x"));
	}

	@Test
	void g30_loopsAndCycles() {
		assertProblem("Revision a (Ra.java) revises itself.", of("a", "a"));
		assertProblem("Revisions follow each other in a cycle: a (Ra.java) -> b (Rb.java) -> a.", of("a", "b"),
				of("b", "a"));
		assertProblem("Revision a (Ra.java) depends on itself.", of("a").dependsOn("a"));
		assertProblem("Revisions follow each other in a cycle: a (Ra.java) -> b (Rb.java) -> a.",
				of("a").dependsOn("b"), of("b").dependsOn("a"));
	}

	@Test
	void g31_missingParentsAndIdsUsedTwice() {
		assertProblem("Revision b (Rb.java) revises nowhere, and there is no revision of that id.", of("b", "nowhere"));
		assertProblem("The id a is used twice, by Ra.java and by Ra.java.", of("a"), of("a"));
	}

	@Test
	void g32_mergesAndUnmerges() {
		at(M, "b").up("f", "c1 d1 c2 d2 m f", "f");
		down("m", "f", "m");
		down("-1", "m", "d1 d2");
		down("b", "d2 c2 d1 c1", "b");
		at(M, "f").down("b", "f m d2 c2 d1 c1", "b");
	}

	@Test
	void g33_stampsAcrossAMerge() {
		at(M, "d1 c2").stamp("m", "m");
		stamp("a", "a");
		at(M, "c2").stamp("m", "m");
	}

	@Test
	void g34_aDependencyOfAnotherRootRunsBefore() {
		at(DEPENDENT, "").up("c2", "a2 b2 a1 b1 c1 c2", "c2");
	}

	@Test
	void g35_goingDownBesideADependency() {
		at(DEPENDENT, "c2 d1").down("d1-1", "d1", "c2");
		at(DEPENDENT, "e1 c2").stamp("b1", "b1");
	}

	@Test
	void g36_dependenciesThatNothingImpliesAnyMoreGetRows() {
		TestRevision[] graph = { of("a1"), of("a2", "a1"), of("a3", "a2"), of("b1"), of("b2", "b1"), of("c1"),
				of("d1").dependsOn("a3", "b2", "c1"), of("amerge", "a3"), of("cmerge", "c1") };
		at(graph, "d1").down("d1@base", "d1", "a3 b2 c1");
		at(graph, "amerge cmerge d1").down("d1@base", "d1", "amerge b2 cmerge");
	}

	@Test
	void g37_aDependencyThatIsStillImpliedGetsNoRow() {
		at(new TestRevision[] { of("a3"), of("b1"), of("b2", "b1").dependsOn("a3"), of("b3", "b2"),
				of("b4", "b3").dependsOn("a3") }, "b4")
			.down("b3", "b4", "b3");
	}

	@Test
	void g38_aDependencyOnTheParent() {
		at(new TestRevision[] { of("a"), of("b", "a").dependsOn("a"), of("c", "b") }, "").up("head", "a b c", "c");
		down("base", "c b a", "");
	}

	@Test
	void g39_aBranchThatTheOtherNeeds() {
		at(CROSSED, "d1 d2").down("c1branch@b", "d2 d1 c1", "c2");
		at(CROSSED, "d1 d2").down("c2branch@b", "d2 c2", "d1");
	}

	@Test
	void g40_aMergeWhoseParentsWentOn() {
		at(new TestRevision[] { of("a"), of("b1", "a"), of("b2", "a"), of("b3", "a"), of("c1", "b1"), of("c2", "b2"),
				of("c3", "b3"), of("d1", "c1", "c2", "c3"), of("d2", "c2"), of("d3", "c3") }, "d3 d2 b1")
			.up("d1", "c1 d1", "d1 d2 d3");
	}

	@Test
	void g41_twoMergesOfTheSameParents() {
		at(new TestRevision[] { of("a"), of("b1", "a"), of("b2", "a"), of("b3", "a"), of("c1", "b1", "b2", "b3"),
				of("c2", "b1", "b2", "b3") }, "a");
		List<String> rows = new ArrayList<>();
		for (String next : List.of("b1", "b2", "b3", "c1", "c2")) {
			rows.add(String.join(" ", this.engine.upgrade(next).after()));
		}
		assertThat(rows).containsExactly("b1", "b1 b2", "b1 b2 b3", "c1", "c1 c2");
		down("a", "c2 c1 b3 b2 b1", "a");
	}

	@Test
	void g42_aForestOfTwoRoots() {
		TestRevision[] forest = { of("a1"), of("b1", "a1"), of("a2"), of("b2", "a2") };
		at(forest, "").stamp("heads", "b1 b2");
		assertThat(this.engine.status().history()).hasSize(2);
		stamp("heads", "b1 b2");
		assertThat(this.engine.status().history()).hasSize(2);
		at(forest, "").up("heads", "a1 b1 a2 b2", "b1 b2");
	}

	@Test
	void g43_stampingTheBaseOfABranch() {
		at(Y, "d1 c2").stamp("c1branch@base", "c2");
	}

	@Test
	void g44_dependenciesByLabelAndByPrefix() {
		for (String name : List.of("abcdef", "abcd", "lib")) {
			at(new TestRevision[] { of("abcdef").labels("lib"), of("b").dependsOn(name) }, "").up("b", "abcdef b", "b");
		}
		assertProblem("Revision b (Rb.java) depends on nowhere, and there is no revision of that id, nor a label.",
				of("b").dependsOn("nowhere"));
	}

	@Test
	void g45_headsThatOthersDependOn() {
		RevisionGraph graph = RevisionGraph.of(List.of(of("a1"), of("a2").dependsOn("a1")));
		assertThat(graph.heads()).containsExactly("a1", "a2");
		assertThat(graph.effectiveHeads(graph.heads())).containsExactly("a2");
	}

	@Test
	void g46_anAncestorAndItsDescendantAtOnce() {
		at(L, "b");
		assertRefused("A database can't be at both a and e: e comes after a.",
				() -> this.engine.stamp(List.of("a", "e"), false));
		assertThat(this.engine.stamp(List.of("e"), false).after()).containsExactly("e");
	}

	@Test
	@Timeout(value = 60, unit = TimeUnit.SECONDS)
	void g47_threeThousandRevisions() {
		TestRevision[] line = IntStream.range(0, 3000)
			.mapToObj((i) -> (i == 0) ? of("r0") : of("r" + i, "r" + (i - 1)))
			.toArray(TestRevision[]::new);
		at(line, "r2990").up("head", "r2991 r2992 r2993 r2994 r2995 r2996 r2997 r2998 r2999", "r2999");
		down("-2", "r2999 r2998", "r2997");
		assertThat(this.engine.status().pending()).hasSize(2);
	}

	// C1, C11
	@Test
	void aPurgeForgetsWhatThisBuildDoesNotKnow() {
		at(with(L, of("future", "e")), "future");
		MigrationEngine older = engine(L, this.files);
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> older.stamp("c"))
			.satisfies((ex) -> assertThat(ex.action()).endsWith("dbmig stamp REV --purge."));
		assertThat(older.stamp(List.of("c"), true).after()).containsExactly("c");
		assertThat(older.status().current()).containsExactly("c");
		assertThat(older.status().history().get(0).revision()).isEqualTo("c");
		assertThat(older.upgrade("head").after()).containsExactly("e");
		assertThat(older.stamp(List.of("base"), true).after()).isEmpty();
		assertThat(older.stamp(List.of("base"), true).entries()).isEmpty();
	}

	private static TestRevision of(String id, String... revises) {
		return TestRevision.of(id, revises);
	}

	private static TestRevision[] with(TestRevision[] graph, TestRevision... more) {
		return Stream.concat(Stream.of(graph), Stream.of(more)).toArray(TestRevision[]::new);
	}

	private MigrationEngine engine(TestRevision[] revisions, int file) {
		RevisionGraph graph = RevisionGraph.of(List.of(revisions));
		return new MigrationEngineBuilder(new SqliteDialect(),
				new DriverManagerDataSource("jdbc:sqlite:" + this.folder.resolve(file + ".db")), () -> graph)
			.build();
	}

	/** A new database, with these rows in its version table. */
	private GraphCaseTests at(TestRevision[] revisions, String rows) {
		this.files++;
		this.engine = engine(revisions, this.files);
		if (!rows.isEmpty()) {
			this.engine.stamp(split(rows), false);
		}
		return this;
	}

	private void up(String target, String ran, String rows) {
		assertRan(this.engine.upgrade(target), ran, rows);
	}

	private void down(String target, String ran, String rows) {
		assertRan(this.engine.downgrade(target), ran, rows);
	}

	private void assertRan(MigrationResult result, String ran, String rows) {
		assertThat(result.entries()).extracting(HistoryEntry::revision).containsExactlyElementsOf(split(ran));
		assertThat(this.engine.status().current()).containsExactlyElementsOf(split(rows));
	}

	private void stamp(String target, String rows) {
		assertThat(this.engine.stamp(target).after()).containsExactlyElementsOf(split(rows));
		assertThat(this.engine.status().current()).containsExactlyElementsOf(split(rows));
	}

	private void upRefused(String target, String description) {
		assertRefused(description, () -> this.engine.upgrade(target));
	}

	private void downRefused(String target, String description) {
		assertRefused(description, () -> this.engine.downgrade(target));
	}

	private void assertRefused(String description, ThrowingCallable run) {
		List<String> before = this.engine.status().current();
		assertThat(catchThrowableOfType(MigrationException.class, run).description().lines())
			.containsExactlyElementsOf(description.lines().toList());
		assertThat(this.engine.status().current()).isEqualTo(before);
	}

	private static String action(ThrowingCallable run) {
		return catchThrowableOfType(MigrationException.class, run).action();
	}

	private static void assertProblem(String problem, TestRevision... revisions) {
		assertThatExceptionOfType(RevisionGraphException.class)
			.isThrownBy(() -> RevisionGraph.of(Arrays.asList(revisions)))
			.satisfies((ex) -> assertThat(ex.problems()).containsExactly(problem));
	}

	private static List<String> split(String ids) {
		return ids.isEmpty() ? List.of() : List.of(ids.split(" "));
	}

}
