package io.github.dbmig.autoconfigure.commandline;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.autoconfigure.fixture.commandapplication.CommandApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands given to the main method of a web application with entities, runners, and a
 * bean that can't be made because a property is missing.
 */
@Timeout(300)
class ApplicationCommandTests {

	@TempDir
	Path folder;

	private Path database;

	@BeforeEach
	void prepare() throws Exception {
		this.database = this.folder.resolve("data.db");
		revision("aaaa1111", "CREATE TABLE book (id INTEGER PRIMARY KEY, title VARCHAR(255), isbn VARCHAR(255));",
				"DROP TABLE book;");
	}

	private void revision(String id, String upgrade, String downgrade) throws Exception {
		Files.writeString(Files.createDirectories(this.folder.resolve("revisions")).resolve(id + "_x.sql"),
				"-- revision: " + id + "\n-- message: books\n\n-- upgrade\n" + upgrade + "\n\n-- downgrade\n"
						+ downgrade + "\n");
	}

	private CommandProcess run(String... arguments) throws Exception {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--spring.datasource.url=jdbc:sqlite:" + this.database);
		all.add("--dbmig.revisions.locations=file:" + this.folder.resolve("revisions") + "/");
		return CommandProcess.run(this.folder,
				List.of("-cp", System.getProperty("java.class.path"), CommandApplication.class.getName()),
				all.toArray(String[]::new));
	}

	private static void assertNothingWasMade(CommandProcess process) {
		assertThat(process.out() + process.err()).doesNotContain(CommandApplication.MADE, "main went on", "Tomcat",
				"HikariPool", "\tat ");
	}

	@Test
	void theStatusMakesNoBeanNoFileAndOpensNoPort() throws Exception {
		// A server would want this port, which is taken
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CommandProcess status = run("dbmig", "--server.port=" + taken.getLocalPort(),
					"--server.address=" + taken.getInetAddress().getHostAddress());
			assertThat(status.err()).isEmpty();
			assertThat(status.out()).isEqualTo("""
					Database  %s (does not exist yet)
					Current   base
					Pending   aaaa1111 "books" (head)
					Model     in sync with the revisions
					Next      dbmig upgrade
					""".formatted(this.database));
			assertThat(status.code()).isZero();
			assertNothingWasMade(status);
			assertThat(this.database).doesNotExist();
		}
	}

	@Test
	void anUpgradeIsDoneOnceAndToldAlone() throws Exception {
		CommandProcess upgrade = run("--logging.level.org.sqlite=debug", "dbmig", "upgrade");
		assertThat(upgrade.err()).isEmpty();
		assertThat(upgrade.out()).isEqualTo("""
				Upgraded base -> aaaa1111 "books"
				%s is at aaaa1111 now.
				""".formatted(this.database));
		assertThat(upgrade.code()).isZero();
		CommandProcess verbose = run("dbmig", "upgrade", "base", "-v");
		assertThat(verbose.code()).isZero();
		assertThat(verbose.out()).isEqualTo("Nothing to do: " + this.database + " is at aaaa1111.\n");
		assertNothingWasMade(verbose);
	}

	@Test
	void aMissingRevisionIsFoundWithoutADatabase() throws Exception {
		revision("aaaa1111", "CREATE TABLE book (id INTEGER PRIMARY KEY, title VARCHAR(255));", "DROP TABLE book;");
		CommandProcess check = run("dbmig", "check");
		assertThat(check.err()).isEmpty();
		assertThat(check.out()).contains("The entities say what no revision makes yet:\n", "\"isbn\"");
		assertThat(check.code()).isEqualTo(3);
		assertNothingWasMade(check);
		assertThat(this.database).doesNotExist();
	}

	@Test
	void failuresAndWrongUsageHaveTheirExitCodesAndPrintNoResult() throws Exception {
		CommandProcess failed = run("dbmig", "upgrade", "zzzz9999");
		assertThat(failed.out()).isEmpty();
		assertThat(failed.err()).isEqualTo("""
				There is no revision 'zzzz9999' in this build.
				The head is aaaa1111 "books"; give the id of a revision that this build has.
				""");
		assertThat(failed.code()).isOne();
		CommandProcess usage = run("dbmig", "frobnicate");
		assertThat(usage.out()).isEmpty();
		assertThat(usage.err()).startsWith("Unmatched argument at index 0: 'frobnicate'\n");
		assertThat(usage.code()).isEqualTo(2);
		assertThat(this.database).doesNotExist();
	}

	@Test
	void aFailureOfABeanIsExplainedAsSpringBootExplainsIt() throws Exception {
		CommandProcess failed = run("dbmig", "current", "--spring.datasource.driver-class-name=com.example.Nowhere");
		assertThat(failed.out()).isEmpty();
		assertThat(failed.err()).contains("Cannot load driver class: com.example.Nowhere");
		assertThat(failed.code()).isOne();
	}

	@Test
	void whereCommandsAreSwitchedOffTheApplicationStarts() throws Exception {
		CommandProcess started = run("dbmig", "heads", "--dbmig.command-line.enabled=false", "--server.port=0");
		// It can't: a property is missing. But it tried
		assertThat(started.out()).contains("Application run failed", "shop.owner")
			.doesNotContain("aaaa1111 \"books\" (head)");
		assertThat(started.code()).isOne();
		assertThat(this.database).exists();
	}

}
