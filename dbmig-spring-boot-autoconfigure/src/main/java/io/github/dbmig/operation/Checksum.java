package io.github.dbmig.operation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Tells whether a revision was edited since it was applied. Remedies don't count, nor
 * does the formatting of SQL; a data step counts by its description.
 */
public final class Checksum {

	private static final String VERSION = "v1:";

	private Checksum() {
	}

	/**
	 * The checksum of a revision.
	 * @param upgrade its operations
	 * @param downgrade those that undo it, empty where it is irreversible
	 * @param sqlCanonicalizer makes SQL texts, expressions and type names equal where
	 * they differ in nothing that counts, such as white space
	 * @return {@code v1:} and 64 lower-case hex digits, a SHA-256
	 */
	public static String of(List<Operation> upgrade, List<Operation> downgrade,
			UnaryOperator<String> sqlCanonicalizer) {
		OperationEncoder encoder = new OperationEncoder(new StoredForm(false, sqlCanonicalizer));
		JsonObject document = new JsonObject();
		document.put("upgrade", encoder.encode(upgrade));
		document.put("downgrade", encoder.encode(downgrade));
		return VERSION + sha256(JsonText.write(document));
	}

	private static String sha256(String text) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java has no SHA-256, which every Java must have", ex);
		}
	}

}
