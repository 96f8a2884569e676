package io.github.dbmig.authoring;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dbmig.compare.ModelScope;
import io.github.dbmig.compare.SchemaDifference;
import io.github.dbmig.compare.TablePatterns;
import io.github.dbmig.jpa.DeclaredRenames;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.revision.RevisionGraph;

/**
 * What autogenerate proposes is made a revision, and is asked for again: nothing may be
 * left.
 */
public final class AppliedProposal {

	/** An answer that leaves the expression to the one who answers. */
	private static final Pattern BACKFILL = Pattern.compile("--backfill \"(.*)=EXPR\"");

	private AppliedProposal() {
	}

	/**
	 * Propose, apply and compare again; every question gets the likeliest answer, and 1
	 * is what rows get.
	 * @param old statements that make what is there
	 * @param entities statements that make what is to be
	 * @return what is proposed the second time
	 */
	public static List<SchemaDifference> comparedAgain(List<String> old, List<String> entities) {
		return comparedAgain(old, entities, DeclaredRenames.none(), Answers.none());
	}

	static List<SchemaDifference> comparedAgain(List<String> old, List<String> entities, DeclaredRenames renames,
			Answers answers) {
		StatementRevision first = StatementRevision.of("a", List.of(), StatementRevision.statements(old), List.of());
		EntityModel model = new EntityModel(StatementRevision.statements(entities), renames, List.of(), List.of());
		Autogenerate autogenerate = new Autogenerate(Proposals.REPLAY, () -> model,
				new ModelScope(TablePatterns.of(List.of()), List.of()));
		Proposal proposal = autogenerate.propose(RevisionGraph.of(List.of(first)), List.of("a"), answers,
				AppliedProposal::likeliest);
		StatementRevision second = StatementRevision.of("b", List.of("a"), operations(proposal.upgrade()),
				operations(proposal.downgrade()));
		return autogenerate
			.propose(RevisionGraph.of(List.of(first, second)), List.of("b"), Answers.none(), QuestionAsker.nobody())
			.differences();
	}

	private static Answers likeliest(Question question) {
		Question.Option option = question.options().get(0);
		Matcher backfill = BACKFILL.matcher(option.argument());
		return backfill.matches() ? Answers.of(List.of(), List.of(), List.of(backfill.group(1) + "=1"))
				: option.answers();
	}

	private static List<Operation> operations(List<Step> steps) {
		return steps.stream().map(Step::operation).toList();
	}

}
