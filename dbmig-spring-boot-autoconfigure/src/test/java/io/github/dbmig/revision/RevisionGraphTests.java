package io.github.dbmig.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.github.dbmig.RevisionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The case numbers are those of the acceptance cases.
 */
class RevisionGraphTests {

	@Test
	void theOrderInWhichRevisionsAreGivenDoesNotMatter() {
		List<InMemoryRevision> revisions = new ArrayList<>(
				Arrays.asList(of("a"), of("b<a"), of("c1<b"), of("d1<c1"), of("c2<b"), of("d2<c2"), of("m<d1,d2")));
		List<String> expected = InMemoryRevision.ids(RevisionGraph.of(revisions).scripts());
		Random random = new Random(7);
		for (int i = 0; i < 20; i++) {
			Collections.shuffle(revisions, random);
			RevisionGraph graph = RevisionGraph.of(revisions);
			assertThat(InMemoryRevision.ids(graph.scripts())).isEqualTo(expected);
			assertThat(graph.heads()).containsExactly("m");
			assertThat(graph.requiredBy("b")).containsExactly("c1", "c2");
			assertThat(graph.requires("m")).containsExactly("d1", "d2");
		}
	}

	@Test
	void everyRevisionIsListedAfterThoseThatItNeeds() {
		List<String> ids = InMemoryRevision.ids(InMemoryRevision.M.scripts());
		for (RevisionScript script : InMemoryRevision.M.scripts()) {
			assertThat(script.info().revises())
				.allSatisfy((parent) -> assertThat(ids.indexOf(parent)).isLessThan(ids.indexOf(script.id())));
		}
	}

	@Test
	void aGraphOfNothingHasNoHead() {
		RevisionGraph graph = RevisionGraph.of(List.of());
		assertThat(graph.isEmpty()).isTrue();
		assertThat(graph.size()).isZero();
		assertThat(graph.heads()).isEmpty();
		assertThat(graph.find("a")).isEmpty();
	}

	@Test
	void headsAreTheRevisionsThatNoneRevises() {
		assertThat(InMemoryRevision.L.heads()).containsExactly("e");
		assertThat(InMemoryRevision.Y.heads()).containsExactly("d1", "d2");
		assertThat(InMemoryRevision.W.heads()).containsExactlyInAnyOrder("c", "f");
		assertThat(InMemoryRevision.M.heads()).containsExactly("f");
	}

	// G45, without its option
	@Test
	void aRevisionThatAnotherDependsOnRemainsAHead() {
		assertThat(RevisionGraph.of(List.of(of("a1"), of("a2").dependsOn("a1"))).heads()).containsExactly("a1", "a2");
	}

	@Test
	void labelsNameTheRevisionTheyStandOn() {
		assertThat(InMemoryRevision.Y.label("c2branch")).contains("c2");
		assertThat(InMemoryRevision.Y.label("c2")).isEmpty();
	}

