/**
 * An application whose migration takes a while.
 */
@NullMarked
package io.github.dbmig.starter.million;

import org.jspecify.annotations.NullMarked;
