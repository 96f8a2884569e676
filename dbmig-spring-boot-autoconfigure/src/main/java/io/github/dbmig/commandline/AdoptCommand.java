package io.github.dbmig.commandline;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.dbmig.Adoption;
import io.github.dbmig.AdoptionRequest;
import io.github.dbmig.AdoptionRequest.OrphanRemedy;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationException;
import io.github.dbmig.authoring.Answers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Takes a database over that something else made.
 */
@Command(name = "adopt",
		description = {
				"Finds the revision whose schema a database has that something else made, such as Hibernate's "
						+ "ddl-auto, repairs what ddl-auto is known to do wrong, and stamps it.",
				"What it can't repair is told object by object, and then nothing is changed." },
		footer = { "", "Example: dbmig adopt --dry-run" })
final class AdoptCommand extends Subcommand {

	@Option(names = "--at", paramLabel = "REV", description = "Compare with this revision only.")
	private @Nullable String at;

	@Option(names = "--dry-run", description = "Only tell what would be done.")
	private boolean dryRun;

	@Option(names = "--orphans", paramLabel = "TABLE.COLUMN=delete|set-null",
			description = "What happens to rows that refer to nothing. May be repeated.")
	private List<String> orphans = List.of();

	@Option(names = "--backfill", paramLabel = "TABLE.COLUMN=EXPR",
			description = "What rows without a value get. May be repeated.")
	private List<String> backfills = List.of();

	AdoptCommand(DbmigCommand dbmig) {
		super(dbmig);
	}

	@Override
	int run(PrintWriter out) {
		MigrationEngine engine = engine();
		Optional<Adoption> adoption = engine.adopt(new AdoptionRequest(this.at, this.dryRun, orphans(), backfills()));
		if (adoption.isEmpty()) {
			out.println("Nothing to adopt: the database has a version already, or holds nothing.");
			return DONE;
		}
		print(out, adoption.get());
		return DONE;
	}

	private void print(PrintWriter out, Adoption adoption) {
		out.println((this.dryRun ? "Would be adopted at " : "Adopted at ") + adoption.revision().title()
				+ (adoption.repairs().isEmpty() ? ", whose schema it has." : "."));
		adoption.matching()
			.stream()
			.filter((other) -> !other.id().equals(adoption.revision().id()))
			.forEach((other) -> out.println("It corresponds to " + other.title() + " as well; --at takes that one."));
		if (!adoption.repairs().isEmpty()) {
			out.println(this.dryRun ? "Would be repaired:" : "Repaired:");
			adoption.repairs().forEach((repair) -> out.println("  - " + repair));
		}
		if (!adoption.unmanaged().isEmpty()) {
			out.println("No revision knows, and dbmig leaves alone: " + String.join(", ", adoption.unmanaged()));
		}
		if (adoption.backup() != null) {
			out.println("The database as it was: " + adoption.backup());
		}
	}

	private Map<String, OrphanRemedy> orphans() {
		Map<String, OrphanRemedy> remedies = new LinkedHashMap<>();
		for (String text : this.orphans) {
			int equals = text.lastIndexOf('=');
			try {
				remedies.put(text.substring(0, Math.max(equals, 0)),
						OrphanRemedy.valueOf(text.substring(equals + 1).toUpperCase(Locale.ROOT).replace('-', '_')));
			}
			catch (IllegalArgumentException ex) {
				throw new MigrationException("--orphans " + text + " can't be read.",
						"Write --orphans table.column=delete, or --orphans table.column=set-null.", ex);
			}
		}
		return remedies;
	}

	private Map<String, String> backfills() {
		Map<String, String> expressions = new LinkedHashMap<>();
		Answers.of(List.of(), List.of(), this.backfills)
			.backfills()
			.forEach((backfill) -> expressions.put(backfill.table() + "." + backfill.column(), backfill.expression()));
		return expressions;
	}

}
