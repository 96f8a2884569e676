package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.dbmig.dialect.ProgressListener;
import io.github.dbmig.operation.AlterTableSpec;
import io.github.dbmig.operation.OperationRecorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A plan that does more than it says is refused, whoever made it.
 */
class TableAlterationTests {

	private Connection connection;

	@BeforeEach
	void open() throws SQLException {
		this.connection = DriverManager.getConnection("jdbc:sqlite::memory:");
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)");
			statement.execute("CREATE TABLE child (t REFERENCES t)");
			statement.execute("CREATE TABLE other (a)");
			statement.execute("INSERT INTO t VALUES (1, 'x'), (2, 'y')");
			statement.execute("INSERT INTO child VALUES (1), (2)");
			statement.execute("INSERT INTO other VALUES (1)");
		}
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
	}

	@Test
	void whatOnlyChangesTheSchemaWritesNoRow() {
		alter((t) -> t.renameColumn("a", "b"));
		assertThat(new Sql(this.connection).number("SELECT count(*) FROM t WHERE b > ''")).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "DELETE FROM child WHERE t = 1", "UPDATE t SET b = b", "INSERT INTO other VALUES (2)" })
	void aRowThatIsWrittenWhereOnlyTheSchemaWasToChangeIsSeen(String unplanned) {
		assertThatExceptionOfType(RebuildException.class)
			.isThrownBy(() -> alter((t) -> t.renameColumn("a", "b"), unplanned))
			.withMessageContaining(
					"The table \"t\" was changed, and the result was refused: rows were written, and only "
							+ "the schema was to change.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "DELETE FROM child WHERE t = 1", "DELETE FROM t WHERE id = 2" })
	void rowsThatAreMissingAreSeenWhereRowsAreWritten(String unplanned) {
		assertThatExceptionOfType(RebuildException.class).isThrownBy(() -> alter((t) -> t.dropColumn("a"), unplanned))
			.withMessageContaining("it or a table that refers to it has another number of rows");
	}

	private void alter(Consumer<AlterTableSpec> changes, String... unplanned) {
		Sql sql = new Sql(this.connection);
		TablePlanning planning = new TablePlanning(sql, new DependantPolicy(sql, (scratch) -> {
		}));
		TablePlan plan = planning.ahead(OperationRecorder.record((op) -> op.alterTable("t", changes))).orElseThrow();
		assertThat(plan.rebuild()).isNull();
		List<String> statements = new ArrayList<>(plan.statements());
		statements.addAll(List.of(unplanned));
		new TableAlteration(sql,
				new TablePlan(plan.before(), plan.after(), plan.drops(), statements, plan.renames(), null,
						plan.reasons(), plan.rewritesRows(), plan.touchesKeys()),
				new RebuildOptions(true, ProgressListener.none()))
			.run();
	}

}
