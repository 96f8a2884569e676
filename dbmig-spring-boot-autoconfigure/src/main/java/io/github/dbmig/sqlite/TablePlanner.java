package io.github.dbmig.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dbmig.dialect.StepException;
import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.Check;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.DropColumn;
import io.github.dbmig.operation.OnViolation;
import io.github.dbmig.operation.RenameColumn;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.operation.TableSql;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sqlite.ddl.ColumnNode;
import io.github.dbmig.sqlite.ddl.ConstraintNode;
import io.github.dbmig.sqlite.ddl.DdlEditException;
import io.github.dbmig.sqlite.ddl.DdlSyntaxException;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.jspecify.annotations.Nullable;

/**
 * Plans the changes of one table, one after the other, and checks before anything is
 * written what each asks of the rows and of what depends on them.
 */
final class TablePlanner {

	private final Sql sql;

	private final DependantPolicy dependants;

	private final TableFacts facts;

	private final TableDraft draft;

	private final List<Dependant> drops = new ArrayList<>();

	private final List<String> renames = new ArrayList<>();

	private final List<String> statements = new ArrayList<>();

	private final List<String> reasons = new ArrayList<>();

	private final List<Violation> violations = new ArrayList<>();

	private boolean rebuild;

	private boolean rewritesRows;

	private boolean empty = true;

	/** The operation of the first change that rows stand in the way of. */
	private int violated;

	/**
	 * Starts with a table as it is.
	 * @param sql statements on the database; a plan only reads
	 * @param table the table's name
	 * @param dependants decides about what depends on columns
	 * @throws StepException if there is no such table
	 */
	TablePlanner(Sql sql, String table, DependantPolicy dependants) {
		this.sql = sql;
		this.dependants = dependants;
		this.facts = TableFacts.read(sql, table);
		this.draft = new TableDraft(this.facts.table(), this.facts.indexes());
	}

	/**
	 * Whether a change can be planned together with those before it. A column can't be
	 * renamed to a name that another gives up in the same rebuild, and what uses a column
	 * is only known of columns as the database has them. An expression over values that
	 * are only on paper would not see them as their columns store them.
	 */
	boolean takes(TableChange change) {
		if (this.draft.hidesRowid() || ChangeExpressions.of(change).stream().anyMatch(this.draft::isOnPaper)
				|| ChangeExpressions.constrained(change).stream().anyMatch(this.draft::isStale)) {
			return false;
		}
		if (change instanceof RenameColumn rename) {
			return !RowKey.isRowidName(rename.to()) && !this.draft.isTaken(rename)
					&& !this.draft.isRewritten(rename.from());
		}
		return !(change instanceof DropColumn drop && this.draft.isRewritten(drop.column()));
	}

	boolean isEmpty() {
		return this.empty;
	}

	/** Asks for a rebuild whether or not a change needs it. */
	void rebuild(String reason) {
		this.empty = false;
		this.rebuild = true;
		this.reasons.add(reason);
	}

	/**
	 * Plans one more change.
	 * @param change the change
	 * @param operation the place of its operation, for what is told of it
	 * @throws StepException if it can't be made
	 */
	void add(TableChange change, int operation) {
		this.empty = false;
		try {
			if (change instanceof DropColumn drop) {
				TableDdl whole = this.draft.table();
				this.drops.addAll(this.dependants.drop(this.draft, drop));
				if (!whole.sql().equals(this.draft.table().sql())) {
					rebuild("what goes with the column cannot be dropped natively");
				}
			}
			if (change instanceof RenameColumn rename) {
				this.dependants.refuseContentTables(this.draft, rename);
			}
			refuseUnsteady(change);
			NativeChange.Answer answer = change.accept(new NativeChange(this.draft, this.facts));
			TableDdl before = this.draft.table();
			if (change instanceof RenameColumn rename && answer.reason() != null) {
				this.dependants.refuseUses(this.draft, rename);
				this.draft.copyAs(rename);
			}
			else {
				change.accept(this.draft);
			}
			if (!before.sql().equals(this.draft.table().sql()) || changesRows(change)) {
				answer(change, answer);
			}
			check(change, before, operation);
		}
		catch (DdlEditException | DdlSyntaxException ex) {
			throw new StepException(ex.getMessage() + ".", "Correct the revision.", null, ex);
		}
	}

