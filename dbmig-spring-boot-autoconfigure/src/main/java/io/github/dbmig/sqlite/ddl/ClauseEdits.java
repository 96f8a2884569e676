package io.github.dbmig.sqlite.ddl;

import java.util.List;
import java.util.Set;

import io.github.dbmig.operation.Generated;
import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Edits inside the definition of one column. New clauses go where a reader expects them:
 * type, NOT NULL, DEFAULT, COLLATE, and the rest behind.
 */
final class ClauseEdits {

	private final TableDdl table;

	private final ColumnNode column;

	private final Splices splices;

	ClauseEdits(TableDdl table, String column) {
		this.table = table;
		this.column = table.column(column).orElseThrow(() -> Snippets.noColumn(table, column));
		this.splices = new Splices(table.sql());
	}

	TableDdl type(@Nullable String type) {
		Span present = this.column.type();
		if (type == null) {
			return (present != null) ? done(this.splices.cut(present)) : this.table;
		}
		String text = Snippets.type(type);
		return done((present != null) ? this.splices.replace(present, text)
				: this.splices.insert(this.column.name().span().end(), " " + text));
	}

	TableDdl notNull(boolean notNull) {
		List<ConstraintNode.NotNull> present = this.column.all(ConstraintNode.NotNull.class);
		if (notNull == !present.isEmpty()) {
			return this.table;
		}
		if (notNull) {
			List<ConstraintNode.Null> nulls = this.column.all(ConstraintNode.Null.class);
			if (!nulls.isEmpty()) {
				cutAll(nulls.subList(1, nulls.size()));
				return done(this.splices.replace(nulls.get(0).head().span(), "NOT NULL"));
			}
			return done(this.splices.insert(after(Set.of()), " NOT NULL"));
		}
		cutAll(present);
		return done(this.splices);
	}

	TableDdl defaultValue(@Nullable String value) {
		List<ConstraintNode.Default> present = this.column.all(ConstraintNode.Default.class);
		if (value == null || present.isEmpty()) {
			cutAll(present);
			if (value != null) {
				this.splices.insert(after(Set.of(ConstraintNode.NotNull.class)),
						" DEFAULT " + Snippets.defaultValue(value));
			}
			return done(this.splices);
		}
		cutAll(present.subList(0, present.size() - 1));
		return done(this.splices.replace(present.get(present.size() - 1).value(), Snippets.defaultValue(value)));
	}

	TableDdl collation(@Nullable String collation) {
		List<ConstraintNode.Collate> present = this.column.all(ConstraintNode.Collate.class);
		if (collation == null || present.isEmpty()) {
			cutAll(present);
			if (collation != null) {
				this.splices.insert(after(Set.of(ConstraintNode.NotNull.class, ConstraintNode.Default.class)),
						" COLLATE " + SqlNames.quote(collation));
			}
			return done(this.splices);
		}
		cutAll(present.subList(0, present.size() - 1));
		Span name = present.get(present.size() - 1).collation().span();
		return done(this.splices.replace(name, SqlNames.quote(collation)));
	}

	TableDdl generated(@Nullable Generated generated) {
		List<ConstraintNode.Generated> present = this.column.all(ConstraintNode.Generated.class);
		if (generated == null) {
			cutAll(present);
			return done(this.splices);
		}
		String expression = Snippets.expression(generated.expression());
		String kind = generated.kind().name();
		if (present.isEmpty()) {
			return done(
					this.splices.insert(this.column.span().end(), " GENERATED ALWAYS AS (" + expression + ") " + kind));
		}
		ConstraintNode.Generated node = present.get(present.size() - 1);
		if (!this.table.text(node.expression()).equals(expression)) {
			this.splices.replace(node.expression(), expression);
		}
		if (node.kind() != generated.kind()) {
			if (node.kindSpan() != null) {
				this.splices.replace(node.kindSpan(), kind);
			}
			else if (generated.kind() == GeneratedKind.STORED) {
				this.splices.insert(node.head().span().end(), " " + kind);
			}
		}
		return done(this.splices);
	}

	TableDdl add(String constraint) {
		return done(this.splices.insert(this.column.span().end(), " " + Snippets.inlineConstraint(constraint)));
	}

	/** Behind the type and the last clause of these kinds. */
	private int after(Set<Class<? extends ConstraintNode>> kinds) {
		Span type = this.column.type();
		int end = (type != null) ? type.end() : this.column.name().span().end();
		for (ConstraintNode node : this.column.constraints()) {
			if (kinds.contains(node.getClass())) {
				end = node.head().span().end();
			}
		}
		return end;
	}

	private void cutAll(List<? extends ConstraintNode> nodes) {
		nodes.forEach((node) -> this.splices.cut(node.head().span()));
	}

	private static TableDdl done(Splices splices) {
		return TableDdl.parse(splices.apply());
	}

}
