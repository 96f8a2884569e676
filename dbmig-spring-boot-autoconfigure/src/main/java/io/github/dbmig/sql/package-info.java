/**
 * SQL text as SQLite reads it: tokens and statements.
 */
@NullMarked
package io.github.dbmig.sql;

import org.jspecify.annotations.NullMarked;
