package io.github.dbmig.revision;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.dbmig.revision.RevisionWays.TWO_ROOTS;
import static io.github.dbmig.revision.RevisionWays.assertDown;
import static io.github.dbmig.revision.RevisionWays.assertRefusedDown;
import static io.github.dbmig.revision.RevisionWays.assertRefusedUp;
import static io.github.dbmig.revision.RevisionWays.assertUp;
import static io.github.dbmig.revision.RevisionWays.revision;
import static io.github.dbmig.revision.RevisionWays.rowsDown;
import static io.github.dbmig.revision.RevisionWays.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a target means. The case numbers are those of the acceptance cases.
 */
class TargetTests {

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
		RevisionGraph graph = RevisionGraph.of(List.of(revision("a").message("two\nlines\u001b[2J\u202e")));
		assertRefusedUp(graph, "a", "-1", "The target '-1' leads down, and this is an upgrade.",
				"Give a target above a \"two?lines?[2J?\", or downgrade.");
	}

}
