package io.github.dbmig.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.github.dbmig.dialect.ColumnValues;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Table;
import io.github.dbmig.sql.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Values for columns in SQLite, which keeps any value in any column: by what the type is
 * called like.
 */
final class SqliteColumnValues implements ColumnValues {

	@Override
	public boolean sameKind(@Nullable String one, @Nullable String other) {
		return Kind.of(one) == Kind.of(other);
	}

	@Override
	public String constant(@Nullable String type) {
		return Kind.of(type).constant;
	}

	@Override
	public List<String> offers(@Nullable String type) {
		// Milliseconds are what the driver writes unless it is told otherwise
		return (Kind.of(type) == Kind.TIME) ? List.of("unixepoch() * 1000", constant(type)) : List.of(constant(type));
	}

	@Override
	public Optional<String> distinct(Table table, Column column) {
		if (table.withoutRowid()) {
			return Optional.empty();
		}
		return Optional.of(switch (Kind.of(column.type())) {
			case TEXT -> "CAST(rowid AS TEXT)";
			case BLOB -> "CAST(rowid AS BLOB)";
			default -> "rowid";
		});
	}

	/**
	 * Between text and bytes nothing is converted; to the others it is, and what doesn't
	 * fit is found before it is copied.
	 */
	@Override
	public Optional<String> conversion(Column from, Column to) {
		boolean toBytes = Kind.of(to.type()) == Kind.BLOB;
		if ((Kind.of(from.type()) == Kind.BLOB) == toBytes) {
			return Optional.empty();
		}
		return Optional.of("CAST(" + SqlNames.quote(to.name()) + " AS " + (toBytes ? "BLOB" : "TEXT") + ")");
	}

	/** What kind of values a column is for. */
	private enum Kind {

		/** Text. */
		TEXT("''"),
		/** Bytes. */
		BLOB("x''"),
		/** Numbers, and what is kept as one. */
		NUMBER("0"),
		/** Points in time. */
		TIME("0");

		private final String constant;

		Kind(String constant) {
			this.constant = constant;
		}

		static Kind of(@Nullable String type) {
			String name = (type != null) ? type.toUpperCase(Locale.ROOT) : "";
			if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT") || name.contains("JSON")) {
				return TEXT;
			}
			if (name.contains("BLOB") || name.contains("BINARY") || name.contains("UUID")) {
				return BLOB;
			}
			return (name.contains("DATE") || name.contains("TIME")) ? TIME : NUMBER;
		}

	}

}
