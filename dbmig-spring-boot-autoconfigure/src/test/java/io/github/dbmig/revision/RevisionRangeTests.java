package io.github.dbmig.revision;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.dbmig.revision.RevisionWays.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The case numbers are those of the acceptance cases.
 */
class RevisionRangeTests {

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

}
