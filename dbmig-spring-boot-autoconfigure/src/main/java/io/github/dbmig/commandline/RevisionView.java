package io.github.dbmig.commandline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.RevisionInfo;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionScript;
import org.jspecify.annotations.Nullable;

/**
 * A revision as commands show it.
 */
final class RevisionView {

	private final RevisionInfo info;

	private final boolean head;

	RevisionView(RevisionGraph graph, RevisionInfo info) {
		this.info = info;
		this.head = graph.heads().contains(info.id());
	}

	static List<RevisionView> of(RevisionGraph graph, List<String> ids) {
		return ids.stream().map((id) -> new RevisionView(graph, graph.get(id).info())).toList();
	}

	/**
	 * Return revisions, each before those that it needs.
	 * @param scripts each after those that it needs
	 */
	static List<RevisionView> newestFirst(RevisionGraph graph, Collection<RevisionScript> scripts) {
		List<RevisionView> views = new ArrayList<>();
		for (RevisionScript script : scripts) {
			views.add(0, new RevisionView(graph, script.info()));
		}
		return views;
	}

	/**
	 * Return the id, the message and what is special.
	 */
	String title() {
		List<String> marks = new ArrayList<>(this.info.labels());
		if (this.head) {
			marks.add("head");
		}
		return this.info.title() + (marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")");
	}

	/**
	 * Return where it leads from and to.
	 */
	String step() {
		return parents(this.info.revises()) + " -> " + title();
	}

	static String parents(List<String> revises) {
		return revises.isEmpty() ? "base" : String.join(", ", revises);
	}

	/**
	 * Return everything that revisions say about themselves, with an empty line between
	 * them.
	 */
	static List<String> details(List<RevisionView> revisions) {
		List<String> lines = new ArrayList<>();
		for (RevisionView revision : revisions) {
			if (!lines.isEmpty()) {
				lines.add("");
			}
			lines.addAll(revision.details());
		}
		return lines;
	}

	RevisionInfo info() {
		return this.info;
	}

	/**
	 * Return everything that it says about itself, a line each.
	 */
	List<String> details() {
		List<String> lines = new ArrayList<>();
		lines.add("Revision    " + title());
		lines.add("Revises     " + parents(this.info.revises()));
		if (!this.info.dependsOn().isEmpty()) {
			lines.add("Depends on  " + String.join(", ", this.info.dependsOn()));
		}
		if (this.info.created() != null) {
			lines.add("Created     " + this.info.created());
		}
		lines.add("From        " + this.info.origin());
		if (!this.info.reversible()) {
			lines.add("Downgrade   none, it is irreversible");
		}
		return lines;
	}

	Map<String, @Nullable Object> json() {
		Map<String, @Nullable Object> json = brief(this.info);
		json.put("created", this.info.created());
		json.put("labels", this.info.labels());
		json.put("dependsOn", this.info.dependsOn());
		json.put("reversible", this.info.reversible());
		json.put("head", this.head);
		json.put("origin", this.info.origin());
		return json;
	}

	/**
	 * Return what tells a revision from others.
	 */
	static Map<String, @Nullable Object> brief(RevisionInfo info) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("revision", info.id());
		json.put("revises", info.revises());
		json.put("message", info.message());
		return json;
	}

}
