package io.github.dbmig.commandline;

import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Tells targets that begin with a hyphen from options that don't exist.
 */
final class TargetConverter implements ITypeConverter<String> {

	private static final Pattern STEPS_DOWN = Pattern.compile("-[0-9]+");

	@Override
	public String convert(String value) {
		if (value.startsWith("-") && !STEPS_DOWN.matcher(value).matches()) {
			throw new TypeConversionException("'" + value + "' is neither an option of this command nor a target");
		}
		return value;
	}

}
