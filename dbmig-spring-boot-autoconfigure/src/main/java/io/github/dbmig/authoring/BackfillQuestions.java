package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.MigrationException;
import io.github.dbmig.authoring.Answers.Backfill;
import io.github.dbmig.authoring.Question.Option;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDifference.ColumnAdded;
import io.github.dbmig.compare.SchemaDifference.ColumnAspect;
import io.github.dbmig.compare.SchemaDifference.ColumnChanged;
import io.github.dbmig.compare.SchemaDifference;
import io.github.dbmig.compare.SqlEquivalence;
import io.github.dbmig.dialect.ColumnValues;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what rows get in a column that refuses NULL from now on. Whoever writes the
 * revision can't see the rows that it will meet, so it is asked even if there are none
 * here.
 */
final class BackfillQuestions implements Fillings {

	private final Schema to;

	private final Renames renames;

	private final List<SchemaDifference> differences;

	private final SqlEquivalence sql;

	private final ColumnValues values;

	private final Interview interview;

	BackfillQuestions(Schema to, Renames renames, List<SchemaDifference> differences, SqlEquivalence sql,
			ColumnValues values, Interview interview) {
		this.to = to;
		this.renames = renames;
		this.differences = differences;
		this.sql = sql;
		this.values = values;
		this.interview = interview;
	}

	/**
	 * Ask for all that has no answer.
	 * @param renamed knows the columns about which more has to be known first
	 */
	void ask(RenameQuestions renamed) {
		for (SchemaDifference difference : this.differences) {
			if (difference instanceof ColumnAdded added && !renamed.isOpen(added.table(), added.column().name())) {
				ask(table(added.table()), added.column(), true);
			}
			else if (difference instanceof ColumnChanged changed && becomesNotNull(changed)) {
				ask(table(changed.table()), changed.to(), false);
			}
		}
		refuseUnused();
	}

	@Override
	public SqlEquivalence sql() {
		return this.sql;
	}

	@Override
	public ColumnValues values() {
		return this.values;
	}

	private void ask(Table table, Column column, boolean added) {
		if (isNeeded(table, column) && given(table, column) == null) {
			Question question = question(table, column, added);
			if (this.interview.ask(question) && given(table, column) == null) {
				this.interview.leaveOpen(question);
			}
		}
	}

	private Question question(Table table, Column column, boolean added) {
		String name = SqlNames.quote(table.name()) + "." + SqlNames.quote(column.name());
		List<Option> options = new ArrayList<>();
		constants(table, column).forEach((constant) -> {
			Backfill backfill = new Backfill(table.name(), column.name(), constant);
			options.add(new Option(constant + " for all of them", Interview.argument("--backfill", backfill),
					new Answers(List.of(), List.of(), List.of(backfill))));
		});
		options.add(new Option("any SQL expression over the row in place of EXPR",
				Interview.argument("--backfill", new Backfill(table.name(), column.name(), "EXPR")), Answers.none()));
		return new Question(added ? "What do rows that are there get in the new column " + name + ", which is NOT NULL?"
				: "What do rows get that hold NULL in column " + name + ", which becomes NOT NULL?", options);
	}

	/**
	 * None where equal values would be refused, or would have to be keys of another
	 * table.
	 */
	private List<String> constants(Table table, Column column) {
		boolean refers = table.constraints(TableConstraint.ForeignKey.class)
			.stream()
			.flatMap((key) -> key.columns().stream())
			.anyMatch((name) -> SqlNames.same(name, column.name()));
		if (refers || LostValues.isDistinct(this.to, table, column)) {
			return List.of();
		}
		List<String> allowed = CheckValues.allowed(table, column.name());
		if (!allowed.isEmpty()) {
			return allowed;
		}
		return this.values.offers(column.type());
	}

	@Override
	public Filling of(Table table, Column column, boolean added) {
		return new Filling(given(table, column), List.of());
	}

	@Override
	public @Nullable String given(Table table, Column column) {
		return this.interview.answers()
			.backfills()
			.stream()
			.filter((backfill) -> isOn(backfill, table.name()) && SqlNames.same(backfill.column(), column.name()))
			.findFirst()
			.map(Backfill::expression)
			.orElse(null);
	}

	private boolean isOn(Backfill backfill, String table) {
		return SqlNames.same(backfill.table(), table) || SqlNames.same(this.renames.table(backfill.table()), table);
	}

	private void refuseUnused() {
		for (Backfill backfill : this.interview.answers().backfills()) {
			if (this.differences.stream().noneMatch((difference) -> fits(backfill, difference))) {
				throw new MigrationException("--backfill " + backfill + " fits nothing: no column "
						+ SqlNames.quote(backfill.column()) + " is added to a table " + SqlNames.quote(backfill.table())
						+ " that is there already, or becomes NOT NULL in it.", "Correct it, or leave it out.");
			}
		}
	}

	private boolean fits(Backfill backfill, SchemaDifference difference) {
		if (difference instanceof ColumnAdded added) {
			return isOn(backfill, added.table()) && SqlNames.same(backfill.column(), added.column().name());
		}
		return difference instanceof ColumnChanged changed && becomesNotNull(changed) && isOn(backfill, changed.table())
				&& SqlNames.same(backfill.column(), changed.to().name());
	}

	private static boolean becomesNotNull(ColumnChanged changed) {
		return changed.aspects().contains(ColumnAspect.NOT_NULL) && changed.to().notNull();
	}

	private Table table(String name) {
		return this.to.table(name).orElseThrow();
	}

}
