package io.github.dbmig.authoring;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmig.Direction;
import io.github.dbmig.MigrationException;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDiff;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.jpa.ConstantRename;
import io.github.dbmig.jpa.DeclaredRenames;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.revision.SqlRevisionText;
import io.github.dbmig.sql.SqlScript;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each file of {@code autogenerate/} tells what the revisions make ({@code == old}), what
 * the entities say ({@code == new}), what is answered and declared beforehand, and what
 * comes of it: {@code == upgrade} and {@code == downgrade}, or what is {@code == asked}.
 */
class AutogenerateTests {

	/**
	 * What SQL has no words for, by file and direction: to drop a constraint that has no
	 * name, and what only SQLite knows of a table or changes of a column.
	 */
	private static final Map<String, String> UNSAYABLE = Map.of("child_before_parent.txt upgrade",
			"drop unique (\"code\")", "constraint_changes.txt upgrade", "drop foreign key (\"p_id\")",
			"key_changes.txt upgrade", "set autoincrement", "key_changes.txt downgrade", "unset autoincrement",
			"type_changes.txt upgrade", "alter column \"name\"", "type_changes.txt downgrade", "alter column \"name\"");

	static Stream<String> files() throws IOException, URISyntaxException {
		Path folder = Path.of(Objects.requireNonNull(AutogenerateTests.class.getResource("autogenerate")).toURI());
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("files")
	void proposes(String file) throws IOException, URISyntaxException {
		Map<String, List<String>> sections = sections(file);
		List<String> old = statements(sections, "old");
		List<String> entities = statements(sections, "new");
		Answers answers = answers(sections.getOrDefault("answers", List.of()));
		DeclaredRenames renames = renames(sections.getOrDefault("declared", List.of()));
		if (sections.containsKey("asked")) {
			assertThatExceptionOfType(UnansweredException.class)
				.isThrownBy(() -> Proposals.of(old, entities, renames, answers, QuestionAsker.nobody()))
				.satisfies((ex) -> assertThat(asked(ex)).isEqualTo(sections.get("asked")));
			return;
		}
		Proposal proposal = Proposals.of(old, entities, renames, answers, QuestionAsker.nobody());
		assertThat(Proposals.text(proposal.upgrade())).isEqualTo(sections.get("upgrade"));
		assertThat(Proposals.text(proposal.downgrade())).isEqualTo(sections.get("downgrade"));
	}

	@ParameterizedTest
	@MethodSource("files")
	void isSaidInSqlAndMeansTheSame(String file) throws IOException, URISyntaxException {
		Map<String, List<String>> sections = sections(file);
		if (sections.containsKey("asked")) {
			return;
		}
		List<String> old = statements(sections, "old");
		Proposal proposal = Proposals.of(old, statements(sections, "new"),
				renames(sections.getOrDefault("declared", List.of())),
				answers(sections.getOrDefault("answers", List.of())), QuestionAsker.nobody());
		try (Shadow meant = Proposals.REPLAY.empty(); Shadow said = Proposals.REPLAY.empty()) {
			List.of(meant, said).forEach((shadow) -> shadow.replay(StatementRevision.statements(old)));
			isSaid(file + " upgrade", proposal.upgrade(), meant, said);
			isSaid(file + " downgrade", proposal.downgrade(), meant, said);
		}
	}

	private static void isSaid(String what, List<Step> steps, Shadow meant, Shadow said) {
		List<Operation> operations = steps.stream().map(Step::operation).toList();
		meant.replay(operations);
		try {
			said.replay(readFromSql(steps));
			assertThat(UNSAYABLE).doesNotContainKey(what);
			assertThat(SchemaDiff.between(said.schema(), meant.schema(), Renames.none(), said.equivalence())).isEmpty();
		}
		catch (MigrationException ex) {
			assertThat(ex.description())
				.isEqualTo("SQL has no words for this part of the revision: " + UNSAYABLE.get(what) + ".");
			said.replay(operations);
		}
	}

	private static List<Operation> readFromSql(List<Step> steps) {
		NewRevision revision = new NewRevision("b", List.of("a"), "m", Instant.EPOCH, List.of(), List.of(), steps,
				List.of());
		return SqlRevisionText.read(new SqlRevisionWriter().write(revision), "b").operations(Direction.UPGRADE);
	}

	@ParameterizedTest
	@MethodSource("files")
	void d35AppliedAndComparedAgainNothingIsLeft(String file) throws IOException, URISyntaxException {
		Map<String, List<String>> sections = sections(file);
		assertThat(AppliedProposal.comparedAgain(statements(sections, "old"), statements(sections, "new"),
				renames(sections.getOrDefault("declared", List.of())),
				answers(sections.getOrDefault("answers", List.of()))))
			.isEmpty();
	}

	private static List<String> asked(UnansweredException asked) {
		List<String> lines = new ArrayList<>();
		for (Question question : asked.questions()) {
			lines.add(question.text());
			question.options().forEach((option) -> lines.add("  " + option.argument() + "  (" + option.text() + ")"));
		}
		return lines;
	}

	private static Map<String, List<String>> sections(String file) throws IOException, URISyntaxException {
		Path path = Path
			.of(Objects.requireNonNull(AutogenerateTests.class.getResource("autogenerate/" + file)).toURI());
		Map<String, List<String>> sections = new LinkedHashMap<>();
		List<String> section = new ArrayList<>();
		for (String line : Files.readAllLines(path)) {
			if (line.startsWith("== ")) {
				section = sections.computeIfAbsent(line.substring(3).strip(), (name) -> new ArrayList<>());
			}
			else if (!line.isBlank()) {
				section.add(line.stripTrailing());
			}
		}
		return sections;
	}

	private static List<String> statements(Map<String, List<String>> sections, String name) {
		String text = String.join("\n", sections.getOrDefault(name, List.of()));
		return SqlScript.statements(text).stream().map(SqlScript.Statement::text).toList();
	}

	private static Answers answers(List<String> lines) {
		Map<String, List<String>> byOption = lines.stream()
			.collect(Collectors.groupingBy((line) -> line.substring(0, line.indexOf(' ')),
					Collectors.mapping((line) -> line.substring(line.indexOf(' ') + 1), Collectors.toList())));
		return Answers.of(byOption.getOrDefault("--rename", List.of()), byOption.getOrDefault("--drop", List.of()),
				byOption.getOrDefault("--backfill", List.of()));
	}

	/**
	 * {@code table old new}, {@code column table old new},
	 * {@code constant table column old new}.
	 */
	private static DeclaredRenames renames(List<String> lines) {
		Map<String, String> tables = new LinkedHashMap<>();
		Map<String, Map<String, String>> columns = new LinkedHashMap<>();
		List<ConstantRename> constants = new ArrayList<>();
		for (List<String> words : lines.stream().map((line) -> Arrays.asList(line.split(" "))).toList()) {
			switch (words.get(0)) {
				case "table" -> tables.put(words.get(1), words.get(2));
				case "column" -> columns.computeIfAbsent(words.get(1), (table) -> new LinkedHashMap<>())
					.put(words.get(2), words.get(3));
				default -> constants.add(new ConstantRename(words.get(1), words.get(2), words.get(3), words.get(4)));
			}
		}
		return new DeclaredRenames(tables, columns, constants);
	}

}
