package io.github.dbmig.revision;

import java.nio.charset.StandardCharsets;

/**
 * Reads the text of a SQL revision, for those who write one and want to know what was
 * understood.
 */
public final class SqlRevisionText {

	private SqlRevisionText() {
	}

	/**
	 * Read a revision. Its statements are read when its operations are asked for.
	 * @param text the whole file
	 * @param origin the file, for messages
	 * @return the revision
	 * @throws RevisionException if its header can't be read
	 */
	public static RevisionScript read(String text, String origin) {
		return new SqlRevisionScript(text.getBytes(StandardCharsets.UTF_8), origin);
	}

}
