package io.github.dbmig.authoring;

import java.nio.file.Path;
import java.util.List;

/**
 * A revision that got another parent.
 *
 * @param revision its id
 * @param before the parents that it had, none or one
 * @param onto the parent that it has
 * @param file the file that was changed
 * @param heads the heads of all revisions with that
 */
public record RebasedRevision(String revision, List<String> before, String onto, Path file, List<String> heads) {

	public RebasedRevision {
		before = List.copyOf(before);
		heads = List.copyOf(heads);
	}

}
