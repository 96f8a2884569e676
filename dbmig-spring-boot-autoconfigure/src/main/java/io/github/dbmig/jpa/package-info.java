/**
 * What the application's entities say that the database should hold, read from
 * Hibernate's mapping.
 */
@NullMarked
package io.github.dbmig.jpa;

import org.jspecify.annotations.NullMarked;
