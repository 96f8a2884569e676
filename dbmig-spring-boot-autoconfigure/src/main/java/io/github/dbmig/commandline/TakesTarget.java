package io.github.dbmig.commandline;

/**
 * Marks commands with a parameter that may begin with a hyphen, such as {@code -1}.
 */
interface TakesTarget {

}
