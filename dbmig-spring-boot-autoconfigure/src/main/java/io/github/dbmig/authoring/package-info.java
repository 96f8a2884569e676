/**
 * Writes new revisions: what the entities say and the revisions don't make yet, in the
 * order in which it can be done, as Java or SQL.
 */
@NullMarked
package io.github.dbmig.authoring;

import org.jspecify.annotations.NullMarked;
