package io.github.dbmig.sqlite.ddl;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sqlite.ddl.OptionNode.Option;
import org.jspecify.annotations.Nullable;

/**
 * Reads what follows the name of a table.
 */
final class TableParser {

	private final Cursor cursor;

	private final ConstraintParser parser;

	private final DdlName name;

	private final List<ColumnNode> columns = new ArrayList<>();

	private final List<ConstraintNode> constraints = new ArrayList<>();

	private final List<OptionNode> options = new ArrayList<>();

	TableParser(Cursor cursor, DdlName name) {
		this.cursor = cursor;
		this.parser = new ConstraintParser(cursor);
		this.name = name;
	}

	TableDdl parse() {
		this.cursor.expectOperator("(");
		int start = this.cursor.end();
		this.columns.add(column());
		while (this.cursor.acceptOperator(",")) {
			readItems();
		}
		int end = this.cursor.start();
		this.cursor.expectOperator(")");
		if (!this.cursor.atEnd()) {
			options();
		}
		DdlParser.end(this.cursor);
		return new TableDdl(this.cursor.sql(), this.name, this.columns, this.constraints, this.options,
				new Span(start, end));
	}

	/** Between the constraints of a table SQLite wants no commas. */
	private void readItems() {
		ConstraintNode constraint = this.parser.ofTable();
		if (constraint == null) {
			if (!this.constraints.isEmpty()) {
				throw this.cursor.expected("a constraint");
			}
			this.columns.add(column());
			return;
		}
		while (constraint != null) {
			this.constraints.add(constraint);
			constraint = this.parser.ofTable();
		}
	}

	ColumnNode column() {
		DdlName column = this.cursor.name(this.columns.isEmpty() ? "a column name" : "a column name or a constraint");
		int typeStart = this.cursor.start();
		Span type = type();
		String written = (type != null) ? type.of(this.cursor.sql()) : "";
		if (isGenerated() && (type == null || !written.endsWith(")"))) {
			SqlToken always = this.cursor.peek(1);
			written = this.cursor.sql().substring(typeStart, (always != null) ? Cursor.end(always) : typeStart);
		}
		List<ConstraintNode> constraints = new ArrayList<>();
		ConstraintNode constraint = this.parser.ofColumn(column);
		while (constraint != null) {
			constraints.add(constraint);
			constraint = this.parser.ofColumn(column);
		}
		return new ColumnNode(column, type, TypeNames.reported(written), constraints,
				new Span(column.span().start(), this.cursor.end()));
	}

	private @Nullable Span type() {
		int start = this.cursor.start();
		boolean any = false;
		while (isTypeWord()) {
			this.cursor.next("a type");
			any = true;
		}
		if (any && this.cursor.acceptOperator("(")) {
			signedNumber();
			if (this.cursor.acceptOperator(",")) {
				signedNumber();
			}
			this.cursor.expectOperator(")");
		}
		return any ? new Span(start, this.cursor.end()) : null;
	}

	private boolean isTypeWord() {
		SqlToken token = this.cursor.peek();
		return token != null && Words.isTypeWord(token) && !isGenerated();
	}

	/** Without AS the words are a part of the type, in name at least. */
	private boolean isGenerated() {
		return this.cursor.isWord("GENERATED") && this.cursor.isWord(1, "ALWAYS") && this.cursor.isWord(2, "AS");
	}

	private void signedNumber() {
		if (!this.cursor.acceptOperator("+")) {
			this.cursor.acceptOperator("-");
		}
		SqlToken number = this.cursor.peek();
		if (number == null || number.kind() != SqlToken.Kind.NUMBER) {
			throw this.cursor.expected("a number");
		}
		this.cursor.next("a number");
	}

	private void options() {
		do {
			int start = this.cursor.start();
			if (this.cursor.accept("STRICT")) {
				this.options.add(new OptionNode(Option.STRICT, new Span(start, this.cursor.end())));
			}
			else if (this.cursor.accept("WITHOUT", "ROWID")) {
				this.options.add(new OptionNode(Option.WITHOUT_ROWID, new Span(start, this.cursor.end())));
			}
			else if (!this.cursor.atEnd() && !isSemicolon()) {
				throw this.cursor.expected("STRICT, WITHOUT ROWID or the end");
			}
		}
		while (this.cursor.acceptOperator(","));
	}

	private boolean isSemicolon() {
		SqlToken token = this.cursor.peek();
		return token != null && token.kind() == SqlToken.Kind.SEMICOLON;
	}

}
