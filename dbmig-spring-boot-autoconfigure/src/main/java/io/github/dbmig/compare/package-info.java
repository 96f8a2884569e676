/**
 * Two schemas compared: what differs, in values and in words.
 */
@NullMarked
package io.github.dbmig.compare;

import org.jspecify.annotations.NullMarked;
