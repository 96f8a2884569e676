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

	/**
	 * Renames the table that the trigger is on. What its body says stays.
	 * @param to the new name
	 * @return the trigger on that table
	 */
	public TriggerDdl renameTable(String to) {
		return (TriggerDdl) Ddl.parse(new RenameEdits(this).name(this.table, to).apply());
	}

	/**
	 * Renames a column behind UPDATE OF. What its condition and body say stays.
	 * @param from the present name
	 * @param to the new name
	 * @return the trigger with the column renamed
	 */
	public TriggerDdl renameUpdateOf(String from, String to) {
		return (TriggerDdl) Ddl.parse(new RenameEdits(this).names(this.updateOf, from, to).apply());
	}

}
