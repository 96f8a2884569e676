package io.github.dbmig.authoring;

import java.nio.file.Path;
import java.util.List;

/**
 * A revision that was written.
 *
 * @param revision its id
 * @param file where it is
 * @param compared what was compared with what, in a line, empty where nothing was
 * @param changes what it does, a line each
 */
public record WrittenRevision(String revision, Path file, String compared, List<String> changes) {

	public WrittenRevision {
		changes = List.copyOf(changes);
	}

}
