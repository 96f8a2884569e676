/**
 * A small workflow dispatcher: lattices are workflows, electrons are their tasks.
 */
@NullMarked
package io.github.dbmig.sample;

import org.jspecify.annotations.NullMarked;
