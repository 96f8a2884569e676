package io.github.dbmig.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A trigger.
 *
 * @param name the trigger's name
 * @param table the table or view it is on
 * @param timing when it fires
 * @param event what fires it
 * @param updateOf the columns whose update fires it, as written, empty for all
 * @param when the condition as SQL text, null for always
 * @param body what it does, from BEGIN to END
 * @param sql the CREATE statement as the database keeps it
 */
public record Trigger(String name, String table, TriggerTiming timing, TriggerEvent event, List<String> updateOf,
		@Nullable String when, String body, String sql) {

	public Trigger {
		updateOf = List.copyOf(updateOf);
	}

}
