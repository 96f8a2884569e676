package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.RevisionInfo;
import io.github.dbmig.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * Tells whether each revision can be taken back and applied again.
 */
@Command(name = "verify",
		description = {
				"Runs each revision up, down and up again in a scratch database in memory, and compares the schemas. "
						+ "It has no rows, and code in revisions is not run.",
				"Exit code 1: the revision that is named doesn't lead back to the schema that it came from." },
		footer = { "", "Example: dbmig verify" })
final class VerifyCommand extends ReadingCommand {

	private static final int FAILED = 1;

	VerifyCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		Verification verification = engine().verify();
		RevisionInfo failed = verification.failed();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("verified", ids(verification.verified()));
		json.put("irreversible", ids(verification.irreversible()));
		json.put("failed", (failed != null) ? failed.id() : null);
		json.put("problems", verification.problems());
		print(out, json, lines(verification, failed));
		return (failed != null) ? FAILED : DONE;
	}

	private static List<String> ids(List<RevisionInfo> revisions) {
		return revisions.stream().map(RevisionInfo::id).toList();
	}

	private static List<String> lines(Verification verification, @Nullable RevisionInfo failed) {
		List<String> lines = new ArrayList<>();
		if (failed != null) {
			lines.add("Revision " + failed.title() + " (" + failed.origin() + ") does not go up, down and up again:");
			verification.problems().forEach((problem) -> lines.add("  - " + problem));
			return lines;
		}
		int count = verification.verified().size();
		lines.add(((count == 1) ? "1 revision goes" : count + " revisions go")
				+ " up, down and up again, to the same schema each time.");
		verification.irreversible().forEach((info) -> lines.add("Irreversible, run up only: " + info.title()));
		return lines;
	}

}
