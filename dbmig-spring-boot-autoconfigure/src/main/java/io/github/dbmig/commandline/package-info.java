/**
 * The commands that are typed behind {@code dbmig}: what they are asked, what they print
 * and how they end. Where they are started from is not their concern.
 */
@NullMarked
package io.github.dbmig.commandline;

import org.jspecify.annotations.NullMarked;
