/**
 * What a database holds, as immutable values.
 */
@NullMarked
package io.github.dbmig.schema;

import org.jspecify.annotations.NullMarked;
