package io.github.dbmig.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An object of the stored form. Values are null, String, Long, Double, Boolean, lists and
 * objects. It remembers which fields were read, so that a field of a newer dbmig is not
 * overlooked.
 */
final class JsonObject {

	private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

	private final Set<String> read = new HashSet<>();

	static JsonObject of(String field, String value) {
		JsonObject object = new JsonObject();
		object.put(field, value);
		return object;
	}

	Map<String, @Nullable Object> fields() {
		return this.fields;
	}

	void put(String field, @Nullable Object value) {
		this.fields.put(field, value);
	}

	/** Add a field, unless its value is the default: null, false or an empty list. */
	JsonObject with(String field, @Nullable Object value) {
		boolean isDefault = value == null || Boolean.FALSE.equals(value)
				|| (value instanceof List<?> list && list.isEmpty());
		if (!isDefault) {
			put(field, value);
		}
		return this;
	}

	/** Add a field whose false is not the same as its absence. */
	JsonObject withFlag(String field, @Nullable Boolean value) {
		if (value != null) {
			put(field, value);
		}
		return this;
	}

	String text(String field) {
		return required(field, optionalText(field));
	}

	@Nullable String optionalText(String field) {
		return value(field, String.class);
	}

	long number(String field) {
		return required(field, value(field, Long.class));
	}

	boolean flag(String field) {
		return Boolean.TRUE.equals(optionalFlag(field));
	}

	@Nullable Boolean optionalFlag(String field) {
		return value(field, Boolean.class);
	}

	@Nullable JsonObject object(String field) {
		return value(field, JsonObject.class);
	}

	JsonObject requiredObject(String field) {
		return required(field, object(field));
	}

	/** The list, empty where the field is left out. */
	List<@Nullable Object> list(String field) {
		List<@Nullable Object> list = new ArrayList<>();
		List<?> value = value(field, List.class);
		if (value != null) {
			list.addAll(value);
		}
		return list;
	}

	List<String> texts(String field) {
		return list(field).stream().map((value) -> cast(field, value, String.class)).toList();
	}

	List<JsonObject> objects(String field) {
		return list(field).stream().map((value) -> cast(field, value, JsonObject.class)).toList();
	}

	/**
	 * Check that nothing was left unread.
	 * @throws NewerFormatException if there is a field that nobody asked for
	 */
	void checkAllRead() {
		for (String field : this.fields.keySet()) {
			if (!this.read.contains(field)) {
				throw new NewerFormatException("the field \"" + field + "\" in " + this.fields.keySet());
			}
		}
	}

	static IllegalStateException damaged(String problem) {
		return new IllegalStateException("The stored operations are damaged: " + problem
				+ ". Restore the history table's row from a backup; dbmig writes it in one piece.");
	}

	private <T> @Nullable T value(String field, Class<T> type) {
		this.read.add(field);
		Object value = this.fields.get(field);
		return (value != null) ? cast(field, value, type) : null;
	}

	private <T> T required(String field, @Nullable T value) {
		if (value == null) {
			throw damaged("the field \"" + field + "\" is missing beside " + this.fields.keySet());
		}
		return value;
	}

	private static <T> T cast(String field, @Nullable Object value, Class<T> type) {
		if (!type.isInstance(value)) {
			throw damaged("the field \"" + field + "\" is no " + type.getSimpleName());
		}
		return type.cast(value);
	}

}
