package io.github.dbmig.operation;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * {@link JsonObject} to text and back: no white space, fields in their order, numbers
 * with a point or an exponent are reals and others integers.
 */
final class JsonText {

	// The text is our own and must be readable whatever was written, blobs included
	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(
				StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).maxNameLength(1_000_000).build())
		.build();

	private JsonText() {
	}

	static String write(JsonObject object) {
		StringWriter text = new StringWriter();
		try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
			write(generator, object);
		}
		return text.toString();
	}

	private static void write(JsonGenerator generator, @Nullable Object value) {
		if (value instanceof JsonObject object) {
			generator.writeStartObject();
			for (Map.Entry<String, @Nullable Object> field : object.fields().entrySet()) {
				generator.writeName(field.getKey());
				write(generator, field.getValue());
			}
			generator.writeEndObject();
		}
		else if (value instanceof List<?> list) {
			generator.writeStartArray();
			list.forEach((element) -> write(generator, element));
			generator.writeEndArray();
		}
		else if (value instanceof String text) {
			generator.writeString(text);
		}
		else if (value instanceof Long number) {
			generator.writeNumber(number);
		}
		else if (value instanceof Double number) {
			generator.writeNumber(Reals.write(number));
		}
		else if (value instanceof Boolean flag) {
			generator.writeBoolean(flag);
		}
		else {
			generator.writeNull();
		}
	}

	static JsonObject read(String text) {
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
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

}
