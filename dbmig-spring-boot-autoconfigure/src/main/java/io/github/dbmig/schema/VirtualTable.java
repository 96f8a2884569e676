package io.github.dbmig.schema;

import org.jspecify.annotations.Nullable;

/**
 * A virtual table. What its columns are only its module knows.
 *
 * @param name the table's name
 * @param module the module that makes it
 * @param arguments what the module is given as text, null for nothing
 * @param sql the CREATE statement as the database keeps it
 */
public record VirtualTable(String name, String module, @Nullable String arguments, String sql) {

}
