package io.github.dbmig.engine;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The acceptance cases S1 to S60 of a change on SQLite: each has a test that begins with
 * its number, or a reason why it has none. Every one ends with what {@link CaseDatabase}
 * checks.
 */
class RebuildCaseTests {

	/**
	 * Cases, or halves of them, that dbmig has no use for, with the reason.
	 */
	static final Map<String, String> NOT_APPLICABLE = Map.of("S2, lenient half",
			"A lossy conversion is said as an expression, convert(\"CAST(c AS INTEGER)\"), never switched on.", //
			"S9, error that a place needs a forced rebuild",
			"Nothing has to be forced: dbmig rebuilds where a change needs it.", //
			"S19",
			"Naming conventions give names to constraints that have none, so that a script can drop them. dbmig drops "
					+ "them by what they are (S18).", //
			"S50, stray temporary table",
			"A rebuild is one transaction, so none can be left; what has such a name is the user's and stays.", //
			"S54, autogenerate half",
			"What a changed type makes autogenerate write is a case of autogenerate; here an operation changes no "
					+ "CHECK unasked.", //
			"S57, a million rows", "Tagged benchmark; the everyday build copies 20,000.", //
			"S60, a run beside such tables",
			"A run beside attached databases or temporary tables that hide others is refused; that reading a schema "
					+ "isn't confused by them is tested by SchemaReaderTests.");

	private static final List<Class<?>> CASES = List.of(RebuildColumnCaseTests.class, RebuildConstraintCaseTests.class,
			RebuildReferenceCaseTests.class, RebuildObjectCaseTests.class, RebuildDependantCaseTests.class,
			RebuildDataCaseTests.class, RebuildSettingCaseTests.class, RebuildCopyCaseTests.class,
			RebuildKilledCaseTests.class);

	@Test
	void everyCaseHasATestOrAReason() {
		Set<Integer> found = new TreeSet<>();
		NOT_APPLICABLE.keySet().stream().filter((name) -> name.matches("S\\d+")).forEach((name) -> add(found, name));
		CASES.stream()
			.flatMap((type) -> Stream.of(type.getDeclaredMethods()))
			.map(Method::getName)
			.filter((name) -> name.matches("s\\d+_.*"))
			.forEach((name) -> add(found, name));
		assertThat(found).containsExactlyElementsOf(IntStream.rangeClosed(1, 60).boxed().toList());
	}

	private static void add(Set<Integer> found, String name) {
		Pattern.compile("[sS](\\d+)")
			.matcher(name)
			.results()
			.map(MatchResult::group)
			.map((number) -> Integer.valueOf(number.substring(1)))
			.forEach(found::add);
	}

}
