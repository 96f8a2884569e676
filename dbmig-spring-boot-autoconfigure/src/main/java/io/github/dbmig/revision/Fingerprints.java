package io.github.dbmig.revision;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Hashes of the bytes that revisions are read from.
 */
final class Fingerprints {

	private Fingerprints() {
	}

	static String of(byte[] bytes) {
		try {
			// 128 of SHA-256's bits: this finds edits, it keeps nobody out
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
			return HexFormat.of().formatHex(hash, 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
