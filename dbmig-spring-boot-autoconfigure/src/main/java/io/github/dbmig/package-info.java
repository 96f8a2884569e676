/**
 * What applications import: the annotations and interfaces of revisions, and the
 * migration engine.
 */
@NullMarked
package io.github.dbmig;

import org.jspecify.annotations.NullMarked;
