package io.github.dbmig.sqlite.ddl;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.schema.ConflictResolution;
import io.github.dbmig.schema.Deferral;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sql.SqlToken.Kind;
import io.github.dbmig.sqlite.ddl.ConstraintNode.Head;
import org.jspecify.annotations.Nullable;

/**
 * Reads the constraints of columns and tables.
 */
final class ConstraintParser {

	private final Cursor cursor;

	private final TermParser terms;

	ConstraintParser(Cursor cursor) {
		this.cursor = cursor;
		this.terms = new TermParser(cursor);
	}

	/** Reads a clause of a column's definition, or returns null if there is none. */
	@Nullable ConstraintNode ofColumn(DdlName column) {
		int start = this.cursor.start();
		DdlName name = this.cursor.accept("CONSTRAINT") ? this.cursor.name("the constraint's name") : null;
		Head head = new Head(new Span(start, start), name, column);
		ConstraintNode node = clause(head, column);
		if (node == null && name != null) {
			return new ConstraintNode.NameOnly(end(head));
		}
		return node;
	}

	/** Reads a constraint of a table, or returns null if there is none. */
	@Nullable ConstraintNode ofTable() {
		int start = this.cursor.start();
		DdlName name = this.cursor.accept("CONSTRAINT") ? this.cursor.name("the constraint's name") : null;
		Head head = new Head(new Span(start, start), name, null);
		if (this.cursor.accept("PRIMARY")) {
			this.cursor.expect("KEY");
			List<TermNode> columns = this.terms.terms();
			int place = this.cursor.end() - 1;
			ConflictResolution onConflict = onConflict();
			return new ConstraintNode.PrimaryKey(end(head), columns, SortOrder.ASC, onConflict,
					this.terms.autoIncrement(), place);
		}
		if (this.cursor.accept("UNIQUE")) {
			List<TermNode> columns = this.terms.terms();
			ConflictResolution onConflict = onConflict();
			return new ConstraintNode.Unique(end(head), columns, onConflict);
		}
		if (this.cursor.accept("CHECK")) {
			return check(head);
		}
		if (this.cursor.accept("FOREIGN")) {
			this.cursor.expect("KEY");
			List<DdlName> columns = names();
			this.cursor.expect("REFERENCES");
			return references(head, columns);
		}
		return (name != null) ? new ConstraintNode.NameOnly(end(head)) : null;
	}

	private @Nullable ConstraintNode clause(Head head, DdlName column) {
		if (this.cursor.accept("PRIMARY")) {
			return primaryKey(head);
		}
		if (this.cursor.accept("NOT", "NULL")) {
			ConflictResolution onConflict = onConflict();
			return new ConstraintNode.NotNull(end(head), onConflict);
		}
		if (this.cursor.accept("NULL")) {
			onConflict();
			return new ConstraintNode.Null(end(head));
		}
		if (this.cursor.accept("UNIQUE")) {
			ConflictResolution onConflict = onConflict();
			return new ConstraintNode.Unique(end(head), List.of(), onConflict);
		}
		if (this.cursor.accept("CHECK")) {
			return check(head);
		}
		if (this.cursor.accept("DEFAULT")) {
			return defaultValue(head);
		}
		if (this.cursor.accept("COLLATE")) {
			DdlName collation = this.cursor.name("a collation");
			return new ConstraintNode.Collate(end(head), collation);
		}
		if (this.cursor.accept("REFERENCES")) {
			return references(head, List.of(column));
		}
		if (this.cursor.accept("GENERATED", "ALWAYS", "AS") || this.cursor.accept("AS")) {
			return generated(head);
		}
		Deferral deferral = deferral();
		return (deferral != null) ? new ConstraintNode.Deferrable(end(head), deferral) : null;
	}

	private ConstraintNode primaryKey(Head head) {
		this.cursor.expect("KEY");
		SortOrder order = this.cursor.accept("DESC") ? SortOrder.DESC : SortOrder.ASC;
		if (order == SortOrder.ASC) {
			this.cursor.accept("ASC");
		}
		ConflictResolution onConflict = onConflict();
		int place = this.cursor.end();
		int start = this.cursor.start();
		Span autoIncrement = this.cursor.accept("AUTOINCREMENT") ? new Span(start, this.cursor.end()) : null;
		return new ConstraintNode.PrimaryKey(end(head), List.of(), order, onConflict, autoIncrement, place);
	}

	private ConstraintNode check(Head head) {
		Span expression = this.cursor.group();
		ConflictResolution onConflict = onConflict();
		return new ConstraintNode.Check(end(head), expression, onConflict);
	}

