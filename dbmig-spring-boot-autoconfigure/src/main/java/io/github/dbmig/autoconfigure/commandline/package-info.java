/**
 * How the application's own {@code main} becomes the command line: what tells a command
 * from a start, the context that makes only the beans that a command asks for, and the
 * standard streams.
 */
@NullMarked
package io.github.dbmig.autoconfigure.commandline;

import org.jspecify.annotations.NullMarked;
