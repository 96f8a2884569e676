package io.github.dbmig.authoring;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How and where new revisions are written.
 *
 * @param format the language, unless a request says another
 * @param directory where they are written: a source folder, the folder of a package, the
 * folder of SQL revisions, or a project; null to find the project from
 * {@code application}
 * @param packageName the package of revisions in Java
 * @param application where the application's own classes are, a folder or a jar, null if
 * that is not known; see {@link CodeLocation#of}
 */
public record AuthoringSettings(RevisionFormat format, @Nullable Path directory, String packageName,
		@Nullable Path application) {

}
