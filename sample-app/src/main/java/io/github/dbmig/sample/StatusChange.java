package io.github.dbmig.sample;

/**
 * How far a lattice or an electron has come since.
 *
 * @param status the new status
 */
record StatusChange(Status status) {

}