	private void refuseUnsteady(TableChange change) {
		if (change instanceof AddConstraint add && add.constraint() instanceof Check check) {
			this.dependants.steadiness().refuse(this.draft.table(), check);
		}
		else if (change instanceof AddColumn add) {
			for (Constraint constraint : add.column().constraints()) {
				if (constraint instanceof Check check) {
					this.dependants.steadiness()
						.refuse(this.draft.table().addColumn(TableSql.column(add.column()), null), check);
				}
			}
		}
	}

	private static boolean changesRows(TableChange change) {
		return change instanceof AlterColumn alter && (alter.convert() != null || alter.backfill() != null);
	}

	private void answer(TableChange change, NativeChange.Answer answer) {
		Optional<String> reason = answer.needsRebuild();
		if (reason.isPresent()) {
			this.rebuild = true;
			this.reasons.add(reason.get());
		}
		this.statements.addAll(answer.statements());
		this.rewritesRows |= answer.rewritesRows();
		if (change instanceof RenameColumn rename && reason.isEmpty() && isThere(rename)) {
			this.renames.addAll(answer.statements());
			refuseUnsound(rename);
		}
		else if (change instanceof RenameColumn rename && reason.isEmpty() && !this.draft.isAdded(rename.to())) {
			// What names it elsewhere would be left behind
			throw new IllegalStateException("The values of " + rename.to() + " must be made before it is renamed");
		}
	}

	private boolean isThere(RenameColumn rename) {
		return this.draft.projection().origin(rename.to()).isPresent();
	}

	/**
	 * One broken view keeps SQLite from renaming anything, and it names only the view.
	 */
	private void refuseUnsound(RenameColumn rename) {
		if (!this.facts.isSound()) {
			String line = System.lineSeparator() + "  - ";
			throw new StepException(
					"SQLite can't rename the column " + SqlNames.quote(rename.from()) + " of "
							+ SqlNames.quote(this.draft.table().name().value()) + " while views or triggers don't work:"
							+ line + String.join(line, this.facts.broken()),
					"Drop or repair them in a step before it.", null, null);
		}
	}

	private void check(TableChange change, TableDdl before, int operation) {
		if (this.facts.hasRows()) {
			ChangeChecks checks = new ChangeChecks(this.sql, before, this.draft);
			change.accept(checks);
			checks.rowid();
			if (this.violations.isEmpty()) {
				this.violated = operation;
			}
			OnViolation asked = asked(change);
			for (Violation violation : checks.violations()) {
				this.violations.add((asked != null) ? violation.withRemedyToCome(asked) : violation);
			}
		}
	}

	private static @Nullable OnViolation asked(TableChange change) {
		OnViolation asked = null;
		if (change instanceof AddConstraint add) {
			asked = add.onViolation();
		}
		else if (change instanceof AlterColumn alter) {
			asked = alter.onViolation();
		}
		return (asked == OnViolation.FAIL) ? null : asked;
	}

	/**
	 * Returns the plan.
	 * @throws RowViolationException if rows stand in the way
	 */
	TablePlan plan() {
		if (!this.violations.isEmpty()) {
			throw new RowViolationException(this.violations).atOperation(this.violated);
		}
		TableDdl after = this.draft.table();
		boolean touchesKeys = new KeyChanges(this.draft, this.facts).any();
		if (touchesKeys) {
			this.dependants.refuseLostKeys(this.draft, this.drops);
		}
		return new TablePlan(this.facts.table(), after, this.drops, this.rebuild ? this.renames : this.statements,
				!this.renames.isEmpty(), this.rebuild ? TablePlan.Rebuild.of(this.draft) : null, this.reasons,
				this.rebuild || this.rewritesRows, touchesKeys);
	}

}
