package io.github.dbmig.sqlite.ddl;

import java.util.List;

import io.github.dbmig.schema.TriggerEvent;
import io.github.dbmig.schema.TriggerTiming;
import org.jspecify.annotations.Nullable;

/**
 * A CREATE TRIGGER statement.
 *
 * @param sql the statement
 * @param name the trigger's name
 * @param timing when it fires
 * @param event what fires it
 * @param updateOf the columns whose update fires it, empty for all
 * @param table the table or view it is on
 * @param when the condition, null for always
 * @param body from BEGIN to END
 * @see <a href="https://www.sqlite.org/lang_createtrigger.html">CREATE TRIGGER</a>
 */
public record TriggerDdl(String sql, DdlName name, TriggerTiming timing, TriggerEvent event, List<DdlName> updateOf,
		DdlName table, @Nullable Span when, Span body) implements Ddl {

	public TriggerDdl {
		updateOf = List.copyOf(updateOf);
	}

}
