package io.github.dbmig.authoring;

import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Makes ids: eight hexadecimal digits for the second of their making, so that files sort
 * by age, and four that are random, so that two people who write a revision in the same
 * second seldom meet.
 *
 * @param clock tells the time
 * @param random makes the rest
 */
record NewIds(Clock clock, RandomGenerator random) {

	private static final int ANY = 0x10000;

	String next() {
		// As an unsigned number the seconds have eight digits until 2106
		int seconds = (int) this.clock.instant().getEpochSecond();
		return String.format("%08x%04x", seconds, this.random.nextInt(ANY));
	}

}
