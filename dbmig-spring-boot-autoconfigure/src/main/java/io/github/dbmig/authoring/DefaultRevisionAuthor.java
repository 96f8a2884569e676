package io.github.dbmig.authoring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

import io.github.dbmig.MigrationException;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionGraphException;
import io.github.dbmig.revision.RevisionScript;

/**
 * Checks that a new revision fits the others, asks for what it does, and writes it.
 */
final class DefaultRevisionAuthor implements RevisionAuthor {

	private static final Pattern NOT_ON_A_LINE = Pattern.compile("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+");

	private final Supplier<RevisionGraph> graph;

	private final ProposalSource proposals;

	private final List<RevisionCustomizer> customizers;

	private final AuthoringSettings settings;

	private final Clock clock;

	private final NewIds ids;

	DefaultRevisionAuthor(Supplier<RevisionGraph> graph, ProposalSource proposals, List<RevisionCustomizer> customizers,
			AuthoringSettings settings, Clock clock, RandomGenerator random) {
		this.graph = graph;
		this.proposals = proposals;
		this.customizers = List.copyOf(customizers);
		this.settings = settings;
		this.clock = clock;
		this.ids = new NewIds(clock, random);
	}

	@Override
	public Optional<WrittenRevision> write(RevisionRequest request, QuestionAsker asker) {
		RevisionGraph known = this.graph.get();
		NewParents finder = new NewParents(known);
		List<String> parents = finder.of(request);
		List<String> dependsOn = request.dependsOn().stream().map(finder::dependency).distinct().toList();
		List<String> labels = (request.branchLabel() != null) ? List.of(request.branchLabel()) : List.of();
		String id = (request.id() != null) ? request.id() : newId(known);
		requireFitting(known, id, parents, labels, dependsOn);
		RevisionFormat format = (request.format() != null) ? request.format() : this.settings.format();
		// Before anything is asked: answers would be lost
		Path folder = new SourceTree(this.settings).folder(format);
		Proposal proposal = Proposal.none();
		if (request.autogenerate()) {
			proposal = customized(this.proposals.propose(known, parents, request.answers(), asker));
			if (proposal.isEmpty()) {
				return Optional.empty();
			}
		}
		Instant created = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		NewRevision revision = new NewRevision(id, parents, oneLine(request.message()), created, labels, dependsOn,
				proposal.upgrade(), proposal.downgrade());
		return Optional.of(new WrittenRevision(id, write(revision, format, folder),
				request.autogenerate() ? compared(finder, parents) : "",
				proposal.upgrade().stream().map((step) -> step.operation().describe()).toList()));
	}

	private Proposal customized(Proposal proposed) {
		Proposal proposal = proposed;
		for (RevisionCustomizer customizer : this.customizers) {
			if (proposal.isEmpty()) {
				break;
			}
			proposal = customizer.customize(proposal);
		}
		return proposal;
	}

	private String newId(RevisionGraph known) {
		String id = this.ids.next();
		while (known.find(id).isPresent()) {
			id = this.ids.next();
		}
		return id;
	}

	private static void requireFitting(RevisionGraph known, String id, List<String> parents, List<String> labels,
			List<String> dependsOn) {
		Optional<RevisionScript> namesake = known.find(id);
		if (namesake.isPresent()) {
			throw new MigrationException("The id " + namesake.get().info().title() + " is used already, by "
					+ namesake.get().info().origin() + ".", "Give another --rev-id, or none for a new one.");
		}
		List<RevisionScript> all = new ArrayList<>(known.scripts());
		all.add(PlannedRevision.of(id, parents, labels, dependsOn));
		try {
			RevisionGraph.of(all);
		}
		catch (RevisionGraphException ex) {
			throw new MigrationException("The new revision doesn't fit the others. " + String.join(" ", ex.problems()),
					"Correct --rev-id, --branch-label or --depends-on. Nothing was written.", ex);
		}
	}

	private Path write(NewRevision revision, RevisionFormat format, Path folder) {
		if (format == RevisionFormat.SQL) {
			return NewFile.write(folder, RevisionNames.sqlFile(revision.id(), revision.message()),
					new SqlRevisionWriter().write(revision));
		}
		JavaRevisionWriter writer = new JavaRevisionWriter(this.settings.packageName(), JavaIndentation.in(folder));
		return NewFile.write(folder, RevisionNames.className(revision.id(), revision.message()) + ".java",
				writer.write(revision));
	}

	private static String compared(NewParents finder, List<String> parents) {
		return parents.isEmpty() ? "entities compared with an empty database: no revision comes before"
				: "entities compared with the revisions up to " + finder.titles(parents);
	}

	private static String oneLine(String message) {
		return NOT_ON_A_LINE.matcher(message).replaceAll(" ").strip();
	}

}
