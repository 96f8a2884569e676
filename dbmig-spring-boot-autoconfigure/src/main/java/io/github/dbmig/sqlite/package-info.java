/**
 * SQLite: connections and their pragmas, locks, statements for operations, and the checks
 * that let a run commit.
 */
@NullMarked
package io.github.dbmig.sqlite;

import org.jspecify.annotations.NullMarked;
