package io.github.dbmig.authoring;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The acceptance cases D1 to D35 of comparison and autogenerate: each has a test whose
 * method begins with its number, or a reason why it has none.
 */
class ComparisonCaseTests {

	/**
	 * Cases, or halves of them, that dbmig has no use for, with the reason.
	 */
	static final Map<String, String> NOT_APPLICABLE = Map.of("D10, set by an application",
			"The comparison asks one judge, which knows SQLite. What a type should be is said where it is mapped, "
					+ "with columnDefinition; a second opinion beside it would only hide differences.", //
			"D15, a note that a constraint is renamed",
			"A constraint is what it does, so a name alone is no difference and no note.", //
			"D20, drop and add", "Names of constraints are not compared, so their upper and lower case isn't either.", //
			"D28, the filter of objects",
			"dbmig.exclude leaves whole tables alone; what is finer than a table is said in the revision.", //
			"D28, before the database is read",
			"A few queries read the schema as a whole, no table is asked for by itself.", //
			"D31, the database behind the revisions",
			"Compared is with the replayed revisions, so a database that is behind is no obstacle; the output says "
					+ "what was compared with what.");

	private static final List<String> CASES = List.of("compare.DifferenceCaseTests", "compare.ModelScopeTests",
			"authoring.AutogenerateCaseTests", "authoring.AutogenerateTests", "authoring.DefaultRevisionAuthorTests");

	private static final Pattern NUMBER = Pattern.compile("[dD](\\d+)(?![a-z0-9]).*");

	@Test
	void everyCaseHasATestOrAReason() throws ClassNotFoundException {
		Set<Integer> found = new TreeSet<>();
		NOT_APPLICABLE.keySet().stream().filter((name) -> name.matches("D\\d+")).forEach((name) -> add(found, name));
		for (String name : CASES) {
			Stream.of(Class.forName("io.github.dbmig." + name).getDeclaredMethods())
				.filter((method) -> !method.isSynthetic())
				.map(Method::getName)
				.forEach((method) -> add(found, method));
		}
		assertThat(found).containsExactlyElementsOf(IntStream.rangeClosed(1, 35).boxed().toList());
	}

	private static void add(Set<Integer> found, String name) {
		Matcher matcher = NUMBER.matcher(name);
		if (matcher.matches()) {
			found.add(Integer.valueOf(matcher.group(1)));
		}
	}

}
