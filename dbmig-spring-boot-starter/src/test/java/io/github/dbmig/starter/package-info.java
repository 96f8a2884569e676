/**
 * Tests of what the starter brings.
 */
@NullMarked
package io.github.dbmig.starter;

import org.jspecify.annotations.NullMarked;
