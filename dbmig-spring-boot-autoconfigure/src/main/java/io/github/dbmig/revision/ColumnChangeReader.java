package io.github.dbmig.revision;

import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.DefaultChange;
import org.jspecify.annotations.Nullable;

/**
 * Reads what follows {@code ALTER COLUMN}.
 */
record ColumnChangeReader(SqlCursor cursor, SqlPieces pieces) {

	ColumnChangeReader(SqlCursor cursor) {
		this(cursor, new SqlPieces(cursor));
	}

	AlterColumn read() {
		String column = this.cursor.name("a column name");
		if (this.cursor.accept("SET")) {
			return set(column);
		}
		if (this.cursor.accept("DROP")) {
			return drop(column);
		}
		if (this.cursor.accept("TYPE")) {
			return type(column);
		}
		throw this.cursor.expected("SET, DROP or TYPE");
	}

	private AlterColumn set(String column) {
		if (this.cursor.accept("NOT")) {
			this.cursor.expect("NULL");
			return nullability(column, true);
		}
		if (this.cursor.accept("DEFAULT")) {
			String value = SqlPieces.withoutParentheses(this.pieces.expression());
			return defaultChange(column, DefaultChange.set(value));
		}
		if (this.cursor.accept("DATA")) {
			this.cursor.expect("TYPE");
			return type(column);
		}
		throw this.cursor.expected("NOT NULL, DEFAULT or DATA TYPE");
	}

	private AlterColumn drop(String column) {
		if (this.cursor.accept("NOT")) {
			this.cursor.expect("NULL");
			return nullability(column, false);
		}
		if (this.cursor.accept("DEFAULT")) {
			return defaultChange(column, DefaultChange.drop());
		}
		throw this.cursor.expected("NOT NULL or DEFAULT");
	}

	private AlterColumn type(String column) {
		String type = this.pieces.type();
		if (type == null) {
			throw this.cursor.expected("a type");
		}
		String collation = this.cursor.accept("COLLATE") ? this.cursor.name("the name of a collation") : null;
		String convert = this.cursor.accept("USING") ? this.pieces.expression() : null;
		return new AlterColumn(column, type, convert, null, null, collation, null, null, null);
	}

	private static AlterColumn nullability(String column, boolean notNull) {
		return new AlterColumn(column, null, null, notNull, null, null, null, null, null);
	}

	private static AlterColumn defaultChange(String column, @Nullable DefaultChange change) {
		return new AlterColumn(column, null, null, null, change, null, null, null, null);
	}

}
