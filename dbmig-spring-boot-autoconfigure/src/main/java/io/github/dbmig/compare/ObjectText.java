package io.github.dbmig.compare;

import java.util.List;
import java.util.stream.Collectors;

import io.github.dbmig.operation.Generated;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Deferral;
import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Term;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a schema in words, on one line each.
 */
final class ObjectText {

	private ObjectText() {
	}

	static String name(String name) {
		return SqlNames.quote(name);
	}

	static String table(String name) {
		return "table " + name(name);
	}

	static String column(String table, Column column) {
		StringBuilder text = new StringBuilder(columnName(table, column.name()));
		if (column.type() != null) {
			text.append(' ').append(column.type());
		}
		if (column.notNull()) {
			text.append(" NOT NULL");
		}
		if (column.defaultValue() != null) {
			text.append(" DEFAULT ").append(oneLine(column.defaultValue()));
		}
		if (column.collation() != null) {
			text.append(" COLLATE ").append(column.collation());
		}
		if (column.generated() != null) {
			text.append(' ').append(generated(column.generated()));
		}
		return text.toString();
	}

	static String columnName(String table, String column) {
		return "column " + name(table) + "." + name(column);
	}

	static String generated(Generated generated) {
		return "generated as (" + oneLine(generated.expression()) + ") " + generated.kind();
	}

	static String constraint(String table, TableConstraint constraint) {
		String named = (constraint.name() != null) ? " " + name(constraint.name()) : "";
		if (constraint instanceof TableConstraint.PrimaryKey key) {
			return "primary key" + named + " of " + name(table) + " " + terms(key.terms())
					+ (key.autoIncrement() ? " AUTOINCREMENT" : "");
		}
		if (constraint instanceof TableConstraint.Unique unique) {
			return "unique" + named + " of " + name(table) + " " + terms(unique.terms());
		}
		if (constraint instanceof TableConstraint.Check check) {
			return "check" + named + " of " + name(table) + " (" + oneLine(check.expression()) + ")";
		}
		return foreignKey(table, (TableConstraint.ForeignKey) constraint, named);
	}

	private static String foreignKey(String table, TableConstraint.ForeignKey key, String named) {
		return "foreign key" + named + " of " + name(table) + " " + names(key.columns()) + " to " + name(key.table())
				+ (key.referencedColumns().isEmpty() ? "" : " " + names(key.referencedColumns()))
				+ action(" ON DELETE ", key.onDelete()) + action(" ON UPDATE ", key.onUpdate())
				+ ((key.deferral() == Deferral.DEFERRED) ? " DEFERRABLE INITIALLY DEFERRED" : "");
	}

	private static String action(String words, ReferentialAction action) {
		return (action != ReferentialAction.NO_ACTION) ? words + action.sql() : "";
	}

	static String index(String table, Index index) {
		return (index.unique() ? "unique index " : "index ") + name(index.name()) + " on " + name(table) + " "
				+ terms(index.terms()) + ((index.where() != null) ? " WHERE " + oneLine(index.where()) : "");
	}

	private static String names(List<String> names) {
		return names.stream().map(ObjectText::name).collect(Collectors.joining(", ", "(", ")"));
	}

	private static String terms(List<Term> terms) {
		return terms.stream().map(ObjectText::term).collect(Collectors.joining(", ", "(", ")"));
	}

	/** The text of an expression holds its collation. */
	private static String term(Term term) {
		String text = oneLine(term.expression());
		if (term.column() != null) {
			text = name(term.column()) + ((term.collation() != null) ? " COLLATE " + term.collation() : "");
		}
		return text + ((term.order() == SortOrder.DESC) ? " DESC" : "");
	}

	/** SQL text as it is, or without its layout if it has several lines. */
	static String oneLine(@Nullable String sql) {
		if (sql == null) {
			return "";
		}
		String text = sql.strip();
		boolean lines = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
		return lines ? SqlText.canonical(text).replaceAll("\\R", " ") : text;
	}

}
