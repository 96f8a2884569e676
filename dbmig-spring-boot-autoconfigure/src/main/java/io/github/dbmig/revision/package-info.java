/**
 * The revision graph: reading revisions from classes and SQL files, checking that they
 * fit together, and finding the way from one to another.
 */
@NullMarked
package io.github.dbmig.revision;

import org.jspecify.annotations.NullMarked;
