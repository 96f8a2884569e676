package io.github.dbmig.operation;

import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What operations and changes of tables have in common, from their stored form.
 */
final class Decoder {

	private Decoder() {
	}

	/**
	 * Read an object whole. A field that nobody asked for comes from a newer dbmig, which
	 * is then also the likely reason why a record is refused.
	 */
	static <T> T whole(JsonObject object, Function<JsonObject, T> reader) {
		T result;
		try {
			result = reader.apply(object);
		}
		catch (IllegalArgumentException ex) {
			object.checkAllRead();
			throw ex;
		}
		object.checkAllRead();
		return result;
	}

	static <T> List<T> list(List<JsonObject> objects, Function<JsonObject, T> reader) {
		return objects.stream().map((object) -> whole(object, reader)).toList();
	}

	static <T> @Nullable T optional(@Nullable JsonObject object, Function<JsonObject, T> reader) {
		return (object != null) ? whole(object, reader) : null;
	}

	static ColumnDefinition column(JsonObject object) {
		return new ColumnDefinition(object.text("name"), object.optionalText("type"), object.flag("notNull"),
				object.optionalText("default"), object.optionalText("collation"),
				optional(object.object("generated"), Decoder::generated),
				list(object.objects("constraints"), Decoder::constraint));
	}

	static Generated generated(JsonObject object) {
		return new Generated(object.text("expression"), constant(GeneratedKind.class, object.text("kind")));
	}

	static Position position(JsonObject object) {
		return new Position(constant(Position.Kind.class, object.text("kind")), object.optionalText("column"));
	}

	static IndexTerm term(JsonObject object) {
		return new IndexTerm(object.optionalText("column"), object.optionalText("expression"),
				constant(SortOrder.class, object.optionalText("order"), SortOrder.ASC),
				object.optionalText("collation"));
	}

	static Constraint constraint(JsonObject object) {
		String kind = object.text("kind");
		String name = object.optionalText("name");
		return switch (kind) {
			case "primaryKey" -> new PrimaryKey(name, object.texts("columns"), object.flag("autoIncrement"));
			case "unique" -> new Unique(name, object.texts("columns"));
			case "check" -> new Check(name, object.text("expression"));
			case "foreignKey" ->
				new ForeignKey(name, object.texts("columns"), object.text("table"), object.texts("referencedColumns"),
						constant(ReferentialAction.class, object.optionalText("onDelete"), ReferentialAction.NO_ACTION),
						constant(ReferentialAction.class, object.optionalText("onUpdate"), ReferentialAction.NO_ACTION),
						object.flag("deferrable"));
			default -> throw new NewerFormatException("the constraint \"" + kind + "\"");
		};
	}

	static Row row(JsonObject object) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		object.fields().forEach((name, value) -> values.put(name, value(value)));
		return new Row(values);
	}

	static @Nullable Object value(@Nullable Object value) {
		if (value instanceof List) {
			throw new NewerFormatException("a list as a value");
		}
		if (value instanceof JsonObject object) {
			if (!object.fields().containsKey("blob")) {
				throw new NewerFormatException("a value of the kind " + object.fields().keySet());
			}
			return whole(object, (blob) -> Blob.of(Base64.getDecoder().decode(blob.text("blob"))));
		}
		return value;
	}

	static <E extends Enum<E>> E constant(Class<E> type, @Nullable String name, E defaultConstant) {
		return (name != null) ? constant(type, name) : defaultConstant;
	}

	static <E extends Enum<E>> E constant(Class<E> type, String name) {
		return EnumSet.allOf(type)
			.stream()
			.filter((constant) -> StoredForm.constant(constant).equals(name))
			.findFirst()
			.orElseThrow(() -> new NewerFormatException("the word \"" + name + "\""));
	}

}
