package io.github.dbmig.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Times of several contenders, taken by turns, so that noise of the machine meets all of
 * them alike.
 */
final class Measurement {

	private final Map<String, List<Long>> nanos = new LinkedHashMap<>();

	/**
	 * Take times.
	 * @param rounds how many of each
	 * @param work the contenders
	 */
	static Measurement of(int rounds, Map<String, Work> work) throws Exception {
		Measurement measurement = new Measurement();
		for (int round = 0; round < rounds; round++) {
			for (Map.Entry<String, Work> entry : work.entrySet()) {
				long nanos = entry.getValue().run(round);
				measurement.nanos.computeIfAbsent(entry.getKey(), (name) -> new ArrayList<>()).add(nanos);
			}
		}
		return measurement;
	}

	/**
	 * Return the median of a contender's times.
	 * @param name the contender
	 * @return milliseconds
	 */
	double median(String name) {
		long[] sorted = this.nanos.get(name).stream().mapToLong(Long::longValue).sorted().toArray();
		int middle = sorted.length / 2;
		double median = (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
		return median / 1e6;
	}

	/**
	 * Return the shortest of a contender's times.
	 * @param name the contender
	 * @return milliseconds
	 */
	double minimum(String name) {
		return Arrays.stream(this.nanos.get(name).stream().mapToLong(Long::longValue).toArray()).min().orElseThrow()
				/ 1e6;
	}

	/**
	 * What is measured.
	 */
	@FunctionalInterface
	interface Work {

		/**
		 * Do it once.
		 * @param round which round it is, counted from 0
		 * @return nanoseconds that it took
		 */
		long run(int round) throws Exception;

	}

}
