package io.github.dbmig.operation;

import java.util.List;

/**
 * The stable form of operations that the history keeps:
 * {@code {"v":1,"operations":[{"op":"dropTable","name":"t"}]}}. Defaults are left out. A
 * data step keeps its description only, because code can't be stored.
 */
public final class OperationJson {

	private static final long VERSION = 1;

	private OperationJson() {
	}

	/**
	 * Write operations.
	 * @param operations any number of them
	 * @return JSON text on one line
	 */
	public static String write(List<Operation> operations) {
		JsonObject document = new JsonObject();
		document.put("v", VERSION);
		document.put("operations", new OperationEncoder(StoredForm.HISTORY).encode(operations));
		return JsonText.write(document);
	}

	/**
	 * Read what {@link #write} wrote.
	 * @param json the JSON text
	 * @return equal operations, unmodifiable; data steps are no longer
	 * {@linkplain Data#isReplayable() replayable}
	 * @throws NewerFormatException if it was written by a dbmig that knows more
	 * @throws IllegalStateException if it is damaged
	 */
	public static List<Operation> read(String json) {
		try {
			return Decoder.whole(JsonText.read(json), OperationJson::read);
		}
		catch (IllegalArgumentException ex) {
			IllegalStateException damaged = JsonObject.damaged(String.valueOf(ex.getMessage()));
			damaged.initCause(ex);
			throw damaged;
		}
	}

	private static List<Operation> read(JsonObject document) {
		long version = document.number("v");
		if (version != VERSION) {
			throw new NewerFormatException("operations of version " + version);
		}
		return Decoder.list(document.objects("operations"), OperationDecoder::decode);
	}

}
