package io.github.dbmig.sqlite.ddl;

import org.jspecify.annotations.Nullable;

/**
 * A CREATE VIRTUAL TABLE statement.
 *
 * @param sql the statement
 * @param name the table's name
 * @param module the module that makes it
 * @param arguments what stands in the parentheses, null where there are none
 * @see <a href="https://www.sqlite.org/lang_createvtab.html">CREATE VIRTUAL TABLE</a>
 */
public record VirtualTableDdl(String sql, DdlName name, DdlName module, @Nullable Span arguments) implements Ddl {

}
