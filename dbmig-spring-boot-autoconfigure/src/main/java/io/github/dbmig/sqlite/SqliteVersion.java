package io.github.dbmig.sqlite;

import java.util.Arrays;

/**
 * The version of the SQLite library that runs, which decides what its ALTER TABLE can do.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number
 * @see <a href="https://www.sqlite.org/changes.html">Release History Of SQLite</a>
 */
record SqliteVersion(int major, int minor, int patch) {

	static SqliteVersion parse(String version) {
		int[] numbers = Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
		return new SqliteVersion(numbers[0], numbers[1], (numbers.length > 2) ? numbers[2] : 0);
	}

	/** ALTER COLUMN … NOT NULL, ADD CHECK and DROP CONSTRAINT came with 3.53. */
	boolean altersConstraints() {
		return this.major > 3 || (this.major == 3 && this.minor >= 53);
	}

	@Override
	public String toString() {
		return this.major + "." + this.minor + "." + this.patch;
	}

}
