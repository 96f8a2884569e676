package io.github.dbmig.operation;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a key from a call whose first argument is the key's name.
 */
final class Keys {

	private Keys() {
	}

	static List<String> columns(String call, @Nullable String name, String... columns) {
		if (columns.length == 0) {
			throw Require
				.refusal(call,
						"there are no columns; "
								+ ((name != null)
										? Describe.name(name)
												+ " is taken for the constraint's name, the columns follow it"
										: "pass them after the name")
								+ " (null as the name leaves the constraint unnamed)");
		}
		return Arrays.asList(columns);
	}

}
