package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.authoring.JavaCall.Argument;
import io.github.dbmig.authoring.JavaCall.Code;
import io.github.dbmig.authoring.JavaCall.Lambda;
import io.github.dbmig.authoring.JavaCall.Link;
import io.github.dbmig.authoring.JavaCall.Literal;
import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.Check;
import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.ConstraintVisitor;
import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.Generated;
import io.github.dbmig.operation.IndexTerm;
import io.github.dbmig.operation.OnViolation;
import io.github.dbmig.operation.Position;
import io.github.dbmig.operation.PrimaryKey;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.operation.Unique;
import org.jspecify.annotations.Nullable;

/**
 * Says columns, constraints and indexes as calls of the vocabulary.
 *
 * @param constants what is imported
 */
record JavaDefinitions(JavaConstants constants) {

	JavaCall column(ColumnDefinition column) {
		return column("column", column, columnCalls(column));
	}

	JavaCall addColumn(AddColumn add) {
		List<JavaCall> calls = columnCalls(add.column());
		if (add.backfill() != null) {
			calls.add(JavaCall.of("backfill", add.backfill()));
		}
		if (add.position() != null) {
			calls.add(position(add.position()));
		}
		return column("addColumn", add.column(), calls);
	}

	private static JavaCall column(String method, ColumnDefinition column, List<JavaCall> calls) {
		List<Argument> arguments = new ArrayList<>();
		arguments.add(new Literal(column.name()));
		if (column.type() != null) {
			arguments.add(new Literal(column.type()));
		}
		if (!calls.isEmpty()) {
			arguments.add(Lambda.of("column", calls));
		}
		return new JavaCall(method, arguments);
	}

	private List<JavaCall> columnCalls(ColumnDefinition column) {
		List<JavaCall> calls = new ArrayList<>();
		List<Constraint> constraints = column.constraints();
		if (!constraints.isEmpty() && constraints.get(0) instanceof PrimaryKey key) {
			// Where the reader looks for it, if that changes no order
			calls.addAll(key.accept(new Inline()));
			constraints = constraints.subList(1, constraints.size());
		}
		if (column.notNull()) {
			calls.add(JavaCall.of("notNull"));
		}
		if (column.defaultValue() != null) {
			calls.add(JavaCall.of("defaultValue", column.defaultValue()));
		}
		if (column.collation() != null) {
			calls.add(JavaCall.of("collate", column.collation()));
		}
		if (column.generated() != null) {
			calls.add(generated(column.generated()));
		}
		constraints.forEach((constraint) -> calls.addAll(constraint.accept(new Inline())));
		return calls;
	}

	JavaCall generated(Generated generated) {
		return JavaCall.of("generatedAs", new Literal(generated.expression()),
				this.constants.constant(generated.kind()));
	}

	private static JavaCall position(Position position) {
		String method = method(position);
		return (position.column() != null) ? JavaCall.of(method, position.column()) : JavaCall.of(method);
	}

	/** A position as an argument, such as {@code before("b")}. */
	Argument positionArgument(Position position) {
		String method = this.constants.method("Position", method(position));
		return new Code(method
				+ ((position.column() != null) ? "(" + JavaText.literal(position.column()) + ")" : "()"));
	}

	private static String method(Position position) {
		return switch (position.kind()) {
			case FIRST -> "first";
			case BEFORE -> "before";
			case AFTER -> "after";
		};
	}

	JavaCall constraint(Constraint constraint) {
		return constraint.accept(new OfTable(null, null));
	}

	/** A constraint that is added, and what happens to rows that it refuses. */
	Link addConstraint(Constraint constraint, @Nullable OnViolation remedy) {
		List<JavaCall> calls = new ArrayList<>();
		calls.add(constraint.accept(new OfTable("add", remedy)));
		if (remedy != null && !(constraint instanceof ForeignKey)) {
			calls.add(onViolation(remedy));
		}
		if (constraint instanceof PrimaryKey key && key.autoIncrement()) {
			calls.add(JavaCall.of("autoIncrement", new Code("true")));
		}
		return new Link(List.of(), calls);
	}

	JavaCall onViolation(OnViolation remedy) {
		return JavaCall.of("onViolation", this.constants.constant(remedy));
	}

	Lambda index(CreateIndex index) {
		List<Link> links = new ArrayList<>();
		index.terms().forEach((term) -> links.add(Link.of(term(term))));
		if (index.unique()) {
			links.add(Link.of(JavaCall.of("unique")));
		}
		if (index.where() != null) {
			links.add(Link.of(JavaCall.of("where", index.where())));
		}
		return new Lambda("index", links, false);
	}