	private ConstraintNode defaultValue(Head head) {
		int start = this.cursor.start();
		Span expression;
		if (this.cursor.isOperator("(")) {
			expression = trim(this.cursor.group());
		}
		else {
			boolean signed = this.cursor.acceptOperator("+") || this.cursor.acceptOperator("-");
			SqlToken token = this.cursor.peek();
			if (token == null || !isTerm(token, signed)) {
				throw this.cursor.expected("a default value");
			}
			this.cursor.next("a default value");
			expression = new Span(start, this.cursor.end());
		}
		return new ConstraintNode.Default(end(head), new Span(start, this.cursor.end()), expression);
	}

	private static boolean isTerm(SqlToken token, boolean signed) {
		if (token.kind() == Kind.NUMBER || token.kind() == Kind.BLOB || token.isWord("NULL")) {
			return true;
		}
		return Words.isName(token) && !(signed && token.kind() == Kind.QUOTED_NAME);
	}

	private Span trim(Span span) {
		int start = span.start();
		int end = span.end();
		while (start < end && TypeNames.isSpace(this.cursor.sql().charAt(start))) {
			start++;
		}
		while (start < end && TypeNames.isSpace(this.cursor.sql().charAt(end - 1))) {
			end--;
		}
		return new Span(start, end);
	}

	private ConstraintNode generated(Head head) {
		Span expression = this.cursor.group();
		int start = this.cursor.start();
		GeneratedKind kind = GeneratedKind.VIRTUAL;
		Span kindSpan = null;
		if (this.cursor.accept("STORED")) {
			kind = GeneratedKind.STORED;
			kindSpan = new Span(start, this.cursor.end());
		}
		else if (this.cursor.accept("VIRTUAL")) {
			kindSpan = new Span(start, this.cursor.end());
		}
		return new ConstraintNode.Generated(end(head), expression, kind, kindSpan);
	}

	private ConstraintNode references(Head head, List<DdlName> columns) {
		DdlName table = this.cursor.name("the table referred to");
		List<DdlName> referenced = this.cursor.isOperator("(") ? names() : List.of();
		ReferentialAction onDelete = ReferentialAction.NO_ACTION;
		ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
		DdlName match = null;
		while (true) {
			if (this.cursor.accept("ON", "DELETE")) {
				onDelete = action();
			}
			else if (this.cursor.accept("ON", "UPDATE")) {
				onUpdate = action();
			}
			else if (this.cursor.accept("ON", "INSERT")) {
				action();
			}
			else if (this.cursor.accept("MATCH")) {
				match = this.cursor.name("what to match");
			}
			else {
				break;
			}
		}
		Deferral deferral = deferral();
		return new ConstraintNode.ForeignKey(end(head), columns, table, referenced, onDelete, onUpdate, match,
				(deferral != null) ? deferral : Deferral.UNSPECIFIED);
	}

	private ReferentialAction action() {
		for (ReferentialAction action : ReferentialAction.values()) {
			if (this.cursor.accept(action.sql().split(" ", -1))) {
				return action;
			}
		}
		throw this.cursor.expected("SET NULL, SET DEFAULT, CASCADE, RESTRICT or NO ACTION");
	}

	private @Nullable Deferral deferral() {
		boolean not = this.cursor.accept("NOT", "DEFERRABLE");
		if (!not && !this.cursor.accept("DEFERRABLE")) {
			return null;
		}
		boolean deferred = this.cursor.accept("INITIALLY", "DEFERRED");
		if (!deferred) {
			this.cursor.accept("INITIALLY", "IMMEDIATE");
		}
		if (not) {
			return Deferral.NOT_DEFERRABLE;
		}
		return deferred ? Deferral.DEFERRED : Deferral.IMMEDIATE;
	}

	/** Reads names in parentheses; old schemas have a collation or order behind them. */
	List<DdlName> names() {
		List<DdlName> names = new ArrayList<>();
		this.cursor.expectOperator("(");
		do {
			names.add(this.cursor.name("a column name"));
			if (this.cursor.accept("COLLATE")) {
				this.cursor.name("a collation");
			}
			if (!this.cursor.accept("ASC")) {
				this.cursor.accept("DESC");
			}
		}
		while (this.cursor.acceptOperator(","));
		this.cursor.expectOperator(")");
		return names;
	}

	private @Nullable ConflictResolution onConflict() {
		if (!this.cursor.accept("ON", "CONFLICT")) {
			return null;
		}
		for (ConflictResolution resolution : ConflictResolution.values()) {
			if (this.cursor.accept(resolution.name())) {
				return resolution;
			}
		}
		throw this.cursor.expected("ROLLBACK, ABORT, FAIL, IGNORE or REPLACE");
	}

	private Head end(Head head) {
		return head.withEnd(this.cursor.end());
	}

}
