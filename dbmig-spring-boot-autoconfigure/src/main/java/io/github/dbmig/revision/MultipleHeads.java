package io.github.dbmig.revision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.dbmig.RevisionInfo;

/**
 * What there is to say where revisions have several heads: which, where they part, and
 * the ways out.
 */
public final class MultipleHeads {

	private final RevisionGraph graph;

	private final List<String> heads;

	MultipleHeads(RevisionGraph graph, List<String> heads) {
		this.graph = graph;
		this.heads = List.copyOf(heads);
	}

	/**
	 * Look for several heads.
	 * @param graph the revisions
	 * @return what there is to say of them, or empty if there is one, or none
	 */
	public static Optional<MultipleHeads> of(RevisionGraph graph) {
		return (graph.heads().size() > 1) ? Optional.of(new MultipleHeads(graph, graph.heads())) : Optional.empty();
	}

	/**
	 * Return the heads.
	 * @return their ids
	 */
	public List<String> heads() {
		return this.heads;
	}

	/**
	 * Return the heads with their messages, and where they part.
	 * @return lines
	 */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		for (String head : this.heads) {
			RevisionInfo info = this.graph.get(head).info();
			lines.add("  - " + info.title() + " (" + info.origin() + ")");
		}
		for (RevisionInfo fork : this.graph.forks(this.heads)) {
			lines.add("They part after " + fork.title() + ".");
		}
		return lines;
	}

	/**
	 * Return the commands that make one head of them.
	 * @return complete sentences
	 */
	public String waysOut() {
		return "Merge them: dbmig merge -m \"merge\". Or give the branch that is not published yet the other as its "
				+ "parent: " + rebase() + ".";
	}

	private String rebase() {
		if (this.heads.size() == 2) {
			List<String> commands = new ArrayList<>();
			for (int i = 1; i >= 0; i--) {
				Optional<String> first = firstOf(this.heads.get(i), this.heads.get(1 - i));
				String onto = this.heads.get(1 - i);
				first.ifPresent((id) -> commands.add("dbmig rebase " + id + " --onto " + onto));
			}
			if (!commands.isEmpty()) {
				return String.join(", or ", commands);
			}
		}
		return "dbmig rebase REV --onto HEAD";
	}

	/**
	 * Return the revision that a head's own branch begins with, if it is only one.
	 */
	private Optional<String> firstOf(String head, String other) {
		Set<String> own = new LinkedHashSet<>(this.graph.withAncestors(List.of(head)));
		own.removeAll(this.graph.withAncestors(List.of(other)));
		Set<String> lineage = this.graph.lineage(head);
		List<String> firsts = own.stream()
			.filter(lineage::contains)
			.filter((id) -> this.graph.get(id).info().revises().stream().noneMatch(own::contains))
			.toList();
		boolean merge = firsts.size() == 1 && this.graph.get(firsts.get(0)).info().revises().size() > 1;
		return (firsts.size() == 1 && !merge) ? Optional.of(firsts.get(0)) : Optional.empty();
	}

}
