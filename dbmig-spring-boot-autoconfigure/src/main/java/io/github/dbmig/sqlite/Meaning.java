package io.github.dbmig.sqlite;

import java.util.List;

import io.github.dbmig.operation.Generated;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.sql.SqlNames;
import io.github.dbmig.sql.SqlText;
import io.github.dbmig.sqlite.ddl.TableDdl;
import org.jspecify.annotations.Nullable;

/**
 * What a definition of a table means, without how it is laid out, quoted and commented.
 */
final class Meaning {

	private Meaning() {
	}

	static Table of(TableDdl ddl) {
		Table table = SchemaObjects.table(ddl, false);
		List<Column> columns = table.columns().stream().map(Meaning::column).toList();
		List<TableConstraint> constraints = table.constraints().stream().map(Meaning::constraint).toList();
		return new Table(SqlNames.fold(table.name()), columns, constraints, table.strict(), table.withoutRowid(), false,
				"");
	}

	private static Column column(Column column) {
		Generated generated = column.generated();
		return new Column(column.name(), column.type(), column.notNull(), column.onConflict(),
				expression(column.defaultValue()), column.collation(), (generated != null)
						? new Generated(String.valueOf(expression(generated.expression())), generated.kind()) : null);
	}

	private static TableConstraint constraint(TableConstraint constraint) {
		return (constraint instanceof TableConstraint.Check check) ? new TableConstraint.Check(check.name(),
				check.inline(), String.valueOf(expression(check.expression()))) : constraint;
	}

	/** SQLite quotes a name that it renames. */
	private static @Nullable String expression(@Nullable String sql) {
		return (sql != null) ? SqlText.folded(sql) : null;
	}

}
