/**
 * What the engine asks of a kind of database. Nothing here, and nothing that uses it, may
 * assume SQLite.
 */
@NullMarked
package io.github.dbmig.dialect;

import org.jspecify.annotations.NullMarked;
