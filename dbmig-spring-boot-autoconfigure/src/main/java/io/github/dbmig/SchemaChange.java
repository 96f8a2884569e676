package io.github.dbmig;

import java.util.List;

/**
 * One change of a schema, in words.
 *
 * @param object the name of the table, view or trigger that it concerns
 * @param description what it is, in a line
 * @param effects what it would meet in the database at hand, such as how many values are
 * lost, a line each; empty where that isn't known or nothing is met
 */
public record SchemaChange(String object, String description, List<String> effects) {

	public SchemaChange {
		effects = List.copyOf(effects);
	}

	@Override
	public String toString() {
		return this.effects.isEmpty() ? this.description
				: this.description + " (" + String.join("; ", this.effects) + ")";
	}

}
