package io.github.dbmig.sqlite;

import java.util.List;
import java.util.Map;

import io.github.dbmig.sqlite.ddl.TableDdl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ProjectionTests {

	private static final String COLUMNS = "\"id\" AS \"id\", \"A\" AS \"A\", \"b\" AS \"b\"";

	private final Projection projection = of("CREATE TABLE t (id INTEGER PRIMARY KEY, A TEXT, b)");

	private static Projection of(String sql) {
		TableDdl table = TableDdl.parse(sql);
		return new Projection(table.name().value(),
				table.columns().stream().map((column) -> column.name().value()).toList(), RowKey.of(table));
	}

	private String select(String... columns) {
		return this.projection.select(List.of(columns), false, Map.of());
	}

	@Test
	void aTableAsItIsIsReadAsItIs() {
		assertThat(this.projection.rows()).isEqualTo("\"t\"");
		assertThat(this.projection.rowKey()).isEqualTo("quote(rowid)");
		assertThat(select("b", "a")).isEqualTo("SELECT \"b\", \"A\" FROM \"t\"");
		assertThat(this.projection.select(List.of("id"), true, Map.of())).isEqualTo("SELECT rowid, \"id\" FROM \"t\"");
		assertThat(this.projection.origin("a")).contains("A");
		assertThat(this.projection.origin("c")).isEmpty();
		assertThat(this.projection.isDefault("a")).isFalse();
		assertThat(this.projection.isUntouched("a")).isTrue();
	}

	@Test
	void anExpressionMeansTheTable() {
		this.projection.set("a", "A || b -- both");
		assertThat(this.projection.rows())
			.isEqualTo("(SELECT rowid AS \"_dbmig_key_0\", \"id\" AS \"id\", (A || b -- both\n) AS \"a\", "
					+ "\"b\" AS \"b\" FROM \"t\") AS \"t\"");
		assertThat(this.projection.rowKey()).isEqualTo("quote(\"_dbmig_key_0\")");
		assertThat(select("a")).isEqualTo("SELECT (A || b -- both\n) FROM \"t\"");
		assertThat(this.projection.origin("A")).isEmpty();
		assertThat(this.projection.isUntouched("A")).isFalse();
		assertThat(this.projection.origin("b")).contains("b");
	}

	@Test
	void anExpressionAboveAnExpressionMeansWhatIsBelow() {
		this.projection.set("A", "lower(A)");
		this.projection.set("b", "A || '!'");
		String below = "(SELECT rowid AS \"_dbmig_key_0\", \"id\" AS \"id\", (lower(A)\n) AS \"A\", \"b\" AS \"b\" "
				+ "FROM \"t\") AS \"t\"";
		assertThat(select("A", "b")).isEqualTo("SELECT \"A\", (A || '!'\n) FROM " + below);
		assertThat(this.projection.rows())
			.isEqualTo("(SELECT \"_dbmig_key_0\", \"id\" AS \"id\", \"A\" AS \"A\", (A || '!'\n) AS \"b\" FROM " + below
					+ ") AS \"t\"");
		assertThat(this.projection.select(List.of("b"), true, Map.of()))
			.isEqualTo("SELECT \"_dbmig_key_0\", (A || '!'\n) FROM " + below);
		assertThat(this.projection.origin("A")).isEmpty();
		assertThat(this.projection.origin("id")).contains("id");
	}

	@Test
	void aNewColumnHoldsItsDefault() {
		this.projection.addDefault("c", null);
		this.projection.addDefault("d", "'x'");
		assertThat(this.projection.isDefault("C")).isTrue();
		assertThat(this.projection.isUntouched("d")).isTrue();
		assertThat(this.projection.origin("c")).isEmpty();
		assertThat(select("c", "d")).isEqualTo("SELECT \"c\", ('x'\n) FROM (SELECT rowid AS \"_dbmig_key_0\", "
				+ COLUMNS + ", (NULL\n) AS \"c\" FROM \"t\") AS \"t\"");
		this.projection.set("c", "1");
		assertThat(this.projection.isDefault("c")).isFalse();
		assertThat(this.projection.isDefault("d")).isTrue();
	}

	@Test
	void aRenamedColumnIsReadByTheNameBelow() {
		this.projection.rename("a", "C");
		assertThat(this.projection.origin("c")).contains("A");
		assertThat(this.projection.origin("A")).isEmpty();
		assertThat(select("c")).isEqualTo("SELECT \"A\" FROM \"t\"");
		assertThat(this.projection.rows()).isEqualTo(
				"(SELECT rowid AS \"_dbmig_key_0\", \"id\" AS \"id\", \"A\" AS \"C\", \"b\" AS \"b\" FROM \"t\") "
						+ "AS \"t\"");
	}

	@Test
	void anExpressionAfterARenameMeansTheNewName() {
		this.projection.rename("A", "c");
		this.projection.set("b", "c");
		assertThat(select("b", "c"))
			.isEqualTo("SELECT (c\n), \"c\" FROM (SELECT rowid AS \"_dbmig_key_0\", \"id\" AS \"id\", "
					+ "\"A\" AS \"c\", \"b\" AS \"b\" FROM \"t\") AS \"t\"");
		assertThat(this.projection.origin("c")).contains("A");
	}

	@Test
	void columnsThatSwapTheirNamesKeepTheirValues() {
		this.projection.rename("A", "c");
		this.projection.rename("b", "A");
		this.projection.rename("c", "b");
		assertThat(select("A", "b")).isEqualTo("SELECT \"b\", \"A\" FROM \"t\"");
	}

	@Test
	void aRenamedExpressionStaysOne() {
		this.projection.set("b", "1");
		this.projection.rename("b", "c");
		assertThat(select("c")).isEqualTo("SELECT (1\n) FROM \"t\"");
		assertThat(this.projection.origin("c")).isEmpty();
	}

	@Test
	void aDroppedColumnHasNoValues() {
		this.projection.drop("a");
		assertThat(this.projection.origin("A")).isEmpty();
		assertThatIllegalStateException().isThrownBy(() -> select("id", "A")).withMessage("No values for A");
		this.projection.set("A", "2");
		// What is said from now on must not see the dropped column any more
		assertThat(select("A")).isEqualTo(
				"SELECT (2\n) FROM (SELECT rowid AS \"_dbmig_key_0\", \"id\" AS \"id\", \"b\" AS \"b\" FROM \"t\") AS \"t\"");
	}

	/** Where the database has renamed columns already, the copy reads the new names. */
	@Test
	void aColumnThatIsRenamedInTheDatabaseIsGivenItsOldName() {
		this.projection.rename("A", "c");
		this.projection.set("b", "c");
		assertThat(this.projection.select(List.of("b"), true, Map.of("a", "c"))).isEqualTo(
				"SELECT \"_dbmig_key_0\", (c\n) FROM (SELECT \"_dbmig_key_0\", \"id\" AS \"id\", \"A\" AS \"c\", "
						+ "\"b\" AS \"b\" FROM (SELECT rowid AS \"_dbmig_key_0\", \"id\" AS \"id\", \"c\" AS \"A\", "
						+ "\"b\" AS \"b\" FROM \"t\") AS \"t\") AS \"t\"");
	}

	@Test
	void rowsWithoutRowidsAreToldByTheirPrimaryKey() {
		Projection keyed = of("CREATE TABLE \"t \"\"x\" (k, n, v, PRIMARY KEY (n, k)) WITHOUT ROWID");
		assertThat(keyed.rowKey()).isEqualTo("quote(\"n\") || ', ' || quote(\"k\")");
		keyed.set("k", "1");
		assertThat(keyed.rowKey()).isEqualTo("quote(\"_dbmig_key_0\") || ', ' || quote(\"_dbmig_key_1\")");
		assertThat(keyed.rows()).isEqualTo("(SELECT \"n\" AS \"_dbmig_key_0\", \"k\" AS \"_dbmig_key_1\", "
				+ "(1\n) AS \"k\", \"n\" AS \"n\", \"v\" AS \"v\" FROM \"t \"\"x\") AS \"t \"\"x\"");
	}

	@Test
	void aColumnMayHideTheRowidAndTheNameOfTheKey() {
		Projection hiding = of("CREATE TABLE t (rowid, _dbmig_key_0)");
		hiding.set("rowid", "1");
		assertThat(hiding.rows()).isEqualTo("(SELECT _rowid_ AS \"__dbmig_key_0\", (1\n) AS \"rowid\", "
				+ "\"_dbmig_key_0\" AS \"_dbmig_key_0\" FROM \"t\") AS \"t\"");
		Projection keyless = of("CREATE TABLE t (rowid, _rowid_, oid)");
		assertThat(keyless.rowKey()).isEqualTo("NULL");
		keyless.set("oid", "1");
		assertThat(keyless.rows())
			.isEqualTo("(SELECT \"rowid\" AS \"rowid\", \"_rowid_\" AS \"_rowid_\", (1\n) AS \"oid\" FROM \"t\") AS "
					+ "\"t\"");
	}

}
