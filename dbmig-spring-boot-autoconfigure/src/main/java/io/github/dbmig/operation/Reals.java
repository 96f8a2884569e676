package io.github.dbmig.operation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Real numbers as text that is the same on every Java. {@code Double.toString} isn't:
 * before Java 19 it gave {@code 1.9999999999999998E23} for {@code 2e23} (JDK-4511638),
 * and a checksum must not depend on that.
 */
final class Reals {

	private static final int MOST_DIGITS = 17;

	private Reals() {
	}

	/**
	 * As few digits as a correct rounding needs to read back as the same number, always
	 * with a point.
	 */
	static String write(double number) {
		if (number == 0) {
			return (1 / number < 0) ? "-0.0" : "0.0";
		}
		BigDecimal exact = new BigDecimal(number);
		BigDecimal shortest = exact;
		for (int digits = 1; digits <= MOST_DIGITS; digits++) {
			shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
			if (Double.parseDouble(shortest.toString()) == number) {
				break;
			}
		}
		return withPoint(shortest.stripTrailingZeros());
	}

	private static String withPoint(BigDecimal number) {
		String digits = number.unscaledValue().abs().toString();
		int exponent = digits.length() - 1 - number.scale();
		String fraction = (digits.length() > 1) ? digits.substring(1) : "0";
		String sign = (number.signum() < 0) ? "-" : "";
		if (exponent >= -3 && exponent < MOST_DIGITS) {
			String plain = number.toPlainString();
			return (plain.indexOf('.') >= 0) ? plain : plain + ".0";
		}
		return sign + digits.charAt(0) + "." + fraction + "E" + exponent;
	}

}
