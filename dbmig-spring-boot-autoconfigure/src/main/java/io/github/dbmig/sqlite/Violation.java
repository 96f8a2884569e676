package io.github.dbmig.sqlite;

/**
 * Rows that a change would refuse or whose values it would change.
 *
 * @param text how many, which by their keys, and why
 * @param remedy what can be done
 */
record Violation(String text, String remedy) {

}
