package io.github.dbmig.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of ratios and goals.
 */
final class Report {

	private static final String FORMAT = "| %-34s | %-14s | %9s | %-22s | %9s | %6s | %6s | %-5s |%n";

	private final List<String> rows = new ArrayList<>();

	Report() {
		this.rows.add(String.format(FORMAT, "what", "dbmig", "ms", "Flyway", "ms", "ratio", "goal", "holds"));
		this.rows.add(String.format(FORMAT, "---", "---", "--:", "---", "--:", "--:", "--:", "---"));
	}

	void compare(String what, Measurement measurement, String dbmig, String flyway, double goal) {
		double ours = measurement.median(dbmig);
		double theirs = measurement.median(flyway);
		double ratio = ours / theirs;
		this.rows.add(String.format(Locale.ROOT, FORMAT, what, dbmig, number(ours), flyway, number(theirs),
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
