/**
 * What databases have that something else made, and what makes them what a revision
 * makes.
 */
@NullMarked
package io.github.dbmig.adoption;

import org.jspecify.annotations.NullMarked;
