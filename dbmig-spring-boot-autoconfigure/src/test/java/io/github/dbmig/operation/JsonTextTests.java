package io.github.dbmig.operation;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonText}.
 */
class JsonTextTests {

	@Test
	void everyCharacterIsWrittenAsJacksonWritesIt() {
		StringWriter expected = new StringWriter();
		StringBuilder all = new StringBuilder();
		for (int c = 0; c <= Character.MAX_VALUE; c++) {
			all.append((char) c);
		}
		try (JsonGenerator generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), expected)) {
			generator.writeStartObject();
			generator.writeStringProperty(all.toString(), all.toString());
			generator.writeEndObject();
		}
		assertThat(JsonText.write(JsonObject.of(all.toString(), all.toString()))).isEqualTo(expected.toString());
	}

	@Test
	void everyKindOfValueIsWrittenAndReadBack() {
		JsonObject inner = JsonObject.of("a", "b");
		JsonObject object = new JsonObject();
		object.put("object", inner);
		object.put("empty object", new JsonObject());
		object.put("list", Arrays.asList(1L, -2.5, true, false, null, "text", inner, List.of()));
		object.put("null", null);
		String json = JsonText.write(object);
		assertThat(json).isEqualTo("{\"object\":{\"a\":\"b\"},\"empty object\":{},"
				+ "\"list\":[1,-2.5,true,false,null,\"text\",{\"a\":\"b\"},[]],\"null\":null}");
		assertThat(JsonText.write(JsonText.read(json))).isEqualTo(json);
	}

}
