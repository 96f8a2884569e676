package io.github.dbmig.sqlite.ddl;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.schema.TriggerEvent;
import io.github.dbmig.schema.TriggerTiming;
import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sql.SqlToken.Kind;

/**
 * Reads CREATE statements.
 */
final class DdlParser {

	private final Cursor cursor;

	DdlParser(String sql) {
		this.cursor = new Cursor(sql, "a new object");
	}

	Ddl parse() {
		this.cursor.expect("CREATE");
		if (this.cursor.accept("UNIQUE")) {
			this.cursor.expect("INDEX");
			return index(true);
		}
		if (this.cursor.accept("INDEX")) {
			return index(false);
		}
		if (this.cursor.accept("VIRTUAL")) {
			this.cursor.expect("TABLE");
			return virtualTable();
		}
		if (!this.cursor.accept("TEMP")) {
			this.cursor.accept("TEMPORARY");
		}
		if (this.cursor.accept("TABLE")) {
			return new TableParser(this.cursor, name("table")).parse();
		}
		if (this.cursor.accept("VIEW")) {
			return view();
		}
		if (this.cursor.accept("TRIGGER")) {
			return trigger();
		}
		throw this.cursor.expected("TABLE, INDEX, VIEW, TRIGGER or VIRTUAL TABLE");
	}

	private DdlName name(String kind) {
		this.cursor.accept("IF", "NOT", "EXISTS");
		DdlName name = qualified("the name of the " + kind);
		this.cursor.readsObject(kind, name);
		return name;
	}

	private DdlName qualified(String what) {
		DdlName name = this.cursor.name(what);
		return this.cursor.acceptOperator(".") ? this.cursor.name(what) : name;
	}

	private IndexDdl index(boolean unique) {
		DdlName name = name("index");
		this.cursor.expect("ON");
		DdlName table = this.cursor.name("the table's name");
		List<TermNode> terms = new TermParser(this.cursor).terms();
		Span where = null;
		if (this.cursor.accept("WHERE")) {
			where = rest("a condition");
		}
		end(this.cursor);
		return new IndexDdl(this.cursor.sql(), name, table, unique, terms, where);
	}

	private ViewDdl view() {
		DdlName name = name("view");
		List<DdlName> columns = this.cursor.isOperator("(") ? new ConstraintParser(this.cursor).names() : List.of();
		this.cursor.expect("AS");
		Span select = rest("a SELECT");
		end(this.cursor);
		return new ViewDdl(this.cursor.sql(), name, columns, select);
	}

	private VirtualTableDdl virtualTable() {
		DdlName name = name("virtual table");
		this.cursor.expect("USING");
		DdlName module = this.cursor.name("the module's name");
		Span arguments = this.cursor.isOperator("(") ? this.cursor.group() : null;
		end(this.cursor);
		return new VirtualTableDdl(this.cursor.sql(), name, module, arguments);
	}

	private TriggerDdl trigger() {
		DdlName name = name("trigger");
		TriggerTiming timing = timing();
		TriggerEvent event = event();
		List<DdlName> updateOf = (event == TriggerEvent.UPDATE && this.cursor.accept("OF")) ? updateOf() : List.of();
		this.cursor.expect("ON");
		DdlName table = qualified("the table's name");
		if (this.cursor.accept("FOR")) {
			this.cursor.expect("EACH", "ROW");
		}
		Span when = this.cursor.accept("WHEN") ? when() : null;
		int start = this.cursor.start();
		this.cursor.expect("BEGIN");
		SqlToken last = null;
		while (!this.cursor.atEnd()) {
			SqlToken token = this.cursor.next("END");
			if (token.kind() != Kind.SEMICOLON) {
				last = token;
			}
		}
		if (last == null || !last.isWord("END")) {
			throw this.cursor.expected("END");
		}
		return new TriggerDdl(this.cursor.sql(), name, timing, event, updateOf, table, when,
				new Span(start, Cursor.end(last)));
	}

	private TriggerTiming timing() {
		if (this.cursor.accept("AFTER")) {
			return TriggerTiming.AFTER;
		}
		if (this.cursor.accept("INSTEAD")) {
			this.cursor.expect("OF");
			return TriggerTiming.INSTEAD_OF;
		}
		this.cursor.accept("BEFORE");
		return TriggerTiming.BEFORE;
	}

	private TriggerEvent event() {
		for (TriggerEvent event : TriggerEvent.values()) {
			if (this.cursor.accept(event.name())) {
				return event;
			}
		}
		throw this.cursor.expected("DELETE, INSERT or UPDATE");
	}

	private List<DdlName> updateOf() {
		List<DdlName> columns = new ArrayList<>();
		do {
			columns.add(this.cursor.name("a column name"));
		}
		while (this.cursor.acceptOperator(","));
		return columns;
	}

	private Span when() {
		int start = this.cursor.start();
		ExpressionState state = new ExpressionState();
		while (true) {
			SqlToken token = this.cursor.peek();
			if (token == null) {
				throw this.cursor.expected("BEGIN");
			}
			if (state.next(token, this.cursor.peek(1)) == ExpressionState.Role.BEYOND && state.depth() == 0) {
				return new Span(start, this.cursor.end());
			}
			this.cursor.next("BEGIN");
		}
	}

	/** What is left of the statement, without the semicolon at its end. */
	private Span rest(String what) {
		int start = this.cursor.start();
		SqlToken token = this.cursor.next(what);
		while (!this.cursor.atEnd()) {
			SqlToken next = this.cursor.peek();
			if (next != null && next.kind() == Kind.SEMICOLON) {
				break;
			}
			token = this.cursor.next(what);
		}
		return new Span(start, Cursor.end(token));
	}

	static void end(Cursor cursor) {
		SqlToken token = cursor.peek();
		while (token != null && token.kind() == Kind.SEMICOLON) {
			cursor.next("the end");
			token = cursor.peek();
		}
		if (token != null) {
			throw cursor.expected("the end");
		}
	}

}
