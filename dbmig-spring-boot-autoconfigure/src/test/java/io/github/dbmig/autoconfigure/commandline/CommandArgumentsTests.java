package io.github.dbmig.autoconfigure.commandline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which starts are commands, and what belongs to whom.
 */
class CommandArgumentsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					dbmig                                              | ''                              | ''
					dbmig status --json                                | status --json                   | ''
					dbmig upgrade --dbmig.lock-timeout=5s -v           | upgrade -v                      | --dbmig.lock-timeout=5s
					--spring.profiles.active=x dbmig heads             | heads                           | --spring.profiles.active=x
					dbmig revision --rename=a.b:c --backfill=a.b='x.y' | revision --rename=a.b:c --backfill=a.b='x.y' | ''
					dbmig revision --rename a.b:c -m fix.it            | revision --rename a.b:c -m fix.it | ''
					dbmig downgrade -1                                 | downgrade -1                    | ''
					""")
	void whatBelongsToWhom(String arguments, String command, String properties) {
		assertThat(CommandArguments.of(split(arguments))).hasValueSatisfying((found) -> {
			assertThat(String.join(" ", found.command())).isEqualTo(command);
			assertThat(String.join(" ", found.properties())).isEqualTo(properties);
		});
	}

	@ParameterizedTest
	@CsvSource({ "''", "import dbmig", "--server.port=0", "Dbmig", "-x dbmig", "dbmigrate" })
	void anOrdinaryStart(String arguments) {
		assertThat(CommandArguments.of(split(arguments))).isEmpty();
	}

	private static List<String> split(String arguments) {
		return Arrays.stream(arguments.split(" ")).filter((word) -> !word.isEmpty()).collect(Collectors.toList());
	}

}
