package io.github.dbmig.operation;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what is said about a foreign key that goes.
 */
final class RecordedForeignKeyDrop implements DroppedForeignKeySpec {

	private List<String> columns = List.of();

	private @Nullable String table;

	DropForeignKey build() {
		return new DropForeignKey(this.columns, this.table);
	}

	@Override
	public DroppedForeignKeySpec columns(String... columns) {
		this.columns = Require.names("columns", "column name", Arrays.asList(columns));
		return this;
	}

	@Override
	public DroppedForeignKeySpec references(String table) {
		this.table = Require.name("references", "the table name", table);
		return this;
	}

}
