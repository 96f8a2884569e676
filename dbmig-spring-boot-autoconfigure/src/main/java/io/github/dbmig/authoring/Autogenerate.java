package io.github.dbmig.authoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.dbmig.MigrationException;
import io.github.dbmig.compare.DifferenceText;
import io.github.dbmig.compare.ModelScope;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDiff;
import io.github.dbmig.compare.SchemaDifference;
import io.github.dbmig.compare.SqlEquivalence;
import io.github.dbmig.dialect.ColumnValues;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.dialect.StepException;
import io.github.dbmig.engine.RevisionReplay;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.operation.Insert;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.schema.Schema;

/**
 * Proposes what takes the schema that the revisions make to what the entities say, and
 * back. Both ways are replayed before they are proposed: one has to give the schema of
 * the entities, the other the schema of before.
 */
public final class Autogenerate implements ProposalSource {

	private final RevisionReplay replay;

	private final Supplier<EntityModel> model;

	private final ModelScope scope;

	private final DifferenceNotes notes;

	/**
	 * Propose from entities.
	 * @param replay replays revisions and what the entities say
	 * @param model reads the entities, only when something is to be proposed
	 * @param scope what is compared
	 */
	public Autogenerate(RevisionReplay replay, Supplier<EntityModel> model, ModelScope scope) {
		this(replay, model, scope, (differences, renames) -> List.of());
	}

	/**
	 * Propose from entities, with notes.
	 * @param replay replays revisions and what the entities say
	 * @param model reads the entities, only when something is to be proposed
	 * @param scope what is compared
	 * @param notes what a reader of the revision should know; asked once for a proposal
	 */
	public Autogenerate(RevisionReplay replay, Supplier<EntityModel> model, ModelScope scope, DifferenceNotes notes) {
		this.replay = replay;
		this.model = model;
		this.scope = scope;
		this.notes = notes;
	}

	@Override
	public Proposal propose(RevisionGraph graph, List<String> parents, Answers answers, QuestionAsker asker) {
		EntityModel entities = this.model.get();
		try (Shadow revisions = this.replay.upTo(graph, parents); Shadow empty = this.replay.empty()) {
			replay(empty, entities.operations(), "What the entities say can't be made in an empty database");
			return new Comparison(revisions, empty.schema(), entities, new Interview(answers, asker)).propose();
		}
	}

	private static void replay(Shadow shadow, List<Operation> operations, String what) {
		try {
			shadow.replay(operations);
		}
		catch (StepException ex) {
			throw new MigrationException(
					what + ", at " + operations.get(ex.operation()).describe() + ": " + ex.description(), ex.action(),
					ex);
		}
	}

	/**
	 * One comparison.
	 */
	private final class Comparison {

		private final Shadow revisions;

		private final Schema target;

		private final EntityModel entities;

		private final Interview interview;

		private final SqlEquivalence sql;

		private final ColumnValues values;

		Comparison(Shadow revisions, Schema target, EntityModel entities, Interview interview) {
			this.revisions = revisions;
			this.target = target;
			this.entities = entities;
			this.interview = interview;
			this.sql = revisions.equivalence();
			this.values = revisions.values();
		}

		Proposal propose() {
			Schema made = this.revisions.schema();
			Schema from = Autogenerate.this.scope.managed(made);
			RenameQuestions questions = new RenameQuestions(from, Autogenerate.this.scope.managed(this.target),
					this.entities.renames(), this.sql, this.values, this.interview);
			Renames renames = questions.find();
			Schema to = Autogenerate.this.scope.wanted(this.target, made, renames, this.sql);
			List<SchemaDifference> differences = SchemaDiff.between(from, to, renames, this.sql);
			BackfillQuestions backfills = new BackfillQuestions(to, renames, differences, this.sql, this.values,
					this.interview);
			backfills.ask(questions);
			this.interview.end();
			List<ValueRename> values = ValueRename.of(this.entities.renames().constants(), from, to, renames);
			List<Insert> rows = this.entities.operations()
				.stream()
				.filter(Insert.class::isInstance)
				.map(Insert.class::cast)
				.toList();
			List<Step> upgrade = new DifferenceOperations(from, to, renames, differences, backfills, false, values,
					rows, notes(differences, renames))
				.steps();
			if (upgrade.isEmpty()) {
				return Proposal.none();
			}
			Schema upgraded = prove(upgrade, to, "upgrade", "what the entities say");
			List<Step> downgrade = downgrade(upgraded, from, renames, values);
			prove(downgrade, from, "downgrade", "what was there before");
			return new Proposal(differences, upgrade, downgrade);
		}

		private Map<SchemaDifference, List<String>> notes(List<SchemaDifference> differences, Renames renames) {
			Map<SchemaDifference, List<String>> notes = new HashMap<>();
			if (!differences.isEmpty()) {
				List<List<String>> each = Autogenerate.this.notes.of(differences, renames);
				for (int i = 0; i < each.size(); i++) {
					notes.put(differences.get(i), each.get(i));
				}
			}
			return notes;
		}

		private List<Step> downgrade(Schema upgraded, Schema from, Renames renames, List<ValueRename> values) {
			Renames inverse = renames.inverse();
			List<ValueRename> back = values.stream()
				.map((value) -> value.inverse(inverse.table(value.table())))
				.toList();
			return new DifferenceOperations(upgraded, from, inverse,
					SchemaDiff.between(upgraded, from, inverse, this.sql), new LostValues(from, this.sql, this.values),
					true, back, List.of(), Map.of())
				.steps();
		}

		/** The schema that was made. */
		private Schema prove(List<Step> steps, Schema expected, String direction, String what) {
			replay(this.revisions, steps.stream().map(Step::operation).toList(),
					"The " + direction + " that dbmig would write can't be run");
			Schema made = Autogenerate.this.scope.managed(this.revisions.schema());
			List<SchemaDifference> left = SchemaDiff.between(made, expected, Renames.none(), this.sql);
			if (!left.isEmpty()) {
				throw new MigrationException(
						"The " + direction + " that dbmig would write doesn't make " + what
								+ ", which is a bug of dbmig:" + lines(left),
						"Please report it with the entities. Meanwhile make the revision without --autogenerate and "
								+ "write it by hand, or leave the table out with dbmig.exclude.");
			}
			return made;
		}

		private static String lines(List<SchemaDifference> differences) {
			String line = System.lineSeparator() + "  - ";
			return differences.stream().map(DifferenceText::asChange).collect(Collectors.joining(line, line, ""));
		}

	}

}
