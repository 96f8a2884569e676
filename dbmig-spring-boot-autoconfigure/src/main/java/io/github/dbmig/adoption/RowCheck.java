package io.github.dbmig.adoption;

import java.util.List;
import java.util.Objects;

import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.TableChange;
import org.jspecify.annotations.Nullable;

/**
 * A part of a repair that rows may stand in the way of.
 *
 * @param alter the changes, which are looked at and not made
 * @param key the foreign key that is added, null for anything else
 */
public record RowCheck(AlterTable alter, @Nullable ForeignKey key) {

	/**
	 * Return by which name it is said what happens to the rows.
	 * @return the key of {@code AdoptionRequest.orphans}, null if it adds no foreign key
	 */
	public @Nullable String orphans() {
		return (this.key != null) ? DanglingRows.name(this.alter.table(), this.key.columns()) : null;
	}

	/**
	 * Return the columns that refuse NULL from now on, and for whose rows nobody has said
	 * a value.
	 * @return keys of {@code AdoptionRequest.backfills}
	 */
	public List<String> backfills() {
		return this.alter.changes()
			.stream()
			.map(RowCheck::withoutValue)
			.filter(Objects::nonNull)
			.map((column) -> this.alter.table() + "." + column)
			.toList();
	}

	private static @Nullable String withoutValue(TableChange change) {
		if (change instanceof AddColumn add && add.column().notNull() && add.backfill() == null
				&& add.column().generated() == null) {
			return add.column().name();
		}
		return (change instanceof AlterColumn alter && Boolean.TRUE.equals(alter.notNull()) && alter.backfill() == null)
				? alter.column() : null;
	}

}
