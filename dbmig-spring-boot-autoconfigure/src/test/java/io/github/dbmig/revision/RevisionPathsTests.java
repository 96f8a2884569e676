package io.github.dbmig.revision;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.dbmig.revision.RevisionWays.TWO_ROOTS;
import static io.github.dbmig.revision.RevisionWays.assertDown;
import static io.github.dbmig.revision.RevisionWays.assertRefusedDown;
import static io.github.dbmig.revision.RevisionWays.assertRefusedUp;
import static io.github.dbmig.revision.RevisionWays.assertUp;
import static io.github.dbmig.revision.RevisionWays.down;
import static io.github.dbmig.revision.RevisionWays.revision;
import static io.github.dbmig.revision.RevisionWays.rowsDown;
import static io.github.dbmig.revision.RevisionWays.rowsUp;
import static io.github.dbmig.revision.RevisionWays.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The case numbers are those of the acceptance cases.
 */
class RevisionPathsTests {

	/** G40: three arms merge, two of them also go on. */
	private static final RevisionGraph THREE_ARMS = InMemoryRevision.graph("a", "b1<a", "b2<a", "b3<a", "c1<b1",
			"c2<b2", "c3<b3", "d1<c1,c2,c3", "d2<c2", "d3<c3");

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "G1, c, e, d e", "G1, c, head, d e", "G1, c, heads, d e", "G2, '', c, a b c", "G3, a, +2, b c",
			"G3, b, +3, c d e", "G12, '', +1, a", "at head, e, head, ''", "below, c, a, ''", "nothing, c, +0, ''",
			"base, '', base, ''", "spaces around it, '', ' b ', a b" })
	void upInALine(String name, String current, String target, String expected) {
		assertUp(InMemoryRevision.L, current, target, expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "G6, e, c, e d", "G6, c, base, c b a", "G7, c, -1, c", "G7, e, -3, e d c", "G10, e, e, ''",
			"G10, '', base, ''", "G11, a, -1, a", "nothing, c, -0, ''", "all, c, -3, c b a", "at head, e, head, ''",
			"at head, e, heads, ''" })
	void downInALine(String name, String current, String target, String expected) {
		assertDown(InMemoryRevision.L, current, target, expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "G13, b, d1, c1 d1", "G13, a, heads, b c1 d1 c2 d2", "one arm is there, d1, heads, c2 d2",
			"other arm, d1, d2, c2 d2", "in both, c1 c2, heads, d1 d2", "row order, c2 c1, heads, d1 d2",
			"G20 one row, c1, +1, d1" })
	void upWithTwoArms(String name, String current, String target, String expected) {
		assertUp(InMemoryRevision.Y, current, target, expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "G15, d1 d2, a, d2 c2 d1 c1 b", "G15 row order, d2 d1, a, d1 c1 d2 c2 b",
			"G17 without label, d1 d2, b, d2 c2 d1 c1", "G18, d1 d2, c2, d2", "one arm, d1, b, d1 c1",
			"all, d1 d2, base, d2 c2 d1 c1 b a", "one row, d1, -2, d1 c1" })
	void downWithTwoArms(String name, String current, String target, String expected) {
		assertDown(InMemoryRevision.Y, current, target, expected);
	}

	// G32
	@Test
	void aMergeRunsAfterBothArmsAndIsTakenBackBeforeThem() {
		assertUp(InMemoryRevision.M, "b", "f", "c1 d1 c2 d2 m f");
		assertDown(InMemoryRevision.M, "f", "b", "f m d2 c2 d1 c1");
	}

	// G32
	@Test
	void betweenAMergeAndItsArmsTheDatabaseIsAtBoth() {
		assertThat(rowsUp(InMemoryRevision.M, "b", "f")).containsExactly("c1", "d1", "d1 c2", "d1 d2", "m", "f");
		assertThat(rowsDown(InMemoryRevision.M, "f", "b")).containsExactly("m", "d1 d2", "d1 c2", "d1", "c1", "b");
	}

	@Test
	void oneStepUpToAMergeRunsItsOtherArm() {
		assertUp(InMemoryRevision.M, "d1", "+1", "c2 d2 m");
	}

	// G14
	@Test
	void severalHeadsAreNotTheHead() {
		RevisionGraph graph = RevisionGraph.of(List.of(revision("a"), revision("b<a").message("both"),
				revision("c<b").message("left"), revision("d<b").message("right")));
		assertThatExceptionOfType(MultipleHeadsException.class).isThrownBy(() -> up(graph, "", "head"))
			.satisfies((ex) -> {
				assertThat(ex.heads()).containsExactly("c", "d");
				assertThat(ex.description().lines()).containsExactly(
						"The target 'head' needs one head, and the revisions have 2:", "  - c \"left\" (c.sql)",
						"  - d \"right\" (d.sql)", "They part after b \"both\".");
				assertThat(ex.action()).isEqualTo(
						"Merge them: dbmig merge -m \"merge\". Or give the branch that is not published yet the other as "
								+ "its parent: dbmig rebase d --onto c, or dbmig rebase c --onto d. To have all of them "
								+ "applied side by side, use the target 'heads' (dbmig.target: heads); to have one applied, "
								+ "its id, or label@head.");
			});
	}

	@Test
	void headsOfTwoRootsPartNowhere() {
		assertThatExceptionOfType(MultipleHeadsException.class)
			.isThrownBy(() -> up(InMemoryRevision.graph("a", "b"), "", "head"))
			.satisfies((ex) -> assertThat(ex.description()).endsWith("  - b (b.sql)"));
	}

	@Test
	void headsAreAppliedInAnEmptyGraphToo() {
		RevisionGraph none = RevisionGraph.of(List.of());
		for (String target : List.of("head", "heads", "base")) {
			assertThat(new RevisionPaths(none).up(List.of(), target)).isEmpty();
			assertThat(new RevisionPaths(none).down(List.of(), target)).isEmpty();
		}
	}

	// G5
	@Test
	void moreStepsUpThanThereAreIsAnError() {
		assertRefusedUp(InMemoryRevision.L, "b", "+5",
				"The target '+5' can't be reached: from b there are only 3 steps up, not 5.",
				"Give a smaller number, or head.");
		assertRefusedUp(InMemoryRevision.L, "", "+999999999",
				"The target '+999999999' can't be reached: from base there are only 5 steps up, not 999999999.",
				"Give a smaller number, or head.");
	}

	// G5
	@Test
	void anUpgradeDoesNotGoDown() {
		assertRefusedUp(InMemoryRevision.L, "b", "-2", "The target '-2' leads down, and this is an upgrade.",
				"Give a target above b, or downgrade.");
	}

	// G8, G11
	@Test
	void moreStepsDownThanThereAreIsAnError() {
		assertRefusedDown(InMemoryRevision.L, "b", "-5",
				"The target '-5' can't be reached: from b there are only 2 steps down, not 5.",
				"Give a smaller number, or base.");
		assertRefusedDown(InMemoryRevision.L, "", "-1",
				"The target '-1' can't be reached: from base there are only 0 steps down, not 1.",
				"Give a smaller number, or base.");
	}

	// G8
	@Test
	void aDowngradeDoesNotGoUp() {
		assertRefusedDown(InMemoryRevision.L, "b", "+2", "The target '+2' leads up, and this is a downgrade.",
				"Give a target below b, or upgrade.");
	}

	// G9
	@ParameterizedTest
	@CsvSource({ "'', c, base", "b, c, b" })
	void aDowngradeGoesToWhatIsApplied(String current, String target, String at) {
		assertRefusedDown(InMemoryRevision.L, current, target,
				"The target '" + target + "' is not a valid downgrade target from current head(s): the database is at "
						+ at + ", and a downgrade goes to a revision below.",
				"Give base, -n, or a revision that is applied.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "head", "heads" })
	void aDowngradeGoesToTheHeadOnlyIfThatIsApplied(String target) {
		assertRefusedDown(InMemoryRevision.L, "b", target,
				"The target 'e' is not a valid downgrade target from current head(s): the database is at b, and a "
						+ "downgrade goes to a revision below.",
				"Give base, -n, or a revision that is applied.");
	}

	@Test
	void theWayOutNamesTheRevisionThatTheBranchBeginsWith() {
		assertThatExceptionOfType(MultipleHeadsException.class).isThrownBy(() -> up(InMemoryRevision.Y, "", "head"))
			.satisfies((ex) -> assertThat(ex.action())
				.contains("dbmig rebase c2 --onto d1, or dbmig rebase c1 --onto d2."));
		assertThatExceptionOfType(MultipleHeadsException.class)
			.isThrownBy(() -> up(InMemoryRevision.graph("a", "b1<a", "b2<a", "b3<a"), "", "head"))
			.satisfies((ex) -> assertThat(ex.action()).contains("dbmig rebase REV --onto HEAD."));
	}

	// G34
	@Test
	void whatARevisionDependsOnRunsBeforeIt() {
		assertUp(TWO_ROOTS, "", "c2", "a2 b2 a1 b1 c1 c2");
		assertThat(rowsUp(TWO_ROOTS, "", "c2")).last().isEqualTo("c2");
		assertUp(TWO_ROOTS, "c1", "c2", "a2 b2 c2");
	}

	@Test
	void whatDependsOnARevisionIsTakenBackBeforeIt() {
		assertDown(TWO_ROOTS, "c2", "b1", "c2 c1");
		assertThat(rowsDown(TWO_ROOTS, "c2", "b1")).containsExactly("b2 c1", "b2 b1");
	}

	// G35
	@Test
	void aDowngradeOfAnotherBranchLeavesWhatDependsOnItsBeginning() {
		assertDown(TWO_ROOTS, "c2 d1", "c1", "d1");
		assertThat(rowsDown(TWO_ROOTS, "c2 d1", "c1")).containsExactly("c2");
		assertThat(rowsDown(TWO_ROOTS, "d2 d1", "b2")).last().isEqualTo("b2 d1");
	}

	// G36
	@Test
	void stepsDownLeaveTheBranchThatWasOnlyDependedOn() {
		assertDown(TWO_ROOTS, "c2", "-1", "c2");
		assertThat(rowsDown(TWO_ROOTS, "c2", "-1")).containsExactly("b2 c1");
		assertDown(TWO_ROOTS, "c2", "-3", "c2 b2 a2");
		assertThat(rowsDown(TWO_ROOTS, "c2", "-3")).last().isEqualTo("c1");
	}

	@Test
	void oneStepDownTakesBackOneRevisionWhereADependencyHasTheSameParent() {
		RevisionGraph graph = RevisionGraph.of(List.of(revision("b"), revision("y<b"), revision("x<b").dependsOn("y")));
		assertDown(graph, "x", "-1", "x");
		assertThat(rowsDown(graph, "x", "-1")).containsExactly("y");
	}

	@Test
	void oneStepUpFollowsChildrenAndNotDependants() {
		assertUp(TWO_ROOTS, "c1", "+1", "d1");
	}

	// G37
	@Test
	void aDependencyThatIsStillImpliedGetsNoRow() {
		RevisionGraph graph = RevisionGraph.of(List.of(revision("a3"), revision("b1"),
				revision("b2<b1").dependsOn("a3"), revision("b3<b2"), revision("b4<b3").dependsOn("a3")));
		assertDown(graph, "b4", "b3", "b4");
		assertThat(rowsDown(graph, "b4", "b3")).containsExactly("b3");
	}

	// G38
	@Test
	void aDependencyOnTheParentIsAPlainLine() {
		RevisionGraph graph = RevisionGraph.of(List.of(revision("a"), revision("b<a").dependsOn("a"), revision("c<b")));
		assertUp(graph, "", "+3", "a b c");
		assertDown(graph, "c", "-2", "c b");
	}

	// G39, with ids in place of the labels
	@Test
	void aDependencyAcrossArmsOrdersTheWayDown() {
		RevisionGraph graph = RevisionGraph.of(List.of(revision("a"), revision("b<a"), revision("c1<b"),
				revision("d1<c1"), revision("c2<b"), revision("d2<c2").dependsOn("c1")));
		List<String> down = down(graph, "d1 d2", "b");
		assertThat(down).containsExactlyInAnyOrder("d1", "c1", "d2", "c2");
		assertThat(down.indexOf("c1")).isGreaterThan(down.indexOf("d1")).isGreaterThan(down.indexOf("d2"));
		assertDown(graph, "d1 d2", "c2", "d2");
	}

	// G40
	@Test
	void aMergeTakesWhatIsMissingOfItsParents() {
		assertUp(THREE_ARMS, "d3 d2 b1", "d1", "c1 d1");
		assertThat(rowsUp(THREE_ARMS, "d3 d2 b1", "d1")).containsExactly("d3 d2 c1", "d3 d2 d1");
	}

	// G41
	@Test
	void twoMergesOfTheSameParentsLeaveNoParentBehind() {
		RevisionGraph graph = InMemoryRevision.graph("a", "b1<a", "b2<a", "b3<a", "c1<b1,b2,b3", "c2<b1,b2,b3");
		assertThat(rowsUp(graph, "a", "heads")).containsExactly("b1", "b1 b2", "b1 b2 b3", "c1", "c1 c2");
		assertThat(rowsDown(graph, "c1 c2", "a")).containsExactly("c1", "b1 b2 b3", "b1 b2", "b1", "a");
	}

	// G42
	@Test
	void oneRootIsFinishedBeforeTheNextBegins() {
		assertUp(InMemoryRevision.graph("a1", "b1<a1", "a2", "b2<a2"), "", "heads", "a1 b1 a2 b2");
	}

}
