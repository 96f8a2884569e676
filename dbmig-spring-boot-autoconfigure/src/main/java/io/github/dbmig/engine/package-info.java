/**
 * The migration engine: plans a run, runs it whole or not at all, and keeps the version
 * and the history.
 */
@NullMarked
package io.github.dbmig.engine;

import org.jspecify.annotations.NullMarked;
