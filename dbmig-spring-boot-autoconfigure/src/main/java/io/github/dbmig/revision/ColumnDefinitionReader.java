package io.github.dbmig.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.Generated;
import io.github.dbmig.operation.GeneratedKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the definition of a column. Stops in front of clauses that no
 * {@link ColumnDefinition} has, such as ON CONFLICT, or that stand there twice.
 *
 * @see <a href="https://www.sqlite.org/syntax/column-def.html">column-def</a>
 */
final class ColumnDefinitionReader {

	private final SqlCursor cursor;

	private final SqlPieces pieces;

	private final ConstraintReader reader;

	private final Set<String> seen = new HashSet<>();

	private final List<Constraint> constraints = new ArrayList<>();

	private boolean notNull;

	private @Nullable String defaultValue;

	private @Nullable String collation;

	private @Nullable Generated generated;

	ColumnDefinitionReader(SqlCursor cursor) {
		this.cursor = cursor;
		this.pieces = new SqlPieces(cursor);
		this.reader = new ConstraintReader(cursor);
	}

	ColumnDefinition read() {
		String name = this.cursor.name("a column name");
		String type = this.pieces.type();
		boolean more = true;
		while (more) {
			more = clause(name);
		}
		return new ColumnDefinition(name, type, this.notNull, this.defaultValue, this.collation, this.generated,
				this.constraints);
	}

	private boolean clause(String column) {
		String name = this.reader.name();
		Constraint constraint = this.reader.ofColumn(name, column);
		if (constraint != null) {
			return this.constraints.add(constraint);
		}
		if (name != null) {
			throw this.cursor.expected("UNIQUE, PRIMARY KEY, CHECK or REFERENCES");
		}
		return isNew("nullability", "NOT", "NULL") ? setNotNull() : property();
	}

	private boolean setNotNull() {
		this.notNull = true;
		return true;
	}

	private boolean property() {
		if (isNew("nullability", "NULL")) {
			return true;
		}
		if (isNew("default", "DEFAULT")) {
			this.defaultValue = this.pieces.defaultValue();
			return true;
		}
		if (isNew("collation", "COLLATE")) {
			this.collation = this.cursor.name("the name of a collation");
			return true;
		}
		if (isNew("generated", "GENERATED", "ALWAYS", "AS") || isNew("generated", "AS")) {
			this.generated = generated();
			return true;
		}
		return false;
	}

	private boolean isNew(String clause, String... words) {
		return !this.seen.contains(clause) && this.cursor.accept(words) && this.seen.add(clause);
	}

	private Generated generated() {
		String expression = this.pieces.group();
		if (this.cursor.accept("STORED")) {
			return new Generated(expression, GeneratedKind.STORED);
		}
		this.cursor.accept("VIRTUAL");
		return new Generated(expression, GeneratedKind.VIRTUAL);
	}

}
