package io.github.dbmig.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of ratios and goals.
 */
final class Report {

	private static final String FORMAT = "| %-34s | %-22s | %9s | %-22s | %9s | %6s | %6s | %-5s |%n";

	private final List<String> rows = new ArrayList<>();

	/**
	 * Begin a table.
	 * @param peer what dbmig is compared with
	 */
	Report(String peer) {
		this.rows.add(String.format(FORMAT, "what", "dbmig", "ms", peer, "ms", "ratio", "goal", "holds"));
		this.rows.add(String.format(FORMAT, "---", "---", "--:", "---", "--:", "--:", "--:", "---"));
	}

	void compare(String what, Measurement measurement, String dbmig, String peer, double goal) {
		double ours = measurement.median(dbmig);
		double theirs = measurement.median(peer);
		double ratio = ours / theirs;
		this.rows.add(String.format(Locale.ROOT, FORMAT, what, dbmig, number(ours), peer, number(theirs),
				String.format(Locale.ROOT, "%.3f", ratio), goal, (ratio <= goal) ? "yes" : "no"));
	}

	private static String number(double millis) {
		return String.format(Locale.ROOT, "%.1f", millis);
	}

	@Override
	public String toString() {
		return String.join("", this.rows);
	}

}
