package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.compare.ModelScope;
import io.github.dbmig.compare.TablePatterns;
import io.github.dbmig.engine.RevisionReplay;
import io.github.dbmig.jpa.DeclaredRenames;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.operation.OperationJson;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;

/**
 * What autogenerate proposes for statements: one revision makes the old ones, and the
 * entities would make the new ones.
 */
final class Proposals {

	static final RevisionReplay REPLAY = new RevisionReplay(new SqliteDialect(), List.of());

	private static final ModelScope SCOPE = new ModelScope(TablePatterns.of(List.of("skip_*")),
			List.of("dbmig_version"));

	private Proposals() {
	}

	static Proposal of(List<String> old, List<String> entities) {
		return of(old, entities, DeclaredRenames.none(), Answers.none(), QuestionAsker.nobody());
	}

	static Proposal of(List<String> old, List<String> entities, Answers answers) {
		return of(old, entities, DeclaredRenames.none(), answers, QuestionAsker.nobody());
	}

	static Proposal of(List<String> old, List<String> entities, DeclaredRenames renames, Answers answers,
			QuestionAsker asker) {
		StatementRevision revision = StatementRevision.of("a", List.of(), StatementRevision.statements(old), List.of());
		EntityModel model = new EntityModel(StatementRevision.statements(entities), renames, List.of(), List.of());
		return new Autogenerate(REPLAY, () -> model, SCOPE).propose(RevisionGraph.of(List.of(revision)), List.of("a"),
				answers, asker);
	}

	/** Operations a line each, as the history keeps them, comments above them. */
	static List<String> text(List<Step> steps) {
		List<String> lines = new ArrayList<>();
		for (Step step : steps) {
			step.comments().forEach((comment) -> lines.add("-- " + comment));
			String json = OperationJson.write(List.of(step.operation()));
			lines.add(json.substring("{'v':1,'operations':[".length(), json.length() - 2));
		}
		return lines;
	}

}
