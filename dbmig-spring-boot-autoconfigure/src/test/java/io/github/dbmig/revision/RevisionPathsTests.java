package io.github.dbmig.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The case numbers are those of the acceptance cases.
 */
class RevisionPathsTests {

	/** Two roots, the head of the second depends on the head of the first. */
	private static final RevisionGraph TWO_ROOTS = RevisionGraph.of(List.of(of("a1").labels("lib1"), of("b1<a1"),
			of("c1<b1"), of("d1<c1"), of("a2"), of("b2<a2"), of("c2<b2").dependsOn("c1"), of("d2<c2")));

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
		RevisionGraph graph = RevisionGraph
			.of(List.of(of("a"), of("b<a").message("both"), of("c<b").message("left"), of("d<b").message("right")));
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

	// G19
	@Test
	void stepsDownFromTwoRevisionsAreAmbiguous() {
		assertRefusedDown(InMemoryRevision.Y, "d1 d2", "-1",
				"The target '-1' is ambiguous: the database is at 2 revisions, d1, d2.",
				"Say on which branch: d1@-1 or d2@-1, or name the revision to go to by its id.");
	}

	// G20
	@Test
	void stepsUpFromTwoRevisionsAreAmbiguous() {
		assertRefusedUp(InMemoryRevision.Y, "c1 c2", "+1",
				"The target '+1' is ambiguous: the database is at 2 revisions, c1, c2.",
				"Say on which branch: c1@+1 or c2@+1, or name the revision to go to by its id.");
	}

	@Test
	void stepsUpWhereBranchesPartAreAmbiguous() {
		assertRefusedUp(InMemoryRevision.Y, "a", "+2",
				"The target '+2' is ambiguous: after b there is a choice of c1, c2.",
				"Say on which branch: c1@+2 or c2@+2, or name the revision to go to by its id.");
		assertRefusedUp(TWO_ROOTS, "", "+1", "The target '+1' is ambiguous: after base there is a choice of a1, a2.",
				"Say on which branch: a1@+1 or a2@+1, or name the revision to go to by its id.");
		assertRefusedUp(InMemoryRevision.Y, "", "a+2",
				"The target 'a+2' is ambiguous: after b there is a choice of c1, c2.",
				"Say on which branch: c1@a+2 or c2@a+2, or name the revision to go to by its id.");
		assertUp(InMemoryRevision.Y, "", "c2@a+2", "a b c2");
	}

	@Test
	void stepsDownBelowAMergeAreAmbiguous() {
		assertDown(InMemoryRevision.M, "f", "-1", "f");
		assertDown(InMemoryRevision.M, "f", "-2", "f m");
		assertDown(InMemoryRevision.M, "f", "d1@m-1", "f m");
		assertRefusedDown(InMemoryRevision.M, "f", "-3", "The target '-3' is ambiguous: m is a merge of d1, d2.",
				"Say on which branch: d1@-3 or d2@-3, or name the revision to go to by its id.");
		assertDown(InMemoryRevision.M, "f", "d1@-3", "f m d1");
		assertThat(rowsDown(InMemoryRevision.M, "f", "d1@-3")).containsExactly("m", "d1 d2", "c1 d2");
		assertRefusedUp(InMemoryRevision.M, "", "m-1", "The target 'm-1' is ambiguous: m is a merge of d1, d2.",
				"Say on which branch: d1@m-1 or d2@m-1, or name the revision to go to by its id.");
		assertThat(new RevisionPaths(InMemoryRevision.M).stamp(List.of("m"), "-1")).containsExactly("d1", "d2");
	}

