/**
 * The revisions that are written in Java; those written in SQL are in
 * {@code db/revisions/}.
 */
@NullMarked
package io.github.dbmig.sample.revisions;

import org.jspecify.annotations.NullMarked;
