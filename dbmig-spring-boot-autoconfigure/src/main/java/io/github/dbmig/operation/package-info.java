/**
 * Operations as immutable values, the fluent vocabulary that revisions speak, and the
 * stable form that the history keeps.
 */
@NullMarked
package io.github.dbmig.operation;

import org.jspecify.annotations.NullMarked;
