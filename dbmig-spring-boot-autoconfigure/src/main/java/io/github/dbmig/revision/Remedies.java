package io.github.dbmig.revision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.sql.SqlLexer;
import io.github.dbmig.sql.SqlScript;
import io.github.dbmig.sql.SqlToken;

/**
 * The remedies that wait for the statement below them. None gets lost: one that no change
 * takes is an error.
 */
final class Remedies {

	private final String origin;

	private final Map<RemedyKind, Remedy> waiting = new EnumMap<>(RemedyKind.class);

	Remedies(String origin) {
		this.origin = origin;
	}

	void read(SqlScript.Comment comment) {
		Remedy remedy = Remedy.read(comment, this.origin);
		if (remedy != null && this.waiting.putIfAbsent(remedy.kind(), remedy) != null) {
			throw new RevisionException(
					"The SQL revision " + this.origin + " has a second line '" + remedy.kind().start()
							+ "…' before the same statement, line " + remedy.line() + ".",
					"Keep one. Several changes with a remedy each are statements of their own.");
		}
	}

	/**
	 * Give what waits to the statement that it stands before.
	 * @param operation what the statement says
	 * @param line where the statement begins
	 * @return the operation with its remedies
	 */
	Operation giveTo(Operation operation, int line) {
		Operation result = operation;
		for (Remedy remedy : this.waiting.values()) {
			if (!(result instanceof AlterTable alter) || alter.changes().stream().noneMatch(remedy::fits)) {
				throw misplaced(remedy, "stands before a statement that can't take it, line " + line);
			}
			result = new AlterTable(alter.table(), give(remedy, alter.changes(), line));
		}
		this.waiting.clear();
		return result;
	}

	private List<TableChange> give(Remedy remedy, List<TableChange> changes, int line) {
		List<TableChange> fitting = changes.stream().filter(remedy::fits).toList();
		if (fitting.size() > 1) {
			throw new RevisionException(
					"In the SQL revision " + this.origin + ", line " + remedy.line() + ", the remedy '" + remedy.text()
							+ "' could be for several changes of the statement in line " + line + ": "
							+ String.join(", ", fitting.stream().map(TableChange::describe).toList()) + ".",
					"Write each of them as a statement of its own, with its remedy above it.");
		}
		List<TableChange> result = new ArrayList<>(changes);
		result.replaceAll((change) -> remedy.fits(change) ? remedy.applyTo(change) : change);
		return result;
	}

	/**
	 * Refuse what waits for a statement and gets none.
	 */
	void end() {
		for (Remedy remedy : this.waiting.values()) {
			throw misplaced(remedy, "stands before no statement");
		}
	}

	private RevisionException misplaced(Remedy remedy, String where) {
		return new RevisionException("In the SQL revision " + this.origin + ", line " + remedy.line() + ", the remedy '"
				+ remedy.text() + "' " + where + ".",
				"Put it right before " + remedy.kind().place() + ", or remove it.");
	}

	/**
	 * Refuse a remedy between the changes of a statement, where it would be a comment.
	 */
	void refuseInside(SqlScript.Statement statement) {
		for (SqlToken token : SqlLexer.tokens(statement.text())) {
			if (token.isComment() && Remedy.isNear(token.text())) {
				throw new RevisionException(
						"The SQL revision " + this.origin + " has the remedy '"
								+ RevisionIds.printable(token.text().strip()) + "' inside a statement, line "
								+ (statement.line() + token.line() - 1) + ".",
						"Put it on a line of its own above the statement. Several changes with a remedy each are "
								+ "statements of their own.");
			}
		}
	}

}
