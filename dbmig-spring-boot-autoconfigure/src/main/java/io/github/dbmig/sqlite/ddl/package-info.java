/**
 * CREATE statements as a syntax tree that keeps every token.
 */
@NullMarked
package io.github.dbmig.sqlite.ddl;

import org.jspecify.annotations.NullMarked;