	private JavaCall term(IndexTerm term) {
		List<Argument> arguments = new ArrayList<>();
		String text = (term.column() != null) ? term.column() : String.valueOf(term.expression());
		arguments.add(new Literal(text));
		if (term.order() != SortOrder.ASC || term.collation() != null) {
			arguments.add(this.constants.constant(term.order()));
		}
		if (term.collation() != null) {
			arguments.add(new Literal(term.collation()));
		}
		return new JavaCall((term.column() != null) ? "column" : "expression", arguments);
	}

	private static Argument name(@Nullable String name) {
		return (name != null) ? new Literal(name) : new Code("null");
	}

	private static void actions(ForeignKey key, JavaConstants constants, List<JavaCall> calls) {
		if (key.onDelete() != ReferentialAction.NO_ACTION) {
			calls.add(JavaCall.of("onDelete", constants.constant(key.onDelete())));
		}
		if (key.onUpdate() != ReferentialAction.NO_ACTION) {
			calls.add(JavaCall.of("onUpdate", constants.constant(key.onUpdate())));
		}
		if (key.deferrable()) {
			calls.add(JavaCall.of("deferrable"));
		}
	}

	/**
	 * Says constraints that stand at their column.
	 */
	private final class Inline implements ConstraintVisitor<List<JavaCall>> {

		@Override
		public List<JavaCall> primaryKey(PrimaryKey key) {
			List<JavaCall> calls = new ArrayList<>(named("primaryKey", key.name()));
			if (key.autoIncrement()) {
				calls.add(JavaCall.of("autoIncrement"));
			}
			return calls;
		}

		@Override
		public List<JavaCall> unique(Unique unique) {
			return named("unique", unique.name());
		}

		private static List<JavaCall> named(String method, @Nullable String name) {
			return List.of((name != null) ? JavaCall.of(method, name) : JavaCall.of(method));
		}

		@Override
		public List<JavaCall> check(Check check) {
			return List.of((check.name() != null) ? JavaCall.of("check", check.name(), check.expression())
					: JavaCall.of("check", check.expression()));
		}

		@Override
		public List<JavaCall> foreignKey(ForeignKey key) {
			List<Argument> arguments = new ArrayList<>();
			arguments.add(new Literal(key.table()));
			key.referencedColumns().forEach((column) -> arguments.add(new Literal(column)));
			List<JavaCall> calls = new ArrayList<>();
			if (key.name() != null) {
				calls.add(JavaCall.of("named", key.name()));
			}
			actions(key, JavaDefinitions.this.constants, calls);
			if (!calls.isEmpty()) {
				arguments.add(Lambda.of("key", calls));
			}
			return List.of(new JavaCall("references", arguments));
		}

	}

	/**
	 * Says constraints of a table.
	 */
	private final class OfTable implements ConstraintVisitor<JavaCall> {

		private final @Nullable String prefix;

		private final @Nullable OnViolation remedy;

		OfTable(@Nullable String prefix, @Nullable OnViolation remedy) {
			this.prefix = prefix;
			this.remedy = remedy;
		}

		private String method(String name) {
			return (this.prefix != null) ? this.prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1)
					: name;
		}

		@Override
		public JavaCall primaryKey(PrimaryKey key) {
			return columns("primaryKey", key.name(), key.columns());
		}

		@Override
		public JavaCall unique(Unique unique) {
			return columns("unique", unique.name(), unique.columns());
		}

		private JavaCall columns(String method, @Nullable String name, List<String> columns) {
			List<Argument> arguments = new ArrayList<>();
			arguments.add(name(name));
			columns.forEach((column) -> arguments.add(new Literal(column)));
			return new JavaCall(method(method), arguments);
		}

		@Override
		public JavaCall check(Check check) {
			return JavaCall.of(method("check"), name(check.name()), new Literal(check.expression()));
		}

		@Override
		public JavaCall foreignKey(ForeignKey key) {
			List<JavaCall> calls = new ArrayList<>();
			calls.add(new JavaCall("columns", key.columns().stream().<Argument>map(Literal::new).toList()));
			calls.add(JavaCall.of("references", key.table(), key.referencedColumns().toArray(String[]::new)));
			actions(key, JavaDefinitions.this.constants, calls);
			if (this.remedy != null) {
				calls.add(onViolation(this.remedy));
			}
			return JavaCall.of(method("foreignKey"), name(key.name()), Lambda.of("key", calls));
		}

	}

}
