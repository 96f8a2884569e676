package io.github.dbmig.operation;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RealsTests {

	@ParameterizedTest
	@CsvSource({ "0, 0.0", "-0.0, -0.0", "1, 1.0", "-2.5, -2.5", "0.1, 0.1", "0.001, 0.001", "0.0001, 1.0E-4",
			"123456789, 123456789.0", "1e16, 10000000000000000.0", "1e17, 1.0E17", "-1.5e300, -1.5E300", "2e23, 2.0E23",
			"4.9E-324, 5.0E-324", "2.2250738585072014E-308, 2.2250738585072014E-308",
			"1.7976931348623157E308, 1.7976931348623157E308" })
	void theFewestDigitsAreWritten(double number, String text) {
		assertThat(Reals.write(number)).isEqualTo(text);
	}

	@Test
	void everyNumberReadsBack() {
		Random random = new Random(1);
		for (int i = 0; i < 20_000; i++) {
			double number = Double.longBitsToDouble(random.nextLong());
			if (Double.isFinite(number)) {
				String text = Reals.write(number);
				assertThat(Double.parseDouble(text)).isEqualTo(number);
				assertThat(text).contains(".");
			}
		}
	}

}
