/**
 * An application that has nothing but the starter.
 */
@NullMarked
package io.github.dbmig.starter.plain;

import org.jspecify.annotations.NullMarked;
