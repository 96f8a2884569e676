package io.github.dbmig.authoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.github.dbmig.MigrationException;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.engine.RevisionReplay;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionGraphException;
import io.github.dbmig.revision.RevisionScript;

/**
 * Checks that revisions fit together as they are to be, then changes their files.
 *
 * @param graph the revisions that are there
 * @param replay replays them
 * @param settings where they are written
 */
record DefaultRevisionEditor(Supplier<RevisionGraph> graph, RevisionReplay replay,
		AuthoringSettings settings) implements RevisionEditor {

	@Override
	public List<String> orders(List<String> heads) {
		return new MergeOrders(this.graph.get(), this.replay).differences(heads);
	}

	@Override
	public RebasedRevision rebase(String revision, String onto) {
		RevisionGraph known = this.graph.get();
		RevisionInfo info = known.get(revision).info();
		RevisionInfo parent = known.get(onto).info();
		check(known, info, parent);
		RevisionGraph rebased = rebased(known, info, onto);
		RevisionSource source = RevisionSource.of(this.settings, info);
		replay(rebased, info);
		source.reparent(revision, onto);
		return new RebasedRevision(revision, info.revises(), onto, source.path(), rebased.heads());
	}

	private static void check(RevisionGraph known, RevisionInfo info, RevisionInfo onto) {
		if (known.withDescendants(List.of(info.id())).contains(onto.id())) {
			throw refused(info,
					info.id().equals(onto.id()) ? "onto itself" : "onto " + onto.title() + ", which comes after it",
					"Give a head of another branch: " + String.join(", ", known.heads()) + ".");
		}
		if (info.revises().size() > 1) {
			throw refused(info, "because it is a merge of " + String.join(", ", info.revises()),
					"Rebase the revisions of one branch, and remove the merge.");
		}
		if (info.revises().contains(onto.id())) {
			throw refused(info, "onto " + onto.title() + ", which it revises already", "There is nothing to do.");
		}
		List<String> children = known.children(onto.id());
		if (!children.isEmpty()) {
			throw refused(info,
					"onto " + onto.title() + ", which is no head: " + String.join(", ", children) + " follows it",
					"Give a head of another branch: " + String.join(", ", known.heads()) + ".");
		}
	}

	private static MigrationException refused(RevisionInfo info, String why, String action) {
		return new MigrationException("The revision " + info.title() + " can't be rebased " + why + ".", action);
	}

	private static RevisionGraph rebased(RevisionGraph known, RevisionInfo info, String onto) {
		List<RevisionScript> scripts = new ArrayList<>(known.scripts());
		scripts.replaceAll((script) -> script.id().equals(info.id()) ? Reparented.of(script, onto) : script);
		try {
			return RevisionGraph.of(scripts);
		}
		catch (RevisionGraphException ex) {
			throw new MigrationException(
					"The revision " + info.title() + " can't be rebased onto " + onto + ". "
							+ String.join(" ", ex.problems()),
					"Correct what depends on what. Nothing was changed.", ex);
		}
	}

	/**
	 * Replay the branch that the revision stands on then, with what follows it.
	 */
	private void replay(RevisionGraph rebased, RevisionInfo info) {
		Set<String> branch = rebased.withDescendants(List.of(info.id()));
		List<String> ends = rebased.heads().stream().filter(branch::contains).toList();
		try (Shadow shadow = this.replay.upTo(rebased, ends)) {
			shadow.schema();
		}
		catch (MigrationException ex) {
			throw new MigrationException(
					"The revision " + info.title() + " can't be rebased: " + ex.description() + " Nothing was changed.",
					"Correct that revision for what comes before it then, or merge the branches: dbmig merge -m "
							+ "\"merge\".",
					ex);
		}
	}

	@Override
	public Path remove(String revision) {
		RevisionGraph known = this.graph.get();
		RevisionInfo info = known.get(revision).info();
		List<String> needing = known.requiredBy(revision);
		if (!needing.isEmpty()) {
			throw new MigrationException(
					"The revision " + info.title() + " can't be removed: " + titles(known, needing)
							+ ((needing.size() == 1) ? " follows it or depends on it." : " follow it or depend on it."),
					"Remove those before, newest first. Nothing was changed.");
		}
		RevisionSource source = RevisionSource.of(this.settings, info);
		source.delete();
		return source.path();
	}

	private static String titles(RevisionGraph known, List<String> ids) {
		return String.join(", ", ids.stream().map((id) -> known.get(id).info().title()).toList());
	}

}
