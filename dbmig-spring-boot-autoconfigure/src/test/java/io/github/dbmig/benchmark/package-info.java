/**
 * Benchmarks, side by side with peers. They run in the Maven profile {@code benchmark}.
 */
@NullMarked
package io.github.dbmig.benchmark;

import org.jspecify.annotations.NullMarked;