	@Test
	void theListsOfAGraphCannotBeChanged() {
		RevisionGraph graph = InMemoryRevision.Y;
		assertThat(graph.heads()).isUnmodifiable();
		assertThat(graph.requires("d1")).isUnmodifiable();
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> graph.scripts().clear());
	}

	@Test
	void effectiveHeadsLeaveOutWhatOthersImply() {
		RevisionGraph m = InMemoryRevision.M;
		assertThat(m.effectiveHeads(List.of("a", "b", "c1"))).containsExactly("c1");
		assertThat(m.effectiveHeads(List.of("d2", "c2", "b", "c1"))).containsExactly("d2", "c1");
		assertThat(m.effectiveHeads(List.of("d1", "d2", "m"))).containsExactly("m");
		assertThat(m.effectiveHeads(List.of("c1", "c1"))).containsExactly("c1");
		assertThat(m.effectiveHeads(List.of())).isEmpty();
	}

	@Test
	void effectiveHeadsLeaveOutWhatOthersDependOn() {
		RevisionGraph graph = RevisionGraph.of(List.of(of("a1"), of("b1<a1"), of("a2"), of("b2<a2").dependsOn("b1")));
		assertThat(graph.effectiveHeads(List.of("b2", "b1"))).containsExactly("b2");
		assertThat(graph.effectiveHeads(List.of("a2", "b1"))).containsExactly("a2", "b1");
	}

	@Test
	void branchesPartAfterTheLastRevisionThatTheyShare() {
		assertThat(InMemoryRevision.Y.forks(List.of("d1", "d2"))).extracting(RevisionInfo::id).containsExactly("b");
		assertThat(InMemoryRevision.W.forks(List.of("c", "f"))).isEmpty();
	}

	// G31
	@Test
	void aMissingParentIsToldWithTheFileAndTheId() {
		assertProblems(List.of(of("a"), of("b<nowhere")),
				"Revision b (b.sql) revises nowhere, and there is no revision of that id.");
	}

	@Test
	void aParentIsGivenByItsWholeId() {
		assertProblems(List.of(of("abcdef"), of("b<abcd")),
				"Revision b (b.sql) revises abcd, and there is no revision of that id.");
	}

	// G31
	@Test
	void anIdThatIsUsedTwiceIsToldWithBothFiles() {
		assertProblems(List.of(of("a").origin("one.sql"), of("a").origin("class Two")),
				"The id a is used twice, by one.sql and by class Two.");
	}

	// G29
	@Test
	void aLabelThatIsUsedTwiceIsToldWithBothRevisions() {
		assertProblems(List.of(of("a"), of("c<a").labels("twice"), of("d"), of("e<d").labels("twice")),
				"The label 'twice' is used twice, by c (c.sql) and by e (e.sql).");
	}

	@Test
	void aLabelIsNoId() {
		assertProblems(List.of(of("a"), of("b<a").labels("a")), "The label 'a' of b (b.sql) is the id of a.sql.");
	}

	@Test
	void aLabelMayStandTwiceOnOneRevision() {
		assertThat(RevisionGraph.of(List.of(of("a").labels("x", "x"))).label("x")).contains("a");
	}

	// G30
	@Test
	void aRevisionDoesNotReviseItself() {
		assertProblems(List.of(of("a<a")), "Revision a (a.sql) revises itself.");
	}

	// G30
	@Test
	void aRevisionDoesNotDependOnItself() {
		assertProblems(List.of(of("abcd").dependsOn("abcd")), "Revision abcd (abcd.sql) depends on itself.");
		assertProblems(List.of(of("abcd").labels("me").dependsOn("me")), "Revision abcd (abcd.sql) depends on itself.");
	}

	// G30
	@Test
	void aCycleIsToldWithItsMembers() {
		assertProblems(List.of(of("a<b"), of("b<a")),
				"Revisions follow each other in a cycle: a (a.sql) -> b (b.sql) -> a.");
	}

	// G30
	@Test
	void aCycleOfDependenciesIsToldWithItsMembers() {
		assertProblems(List.of(of("a").dependsOn("c"), of("b<a"), of("c<b")),
				"Revisions follow each other in a cycle: a (a.sql) -> c (c.sql) -> b (b.sql) -> a.");
	}

	@Test
	void whatLiesBehindACycleIsNotToldAsOne() {
		assertProblems(List.of(of("base1"), of("x<base1,z"), of("y<x"), of("z<y"), of("a<z"), of("b<a")),
				"Revisions follow each other in a cycle: z (z.sql) -> y (y.sql) -> x (x.sql) -> z.");
	}

	@Test
	void everyCycleIsTold() {
		// q hangs between the cycles, so that the way to the second passes the first
		assertProblems(List.of(of("a<b"), of("b<a"), of("q<a,r"), of("r<q"), of("s<q")),
				"Revisions follow each other in a cycle: a (a.sql) -> b (b.sql) -> a.",
				"Revisions follow each other in a cycle: q (q.sql) -> r (r.sql) -> q.");
	}

	@Test
	void aDeadEndDoesNotHideACycle() {
		// from c the first way on is d, which only hangs behind the cycle of a and b
		assertProblems(List.of(of("a<b"), of("b<a"), of("c<d,e"), of("d<a"), of("e<c")),
				"Revisions follow each other in a cycle: a (a.sql) -> b (b.sql) -> a.",
				"Revisions follow each other in a cycle: c (c.sql) -> e (e.sql) -> c.");
	}

	@Test
	void aParentIsGivenOnce() {
		assertProblems(List.of(of("a"), of("b<a,a")), "Revision b (b.sql) revises a twice.");
	}

	// C4
	@ParameterizedTest
	@CsvSource(quoteCharacter = '"',
			value = { "a@b, @", "a-b, -", "a+b, +", "a:b, :", "a/b, /", "a\\b, \\", "@, @", "-1, -" })
	void charactersOfTargetsAndPathsAreNotAllowedInIds(String id, String character) {
		assertProblems(List.of(of(id)), "The id '" + id + "' of " + id + ".sql has the character '" + character
				+ "', which targets and file names give a meaning of its own.");
	}

	// C4
	@ParameterizedTest
	@CsvSource({ "0020", "0009", "000A", "00A0", "3000", "2028", "0000", "001B", "009B", "FEFF", "200B", "202E" })
	void spacesAndInvisibleCharactersAreNotAllowedInIds(String code) {
		String id = "a" + (char) Integer.parseInt(code, 16) + "b";
		assertThatExceptionOfType(RevisionGraphException.class)
			.isThrownBy(() -> RevisionGraph.of(List.of(of(id).origin("x.sql"))))
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(1)
				.first()
				.asString()
				.contains("of x.sql has a space or control character (U+" + code + ").")
				.doesNotContainPattern("[\\p{Cc}\u2028\\p{Cf}]"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "head", "heads", "base", "current" })
	void wordsOfTargetsAreNoIdsAndNoLabels(String word) {
		assertProblems(List.of(of(word)), "The id '" + word + "' of " + word + ".sql is a word of the target grammar.");
		assertProblems(List.of(of("a").labels(word)),
				"The label '" + word + "' of a (a.sql) is a word of the target grammar.");
	}

	@Test
	void anIdIsNotEmpty() {
		assertProblems(List.of(of("").origin("x.sql")), "The id '' of x.sql is empty.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "9f1271ef662a", "1", "Größe", "a.b", "a_b", "HEAD", "日本語", "a'b" })
	void otherIdsAreAccepted(String id) {
		assertThat(RevisionGraph.of(List.of(of(id))).heads()).containsExactly(id);
	}

	@Test
	void allProblemsAreToldAtOnce() {
		assertThatExceptionOfType(RevisionGraphException.class)
			.isThrownBy(() -> InMemoryRevision.graph("a<x", "b<b", "c<d", "d<c"))
			.satisfies((ex) -> {
				assertThat(ex.problems()).containsExactly(
						"Revision a (a.sql) revises x, and there is no revision of that id.",
						"Revision b (b.sql) revises itself.",
						"Revisions follow each other in a cycle: c (c.sql) -> d (d.sql) -> c.");
				assertThat(ex.description().lines()).containsExactly("The revisions don't form a graph:",
						"  - Revision a (a.sql) revises x, and there is no revision of that id.",
						"  - Revision b (b.sql) revises itself.",
						"  - Revisions follow each other in a cycle: c (c.sql) -> d (d.sql) -> c.");
				assertThat(ex.action()).isEqualTo(
						"Correct the revisions named above; the database was not touched. A revision that is published "
								+ "already should keep its id.");
			});
	}

	@Test
	void controlCharactersAreSpelledOutWhereverAnIdIsPrinted() {
		String bad = "a\u001b[2Jb\n";
		assertThatExceptionOfType(RevisionGraphException.class)
			.isThrownBy(() -> RevisionGraph.of(List.of(of(bad).origin("x"), of(bad).origin("y").labels(bad, bad),
					of("c<" + bad + "," + bad).dependsOn(bad + "z").labels(bad), of("d").labels(bad),
					of("e\u0007<f").origin("z"), of("f<e\u0007"))))
			.satisfies((ex) -> {
				assertThat(ex.problems()).hasSizeGreaterThan(6);
				assertThat(ex.problems()).noneMatch((problem) -> problem.matches("(?s).*\\p{Cc}.*"));
				assertThat(ex.problems()).contains("The id a\\u001b[2Jb\\u000a is used twice, by x and by y.");
			});
	}

	// G44
	@Test
	void aDependencyIsGivenAsIdLabelOrPrefix() {
		for (String dependency : List.of("abcdef", "lib1", "abcd")) {
			RevisionGraph graph = RevisionGraph.of(List.of(of("abcdef").labels("lib1"), of("b").dependsOn(dependency)));
			assertThat(graph.requires("b")).as(dependency).containsExactly("abcdef");
			assertThat(graph.requiredBy("abcdef")).as(dependency).containsExactly("b");
		}
	}

	// G44
	@ParameterizedTest
	@ValueSource(strings = { "nowhere", "abc", "" })
	void anUnknownDependencyIsTold(String dependency) {
		assertProblems(List.of(of("abcdef"), of("b").dependsOn(dependency)),
				"Revision b (b.sql) depends on " + dependency + ", and there is no revision of that id, nor a label.");
	}

	@Test
	void anAmbiguousDependencyIsToldWithUpToThreeMatches() {
		assertProblems(
				List.of(of("abcd1"), of("abcd2"), of("abcd3"), of("abcd4"), of("abce"), of("b").dependsOn("abcd")),
				"Revision b (b.sql) depends on abcd, and several ids begin so: abcd1, abcd2, abcd3 and 1 more.");
		assertThat(RevisionGraph.of(List.of(of("abcd"), of("abcde"), of("b").dependsOn("abcd"))).requires("b"))
			.containsExactly("abcd");
	}

	// G38
	@Test
	void aDependencyOnTheParentAddsNothing() {
		RevisionGraph graph = RevisionGraph.of(List.of(of("a"), of("b<a").dependsOn("a")));
		assertThat(graph.requires("b")).containsExactly("a");
		assertThat(graph.heads()).containsExactly("b");
	}

	// G47
	@Test
	@Timeout(value = 20, unit = TimeUnit.SECONDS)
	void threeThousandRevisionsInALineNeedNoDeepStack() {
		List<InMemoryRevision> revisions = new ArrayList<>();
		IntStream.range(0, 3000).forEach((i) -> revisions.add(of((i == 0) ? "r0" : "r" + i + "<r" + (i - 1))));
		assertPlanned(revisions);
	}

	// G47
	@Test
	@Timeout(value = 20, unit = TimeUnit.SECONDS)
	void threeThousandDependenciesInALineNeedNoDeepStack() {
		List<InMemoryRevision> revisions = new ArrayList<>();
		IntStream.range(0, 3000)
			.forEach((i) -> revisions.add((i == 0) ? of("r0") : of("r" + i).dependsOn("r" + (i - 1))));
		assertPlanned(revisions);
	}

	// G47, and the number of ways from the last to the first is 2^1500
	@Test
	@Timeout(value = 20, unit = TimeUnit.SECONDS)
	void manyWaysBetweenTwoRevisionsAreNotAllWalked() {
		List<InMemoryRevision> revisions = new ArrayList<>(List.of(of("r0")));
		for (int i = 1; i <= 1500; i++) {
			String parents = (i == 1) ? "r0" : "r" + (i - 1) + ",s" + (i - 1);
			revisions.add(of("r" + i + "<" + parents));
			revisions.add(of("s" + i + "<" + parents));
		}
		revisions.add(of("r3000<r1500,s1500"));
		assertPlanned(revisions);
	}

	@Test
	@Timeout(value = 20, unit = TimeUnit.SECONDS)
	void aCycleOfThousandsIsTold() throws InterruptedException {
		List<InMemoryRevision> revisions = new ArrayList<>();
		IntStream.range(0, 3000).forEach((i) -> revisions.add(of("r" + i + "<r" + ((i + 2999) % 3000))));
		IntStream.range(0, 3000).forEach((i) -> revisions.add(of("q" + i + "<" + ((i == 0) ? "r7" : "q" + (i - 1)))));
		Collections.shuffle(revisions, new Random(1));
		onSmallStack(() -> assertThatExceptionOfType(RevisionGraphException.class)
			.isThrownBy(() -> RevisionGraph.of(revisions))
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(1)));
	}

	private static void assertPlanned(List<InMemoryRevision> revisions) {
		Collections.shuffle(revisions, new Random(47));
		try {
			onSmallStack(() -> {
				RevisionGraph graph = RevisionGraph.of(revisions);
				RevisionPaths paths = new RevisionPaths(graph);
				List<String> up = new ArrayList<>(InMemoryRevision.ids(paths.up(List.of(), "heads")));
				assertThat(up).hasSize(revisions.size()).doesNotHaveDuplicates();
				Set<String> before = new LinkedHashSet<>();
				for (String id : up) {
					assertThat(before.containsAll(graph.requires(id))).isTrue();
					before.add(id);
				}
				assertThat(graph.effectiveHeads(up)).isEqualTo(List.of(up.get(up.size() - 1)));
				String head = up.get(up.size() - 1);
				List<String> down = InMemoryRevision.ids(paths.down(List.of(head), "base"));
				assertThat(graph.effectiveHeads(down)).isEqualTo(List.of(head));
				Collections.reverse(up);
				assertThat(down).isEqualTo(up);
			});
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void onSmallStack(Runnable task) throws InterruptedException {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		Thread thread = new Thread(null, task, "small stack", 256 * 1024);
		thread.setUncaughtExceptionHandler((failed, ex) -> failure.set(ex));
		thread.start();
		thread.join();
		assertThat(failure.get()).isNull();
	}

	private static void assertProblems(List<InMemoryRevision> revisions, String... problems) {
		assertThatExceptionOfType(RevisionGraphException.class).isThrownBy(() -> RevisionGraph.of(revisions))
			.satisfies((ex) -> {
				assertThat(ex.problems()).containsExactly(problems);
				if (problems.length == 1) {
					assertThat(ex.description()).isEqualTo("The revisions don't form a graph: " + problems[0]);
				}
			});
	}

	private static InMemoryRevision of(String text) {
		return InMemoryRevision.of(text);
	}

}
