package io.github.dbmig.operation;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * {@link JsonObject} to text and back: no white space, fields in their order, numbers
 * with a point or an exponent are reals and others integers.
 */
final class JsonText {

	private JsonText() {
	}

	/**
	 * Writing needs so little that it is not worth loading a library for at the first
	 * revision that is applied.
	 */
	static String write(JsonObject object) {
		StringBuilder json = new StringBuilder(256);
		write(json, object);
		return json.toString();
	}

	private static void write(StringBuilder json, @Nullable Object value) {
		if (value instanceof JsonObject object) {
			char separator = '{';
			for (Map.Entry<String, @Nullable Object> field : object.fields().entrySet()) {
				writeString(json.append(separator), field.getKey());
				write(json.append(':'), field.getValue());
				separator = ',';
			}
			json.append((separator == '{') ? "{}" : "}");
		}
		else if (value instanceof List<?> list) {
			char separator = '[';
			for (Object element : list) {
				write(json.append(separator), element);
				separator = ',';
			}
			json.append((separator == '[') ? "[]" : "]");
		}
		else if (value instanceof String text) {
			writeString(json, text);
		}
		else if (value instanceof Double number) {
			json.append(Reals.write(number));
		}
		else if (value instanceof Long || value instanceof Boolean) {
			json.append(value);
		}
		else {
			json.append("null");
		}
	}

	private static void writeString(StringBuilder json, String text) {
		json.append('"');
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '"' -> json.append("\\\"");
				case '\\' -> json.append("\\\\");
				case '\b' -> json.append("\\b");
				case '\t' -> json.append("\\t");
				case '\n' -> json.append("\\n");
				case '\f' -> json.append("\\f");
				case '\r' -> json.append("\\r");
				default -> {
					if (c < ' ') {
						json.append("\\u00").append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
					}
					else {
						json.append(c);
					}
				}
			}
		}
		json.append('"');
	}

	static JsonObject read(String text) {
		try (JsonParser parser = Parsers.FACTORY.createParser(ObjectReadContext.empty(), text)) {
			parser.nextToken();
			if (read(parser) instanceof JsonObject object && parser.nextToken() == null) {
				return object;
			}
			throw JsonObject.damaged("they are not one JSON object");
		}
		catch (JacksonException ex) {
			IllegalStateException damaged = JsonObject.damaged("they are not JSON, " + ex.getOriginalMessage());
			damaged.initCause(ex);
			throw damaged;
		}
	}

	private static @Nullable Object read(JsonParser parser) {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.START_OBJECT) {
			JsonObject object = new JsonObject();
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				String field = parser.currentName();
				parser.nextToken();
				object.put(field, read(parser));
			}
			return object;
		}
		if (token == JsonToken.START_ARRAY) {
			List<@Nullable Object> list = new ArrayList<>();
			while (parser.nextToken() != JsonToken.END_ARRAY) {
				list.add(read(parser));
			}
			return list;
		}
		if (token == JsonToken.VALUE_STRING) {
			return parser.getString();
		}
		if (token == JsonToken.VALUE_NUMBER_INT) {
			return parser.getLongValue();
		}
		if (token == JsonToken.VALUE_NUMBER_FLOAT) {
			return Double.valueOf(parser.getString());
		}
		if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
			return token == JsonToken.VALUE_TRUE;
		}
		if (token == JsonToken.VALUE_NULL) {
			return null;
		}
		throw JsonObject.damaged("they end too early");
	}

	/**
	 * Loaded when there is something to read.
	 */
	private static final class Parsers {

		// The text is our own and must be readable whatever was written, blobs included
		static final JsonFactory FACTORY = JsonFactory.builder()
			.streamReadConstraints(
					StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).maxNameLength(1_000_000).build())
			.build();

	}

}
