package io.github.dbmig.sample;

import org.jspecify.annotations.Nullable;

/**
 * How much work an executor was given.
 *
 * @param id the executor's id
 * @param kind what it is
 * @param workers how many electrons it runs at once
 * @param address where it is, null for this machine
 * @param electrons how many electrons it was given
 * @param unfinished how many of them have not ended
 */
record ExecutorLoad(long id, String kind, int workers, @Nullable String address, long electrons, long unfinished) {

}
