package io.github.dbmig.jpa;

/**
 * A constant of an enum that has another name, in a column that holds constants by name.
 *
 * @param table the table, by its new name
 * @param column the column, by its new name
 * @param from the name that rows hold
 * @param to the name that they are to hold
 */
public record ConstantRename(String table, String column, String from, String to) {

}
