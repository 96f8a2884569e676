package io.github.dbmig.authoring;

import java.util.List;

import io.github.dbmig.operation.Operation;

/**
 * A statement of a SQL revision.
 *
 * @param remedies lines above it, without their hyphens
 * @param statement the statement without its semicolon
 * @param meaning what it is to be read back as
 */
record SqlWriting(List<String> remedies, String statement, Operation meaning) {

}