	@Test
	void aRangeIsNoTarget() {
		assertRefusedUp(InMemoryRevision.L, "", "a:c",
				"The target 'a:c' is a range, and a range is not allowed where a database is moved.",
				"Give the end that the database is to go to; where it comes from is known.");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "G4, a, b+2, b c d", "G4, a, d-2, b", "G12, '', base+1, a", "current, b, current, ''",
			"from current, b, current+1, c", "from head, '', head-3, a b", "to base, '', b-2, ''" })
	void upFromAnyPoint(String name, String current, String target, String expected) {
		assertUp(InMemoryRevision.L, current, target, expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "G7, d, a+2, d", "G7, d, c-2, d c b", "current, c, current, ''", "from current, c, current-1, c",
			"from head, e, head-2, e d", "from base, c, base+1, c b", "to base, c, b-2, c b a" })
	void downFromAnyPoint(String name, String current, String target, String expected) {
		assertDown(InMemoryRevision.L, current, target, expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "G16, b, c2branch@head-1, c2", "G20, c1 c2, c2branch@+1, d2", "G20, c1, c2branch@+1, c2",
			"head, '', c2branch@head, a b c2 d2", "the label alone, '', c2branch, a b c2", "id, b, c2@d2, c2 d2",
			"id for the branch, b, d1@+2, c1 d1", "from base, '', c1branch@+3, a b c1", "base, b, c1branch@base, ''",
			"heads, b, c1branch@heads, c1 d1", "from base, '', c1branch@base+4, a b c1 d1" })
	void upOnABranch(String name, String current, String target, String expected) {
		assertUp(InMemoryRevision.Y, current, target, expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "G17, d1 d2, c2branch@base+2, d2 c2", "G17, d1 d2, base+2, d2 c2 d1 c1",
			"G18, d1 d2, c2branch@base+3, d2", "G19, d1 d2, c1branch@-1, d1", "G19, d1 d2, c2@-2, d2 c2",
			"G21, c1 d2, c1branch@b, c1", "G21, c1 d2, c2@b, d2 c2", "G21, c1 d2, d1@b, c1", "G22, d2 c1, d2-1, d2",
			"G22, c1 d2, d2-1, d2", "all that is above its base, d1 d2, c1branch@base, d2 c2 d1 c1 b a",
			"current, d1 d2, c1branch@current, ''", "current, d1 d2, current, ''" })
	void downOnABranch(String name, String current, String target, String expected) {
		assertDown(InMemoryRevision.Y, current, target, expected);
	}

	@Test
	void aBranchOnWhichNothingIsAppliedIsNotTakenBack() {
		assertRefusedDown(InMemoryRevision.Y, "d1", "c2branch@-1",
				"The target 'c2branch@-1' can't be reached: the database is at d1, which is not on the branch "
						+ "'c2branch'.",
				"Name the revision to go to by its id.");
		assertRefusedDown(InMemoryRevision.Y, "d1", "c2branch@b",
				"The target 'c2branch@b', which is b, is not a valid downgrade target from current head(s): the database "
						+ "is at d1, and a downgrade goes to a revision below.",
				"Give base, -n, or a revision that is applied.");
	}

	// G23, G25, G26
	@ParameterizedTest
	@CsvSource({ "ebranch@some, someothername", "abranch@some, somelongername", "e, e", "abranch@head, c", "ebranch, d",
			"ebranch@ebranch, d", "ebranch@heads, f", "abranch@b+1, somelongername" })
	void aBranchTellsNamesApart(String target, String expected) {
		assertThat(new RevisionPaths(InMemoryRevision.W).stamp(List.of(), target)).containsExactly(expected);
	}

	// G24, G27
	@Test
	void whatIsNotOnTheBranchIsTold() {
		String heads = "The heads are c, f; give the id of a revision that this build has.";
		assertRefusedUp(InMemoryRevision.W, "", "ebranch@sos",
				"There is no revision 'sos' on the branch 'ebranch' of this build. The beginning of an id needs 4 "
						+ "characters or more.",
				heads);
		assertRefusedUp(InMemoryRevision.W, "", "ebranch@qprstuv",
				"There is no revision 'qprstuv' on the branch 'ebranch' of this build.", heads);
		assertRefusedUp(InMemoryRevision.W, "", "ebranch@b",
				"The revision b is not a member of branch 'ebranch': it comes neither before nor after ebranch.",
				"Give a revision of that branch, or leave 'ebranch@' out.");
		assertRefusedUp(InMemoryRevision.W, "", "x@d",
				"There is no branch 'x' in this build: it is neither a label nor a revision. The beginning of an id needs "
						+ "4 characters or more.",
				"The labels are abranch, ebranch; an id of the branch does as well.");
		assertRefusedUp(InMemoryRevision.L, "", "branch@d",
				"There is no branch 'branch' in this build: it is neither a label nor a revision.",
				"No revision has a label; name a branch by the id of one of its revisions.");
		assertRefusedUp(InMemoryRevision.W, "", "some@head",
				"Several revisions begin with 'some': somelongername, someothername.", "Give more characters.");
	}

	@Test
	void severalHeadsOfABranchAreNotItsHead() {
		assertThatExceptionOfType(MultipleHeadsException.class).isThrownBy(() -> up(InMemoryRevision.Y, "", "b@head"))
			.satisfies((ex) -> assertThat(ex.description().lines()).containsExactly(
					"The target 'b@head' needs one head, and the branch 'b' has 2:", "  - d1 (d1.sql)",
					"  - d2 (d2.sql)", "They part after b."));
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

	// C10
	@ParameterizedTest
	@CsvSource({ "b:d, b c d", "c:, c d e", ":b, a b", ":, a b c d e", "a:+2, a b c", "-2:c, a b c", "-5:c, a b c",
			"current:, b c d e", ":current, a b", "-1:current, a b", "-1:+1, a b c", "-2:, c d e", ":+2, a b",
			"a:+99, a b c d e", "base:b, a b", "b:b, b", "a:current+1, a b c", "b:head-1, b c d" })
	void rangesAreInclusiveAndStepsAreCountedFromTheOtherEnd(String range, String expected) {
		assertThat(InMemoryRevision.ids(new RevisionPaths(InMemoryRevision.L).range(() -> List.of("b"), range)))
			.isEqualTo(split(expected));
	}

	@Test
	void aRangeIsWhatAnUpgradeWouldRun() {
		RevisionPaths paths = new RevisionPaths(InMemoryRevision.M);
		assertThat(InMemoryRevision.ids(paths.range(List::of, "c1:f"))).containsExactlyInAnyOrder("c1", "d1", "c2",
				"d2", "m", "f");
		assertThat(InMemoryRevision.ids(paths.range(List::of, "d2:m"))).containsExactlyInAnyOrder("c1", "d1", "d2",
				"m");
	}

	// C10
	@Test
	void whatIsNoRangeIsRefused() {
		assertRefusedRange(InMemoryRevision.L, "abc", "The range 'abc' has no colon.",
				"Write a:b, a: up to the heads, or :b from the base.");
		assertRefusedRange(InMemoryRevision.L, "a:b:c", "The range 'a:b:c' has more than one colon.",
				"Write a:b, a: up to the heads, or :b from the base.");
		assertRefusedRange(InMemoryRevision.Y, "c1:d2", "The range 'c1:d2' can't be walked: c1 doesn't come before d2.",
				"Write the older revision first, and two of one branch.");
		assertRefusedRange(InMemoryRevision.Y, "-1:",
				"The range '-1:' is ambiguous: '-1' is counted from several " + "revisions, d1, d2.",
				"Name both ends of the range.");
	}

	private static void assertRefusedRange(RevisionGraph graph, String range, String description, String action) {
		assertThatExceptionOfType(TargetException.class)
			.isThrownBy(() -> new RevisionPaths(graph).range(List::of, range))
			.satisfies((ex) -> assertThat(List.of(ex.description(), ex.action())).containsExactly(description, action));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "G33, d1 c2, m, m", "G33, m, a, a", "G33, c2, m, m", "G33, m, c1, c1", "G42, d1, heads, d1 d2",
			"G43, d1 c2, c1branch@base, c2", "base, d1 c2, base, ''", "other arm, d1, c2, c2 d1",
			"both, '', d2 d1, d1 d2", "back, d1 d2, c1, c1 d2", "twice, d1, d1, d1" })
	void aStampMovesTheBranchesOfItsTargets(String name, String current, String targets, String expected) {
		RevisionGraph graph = RevisionGraph.of(List.of(of("a"), of("b<a"), of("c1<b").labels("c1branch"), of("d1<c1"),
				of("c2<b").labels("c2branch"), of("d2<c2"), of("m<d1,d2")));
		RevisionGraph open = name.equals("G42") ? InMemoryRevision.Y : graph;
		assertThat(new RevisionPaths(open).stamped(split(current), split(targets))).isEqualTo(split(expected));
	}

	// G35
	@Test
	void aStampBelowADependencyTakesWhatDependsOnItAlong() {
		RevisionGraph graph = RevisionGraph.of(List.of(of("a1"), of("b1<a1"), of("c1<b1"), of("d1<c1"), of("e1<d1"),
				of("a2"), of("b2<a2"), of("c2<b2").dependsOn("c1")));
		assertThat(new RevisionPaths(graph).stamped(List.of("e1", "c2"), List.of("b1"))).containsExactly("b1");
		assertThat(new RevisionPaths(graph).stamped(List.of("c1"), List.of("c2"))).containsExactly("c2");
	}

	// G46
	@Test
	void aDatabaseIsNotAtARevisionAndAtWhatComesBeforeIt() {
		for (List<String> targets : List.of(List.of("a", "e"), List.of("e", "a"))) {
			assertThatExceptionOfType(TargetException.class)
				.isThrownBy(() -> new RevisionPaths(InMemoryRevision.L).stamped(List.of(), targets))
				.satisfies((ex) -> {
					assertThat(ex.description()).isEqualTo("A database can't be at both " + targets.get(0) + " and "
							+ targets.get(1) + ": e comes after a.");
					assertThat(ex.action()).isEqualTo("Give e alone; it stands for all that come before it.");
				});
		}
	}

	// G24
	@Test
	void aShortPrefixIsNotFoundAndTheLengthIsTold() {
		assertRefusedUp(InMemoryRevision.W, "", "sos",
				"There is no revision 'sos' in this build. The beginning of an id needs 4 characters or more.",
				"The heads are c, f; give the id of a revision that this build has.");
		assertRefusedUp(InMemoryRevision.W, "", "som",
				"There is no revision 'som' in this build. The beginning of an id needs 4 characters or more.",
				"The heads are c, f; give the id of a revision that this build has.");
	}

	// G24
	@Test
	void aShortPrefixIsNotFoundEvenIfOneRevisionBeginsSo() {
		assertRefusedUp(InMemoryRevision.graph("abcdef"), "", "abc",
				"There is no revision 'abc' in this build. The beginning of an id needs 4 characters or more.",
				"The head is abcdef; give the id of a revision that this build has.");
	}

	// G24
	@Test
	void anUnknownIdIsNotFound() {
		assertRefusedUp(InMemoryRevision.L, "", "qprstuv", "There is no revision 'qprstuv' in this build.",
				"The head is e; give the id of a revision that this build has.");
		assertRefusedUp(RevisionGraph.of(List.of()), "", "qprstuv", "There is no revision 'qprstuv' in this build.",
				"This build has no revisions; are they where dbmig looks for them?");
	}

	// G25
	@Test
	void aWholeIdMayBeShort() {
		assertUp(InMemoryRevision.W, "", "e", "d e");
	}

	@Test
	void fourCharactersOfAnIdSuffice() {
		RevisionGraph graph = InMemoryRevision.graph("9f1271ef662a", "9b9d58f02985<9f1271ef662a");
		assertUp(graph, "", "9b9d", "9f1271ef662a 9b9d58f02985");
		assertDown(graph, "9b9d58f02985", "9f12", "9b9d58f02985");
		assertThat(new RevisionPaths(graph).resolve("9b9d58")).isEqualTo("9b9d58f02985");
	}

	// G28
	@Test
	void anAmbiguousPrefixIsToldWithUpToThreeMatches() {
		assertRefusedUp(InMemoryRevision.graph("12345", "12346<12345"), "", "1234",
				"Several revisions begin with '1234': 12345, 12346.", "Give more characters.");
		assertRefusedUp(InMemoryRevision.W, "", "some",
				"Several revisions begin with 'some': somelongername, someothername.", "Give more characters.");
		assertRefusedUp(InMemoryRevision.graph("12349", "12348", "12347", "12346", "12345"), "", "1234",
				"Several revisions begin with '1234': 12345, 12346, 12347 and 2 more.", "Give more characters.");
	}

	@Test
	void aWholeIdIsNotAmbiguousAsThePrefixOfAnother() {
		assertUp(InMemoryRevision.graph("1234", "12345<1234"), "", "1234", "1234");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', delimiter = ';',
			value = { "a b; 'a b' has a space or control character (U+0020)", "a/b; 'a/b' has the character '/', which",
					"\"\"; '' is empty", "+; '+' has the character '+', which",
					"+1234567890; '+1234567890' has the character '+', which",
					"a+1+2; 'a+1+2' names 'a+1', which has the character '+'",
					"@head; '@head' names the branch '', which is empty", "a@; 'a@' names '', which is empty",
					"a@b@c; 'a@b@c' names 'b@c', which has the character '@'",
					"head@+1; 'head@+1' names the branch 'head', which is a word of the target grammar",
					"a b@head; 'a b@head' names the branch 'a b', which has a space" })
	void whatIsNoTargetIsRefused(String target, String problem) {
		assertThatExceptionOfType(TargetException.class).isThrownBy(() -> up(InMemoryRevision.L, "", target))
			.satisfies((ex) -> {
				assertThat(ex.description()).startsWith("The target " + problem);
				assertThat(ex.action()).isEqualTo(
						"Give head, heads, base, current, a label, the id of a revision or its first four characters or "
								+ "more; +n or -n, alone or behind one of these; and label@ or id@ before it to stay on a "
								+ "branch.");
			});
	}

	@Test
	void controlCharactersOfATargetAreSpelledOut() {
		assertThatExceptionOfType(TargetException.class).isThrownBy(() -> up(InMemoryRevision.L, "", "a\u001b[2Jb"))
			.withMessageContaining("'a\\u001b[2Jb'");
		assertThatExceptionOfType(TargetException.class)
			.isThrownBy(() -> new RevisionPaths(InMemoryRevision.L).resolve("abcd\u001b"))
			.withMessageContaining("'abcd\\u001b'");
	}

	@Test
	void messagesOfRevisionsAreToldOnOneLine() {
		RevisionGraph graph = RevisionGraph.of(List.of(of("a").message("two\nlines\u001b[2J\u202e")));
		assertRefusedUp(graph, "a", "-1", "The target '-1' leads down, and this is an upgrade.",
				"Give a target above a \"two?lines?[2J?\", or downgrade.");
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
		RevisionGraph graph = RevisionGraph.of(List.of(of("b"), of("y<b"), of("x<b").dependsOn("y")));
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
		RevisionGraph graph = RevisionGraph
			.of(List.of(of("a3"), of("b1"), of("b2<b1").dependsOn("a3"), of("b3<b2"), of("b4<b3").dependsOn("a3")));
		assertDown(graph, "b4", "b3", "b4");
		assertThat(rowsDown(graph, "b4", "b3")).containsExactly("b3");
	}

	// G38
	@Test
	void aDependencyOnTheParentIsAPlainLine() {
		RevisionGraph graph = RevisionGraph.of(List.of(of("a"), of("b<a").dependsOn("a"), of("c<b")));
		assertUp(graph, "", "+3", "a b c");
		assertDown(graph, "c", "-2", "c b");
	}

	// G39, with ids in place of the labels
	@Test
	void aDependencyAcrossArmsOrdersTheWayDown() {
		RevisionGraph graph = RevisionGraph
			.of(List.of(of("a"), of("b<a"), of("c1<b"), of("d1<c1"), of("c2<b"), of("d2<c2").dependsOn("c1")));
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

	@ParameterizedTest
	@CsvSource({ "'', head, e", "e, base, ''", "b, +2, d", "c, -2, a", "a, -1, ''", "b, d, d", "b, heads, e",
			"'', +1, a", "c, +0, c" })
	void aStampTellsOnlyWhereToStand(String current, String target, String expected) {
		assertThat(new RevisionPaths(InMemoryRevision.L).stamp(split(current), target)).isEqualTo(split(expected));
	}

	// G42
	@Test
	void aStampOfHeadsTellsThemAll() {
		assertThat(new RevisionPaths(InMemoryRevision.Y).stamp(List.of(), "heads")).containsExactly("d1", "d2");
		assertThatExceptionOfType(MultipleHeadsException.class)
			.isThrownBy(() -> new RevisionPaths(InMemoryRevision.Y).stamp(List.of(), "head"));
	}

	@Test
	void aStampOfWhatIsNotThereIsRefused() {
		assertThatExceptionOfType(TargetException.class)
			.isThrownBy(() -> new RevisionPaths(InMemoryRevision.L).stamp(List.of("b"), "-3"))
			.withMessageContaining("from b there are only 2 steps down, not 3");
		assertThatExceptionOfType(TargetException.class)
			.isThrownBy(() -> new RevisionPaths(InMemoryRevision.L).stamp(List.of("b"), "nowhere"));
	}

	private static InMemoryRevision of(String text) {
		return InMemoryRevision.of(text);
	}

	private static List<String> split(String ids) {
		return ids.isEmpty() ? List.of() : List.of(ids.split(" "));
	}

	private static List<String> up(RevisionGraph graph, String current, String target) {
		return InMemoryRevision.ids(new RevisionPaths(graph).up(split(current), target));
	}

	private static List<String> down(RevisionGraph graph, String current, String target) {
		return InMemoryRevision.ids(new RevisionPaths(graph).down(split(current), target));
	}

	private static void assertUp(RevisionGraph graph, String current, String target, String expected) {
		assertThat(up(graph, current, target)).isEqualTo(split(expected));
	}

	private static void assertDown(RevisionGraph graph, String current, String target, String expected) {
		assertThat(down(graph, current, target)).isEqualTo(split(expected));
	}

	private static void assertRefusedUp(RevisionGraph graph, String current, String target, String description,
			String action) {
		assertThatExceptionOfType(TargetException.class).isThrownBy(() -> up(graph, current, target))
			.satisfies((ex) -> assertThat(List.of(ex.description(), ex.action())).containsExactly(description, action));
	}

	private static void assertRefusedDown(RevisionGraph graph, String current, String target, String description,
			String action) {
		assertThatExceptionOfType(TargetException.class).isThrownBy(() -> down(graph, current, target))
			.satisfies((ex) -> assertThat(List.of(ex.description(), ex.action())).containsExactly(description, action));
	}

	/**
	 * The rows of the version table after each revision of the way.
	 */
	private static List<String> rowsUp(RevisionGraph graph, String current, String target) {
		List<String> applied = new ArrayList<>(graph.withAncestors(split(current)));
		List<String> rows = new ArrayList<>();
		for (String id : up(graph, current, target)) {
			applied.add(id);
			rows.add(String.join(" ", graph.effectiveHeads(applied)));
		}
		return rows;
	}

	private static List<String> rowsDown(RevisionGraph graph, String current, String target) {
		List<String> applied = new ArrayList<>(graph.withAncestors(split(current)));
		List<String> rows = new ArrayList<>();
		for (String id : down(graph, current, target)) {
			applied.removeAll(Collections.singleton(id));
			rows.add(String.join(" ", graph.effectiveHeads(applied)));
		}
		return rows;
	}

}
