package io.github.dbmig.jpa;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what there is to say about a mapping.
 */
final class Notes {

	private final Set<String> notes = new LinkedHashSet<>();

	void add(String note) {
		this.notes.add(note);
	}

	/**
	 * An annotation says nothing that dbmig can use.
	 * @param place where it is
	 * @param reason why, to follow a colon
	 */
	void ignoredRename(String place, String reason) {
		add("@RenamedFrom on " + place + " has no effect: " + reason + ".");
	}

	List<String> all() {
		return List.copyOf(this.notes);
	}

}
