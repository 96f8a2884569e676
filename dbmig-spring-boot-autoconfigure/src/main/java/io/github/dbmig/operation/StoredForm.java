package io.github.dbmig.operation;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What both forms of operations share, and where they differ: the history keeps all, the
 * checksum leaves remedies out and takes SQL in its canonical form.
 */
record StoredForm(boolean remedies, UnaryOperator<String> canonicalizer) {

	static final StoredForm HISTORY = new StoredForm(true, UnaryOperator.identity());

	@Nullable String sql(@Nullable String sql) {
		return (sql != null) ? this.canonicalizer.apply(sql) : null;
	}

	<T> @Nullable T remedy(@Nullable T remedy) {
		return this.remedies ? remedy : null;
	}

	JsonObject column(ColumnDefinition column) {
		ConstraintEncoder constraints = new ConstraintEncoder(this);
		return JsonObject.of("name", column.name())
			.with("type", sql(column.type()))
			.with("notNull", column.notNull())
			.with("default", sql(column.defaultValue()))
			.with("collation", column.collation())
			.with("generated", generated(column.generated()))
			.with("constraints",
					column.constraints().stream().map((constraint) -> constraint.accept(constraints)).toList());
	}

	@Nullable JsonObject generated(@Nullable Generated generated) {
		return (generated != null) ? new JsonObject().with("expression", sql(generated.expression()))
			.with("kind", constant(generated.kind())) : null;
	}

	@Nullable JsonObject position(@Nullable Position position) {
		return (position != null) ? JsonObject.of("kind", constant(position.kind())).with("column", position.column())
				: null;
	}

	JsonObject term(IndexTerm term) {
		return new JsonObject().with("column", term.column())
			.with("expression", sql(term.expression()))
			.with("order", unless(SortOrder.ASC, term.order()))
			.with("collation", term.collation());
	}

	JsonObject row(Row row) {
		JsonObject object = new JsonObject();
		for (Map.Entry<String, @Nullable Object> value : row.values().entrySet()) {
			object.put(value.getKey(), value(value.getValue()));
		}
		return object;
	}

	@Nullable Object value(@Nullable Object value) {
		return (value instanceof Blob blob) ? JsonObject.of("blob", Base64.getEncoder().encodeToString(blob.bytes()))
				: value;
	}

	/** The constant's name, or null where it is the default. */
	static <E extends Enum<E>> @Nullable String unless(E defaultConstant, @Nullable E constant) {
		return (constant == null || constant == defaultConstant) ? null : constant(constant);
	}

	/** {@code SET_NULL} to {@code setNull}. */
	static String constant(Enum<?> constant) {
		StringBuilder name = new StringBuilder();
		for (String word : List.of(constant.name().split("_", -1))) {
			String lower = word.toLowerCase(Locale.ROOT);
			name.append(name.isEmpty() ? lower : word.charAt(0) + lower.substring(1));
		}
		return name.toString();
	}

}
