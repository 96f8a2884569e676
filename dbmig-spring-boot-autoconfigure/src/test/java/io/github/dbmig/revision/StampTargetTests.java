package io.github.dbmig.revision;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.dbmig.revision.RevisionWays.revision;
import static io.github.dbmig.revision.RevisionWays.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where a stamp puts a database. The case numbers are those of the acceptance cases.
 */
class StampTargetTests {

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "G33, d1 c2, m, m", "G33, m, a, a", "G33, c2, m, m", "G33, m, c1, c1", "G42, d1, heads, d1 d2",
			"G43, d1 c2, c1branch@base, c2", "base, d1 c2, base, ''", "other arm, d1, c2, c2 d1",
			"both, '', d2 d1, d1 d2", "back, d1 d2, c1, c1 d2", "twice, d1, d1, d1" })
	void aStampMovesTheBranchesOfItsTargets(String name, String current, String targets, String expected) {
		RevisionGraph graph = RevisionGraph
			.of(List.of(revision("a"), revision("b<a"), revision("c1<b").labels("c1branch"), revision("d1<c1"),
					revision("c2<b").labels("c2branch"), revision("d2<c2"), revision("m<d1,d2")));
		RevisionGraph open = name.equals("G42") ? InMemoryRevision.Y : graph;
		assertThat(new RevisionPaths(open).stamped(split(current), split(targets))).isEqualTo(split(expected));
	}

	// G35
	@Test
	void aStampBelowADependencyTakesWhatDependsOnItAlong() {
		RevisionGraph graph = RevisionGraph
			.of(List.of(revision("a1"), revision("b1<a1"), revision("c1<b1"), revision("d1<c1"), revision("e1<d1"),
					revision("a2"), revision("b2<a2"), revision("c2<b2").dependsOn("c1")));
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

}
