package io.github.dbmig.commandline;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Wrong usage, and the help.
 */
class UsageTests {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					frobnicate             | Unmatched argument at index 0: 'frobnicate'
					upgrade --frobnicate   | Invalid value for positional parameter at index 0 (TARGET): '--frobnicate' is neither an option of this command nor a target
					upgrade --json         | Invalid value for positional parameter at index 0 (TARGET): '--json' is neither an option of this command nor a target
					upgrade head base      | Unmatched argument at index 2: 'base'
					status extra           | Unmatched argument at index 1: 'extra'
					heads --frobnicate     | Unknown option: '--frobnicate'
					downgrade              | Missing required parameter: 'TARGET'
					stamp                  | Missing required parameter: 'TARGET'
					stamp head --frobnicate | Unknown option: '--frobnicate'
					rebase bbbb            | Missing required option: '--onto=HEAD'
					rebase --onto bbbb     | Missing required parameter: 'REV'
					remove                 | Missing required parameter: 'REV'
					redo --frobnicate      | Invalid value for positional parameter at index 0 (TARGET): '--frobnicate' is neither an option of this command nor a target
					history -r             | Missing required parameter for option '--rev-range' (RANGE)
					history a:b            | Unmatched argument at index 1: 'a:b'
					show                   | Missing required parameter: 'REV'
					revision               | Missing required option: '--message=MSG'
					revision -m x --format xml | Invalid value for option '--format': expected one of [JAVA, SQL] (case-insensitive) but was 'xml'
					status --output        | Missing required parameter for option '--output' (FILE)
					""")
	void wrongUsageChangesNothing(String command, String message) {
		Workshop workshop = new Workshop(this.folder).books().database("data");
		assertThat(workshop.run(command.split(" "))).isEqualTo(2);
		assertThat(workshop.printed()).isEmpty();
		assertThat(workshop.errors().lines().findFirst()).hasValue(message);
		assertThat(workshop.file("data")).doesNotExist();
	}

	@Test
	void theHelpNamesAllCommands() {
		Workshop workshop = new Workshop(this.folder);
		assertThat(workshop.run("--help")).isZero();
		assertThat(workshop.printed()).contains("status", "current", "heads", "history", "show", "check", "revision",
				"upgrade", "downgrade", "stamp", "adopt", "branches", "merge", "rebase", "remove", "redo", "diff",
				"verify", "completion", "--database=NAME", "--dbmig.lock-timeout=5s", "2 wrong usage");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "status", "current", "heads", "history", "show", "check", "revision", "upgrade", "downgrade",
					"stamp", "adopt", "branches", "merge", "rebase", "remove", "redo", "diff", "verify", "completion" })
	void everyCommandHasHelp(String command) {
		Workshop workshop = new Workshop(this.folder);
		assertThat(workshop.run(command, "-h")).isZero();
		assertThat(workshop.printed()).startsWith("Usage: dbmig " + command + " [")
			.contains("--database=NAME")
			.contains("Example: ")
			.contains("dbmig " + command, "-h, --help");
		assertThat(workshop.printed()).doesNotContain("\u001b");
	}

}
