package io.github.dbmig.commandline;

import java.io.StringWriter;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes JSON.
 */
final class Json {

	private static final JsonFactory FACTORY = JsonFactory.builder()
		// What the terminal's character set is doesn't matter then
		.enable(JsonWriteFeature.ESCAPE_NON_ASCII)
		.build();

	private Json() {
	}

	/**
	 * Write a value.
	 * @param value null, a map with names, an iterable, a number, a boolean, or what is
	 * written as its text
	 * @return one line
	 */
	static String text(@Nullable Object value) {
		StringWriter text = new StringWriter();
		try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
			write(generator, value);
		}
		return text.toString();
	}

	private static void write(JsonGenerator generator, @Nullable Object value) {
		if (value == null) {
			generator.writeNull();
		}
		else if (value instanceof Map<?, ?> object) {
			generator.writeStartObject();
			object.forEach((name, content) -> {
				generator.writeName(String.valueOf(name));
				write(generator, content);
			});
			generator.writeEndObject();
		}
		else if (value instanceof Iterable<?> list) {
			generator.writeStartArray();
			list.forEach((element) -> write(generator, element));
			generator.writeEndArray();
		}
		else if (value instanceof Boolean bool) {
			generator.writeBoolean(bool);
		}
		else if (value instanceof Number number) {
			generator.writeNumber(number.longValue());
		}
		else {
			generator.writeString(value.toString());
		}
	}

}
