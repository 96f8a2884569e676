package io.github.dbmig.authoring;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.engine.MigrationEngineBuilder;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is proposed without a question, on a file with rows.
 */
class AutogenerateRowTests {

	private static final String WITHOUT_KEY = "CREATE TABLE t (x TEXT)";

	@TempDir
	Path folder;

	private SQLiteDataSource dataSource = new SQLiteDataSource();

	@ParameterizedTest
	@ValueSource(strings = { "id INTEGER PRIMARY KEY", "id INTEGER NOT NULL PRIMARY KEY",
			"id INTEGER, PRIMARY KEY (id)", "id INTEGER NOT NULL, CONSTRAINT pk PRIMARY KEY (id)",
			"id INTEGER CONSTRAINT pk PRIMARY KEY", "id INTEGER CONSTRAINT pk PRIMARY KEY AUTOINCREMENT" })
	void aKeyThatCountsComesWithItsValues(String key) throws SQLException {
		String withKey = "CREATE TABLE t (x TEXT, " + key + ")";
		MigrationEngine comes = engine("comes.db", WITHOUT_KEY, withKey);
		comes.upgrade("a");
		insert();
		comes.upgrade("b");
		assertThat(rows()).containsExactly("a 1", "b 2");
		MigrationEngine comesBack = engine("comesBack.db", withKey, WITHOUT_KEY);
		comesBack.upgrade("b");
		insert();
		comesBack.downgrade("a");
		assertThat(rows()).containsExactly("a 1", "b 2");
	}

	private MigrationEngine engine(String file, String old, String entities) {
		this.dataSource = new SQLiteDataSource();
		this.dataSource.setUrl("jdbc:sqlite:" + this.folder.resolve(file) + "?synchronous=OFF");
		Proposal proposal = Proposals.of(List.of(old), List.of(entities));
		RevisionGraph graph = RevisionGraph
			.of(List.of(StatementRevision.of("a", List.of(), StatementRevision.statements(List.of(old)), List.of()),
					StatementRevision.of("b", List.of("a"), operations(proposal.upgrade()),
							operations(proposal.downgrade()))));
		return new MigrationEngineBuilder(new SqliteDialect(), this.dataSource, () -> graph).build();
	}

	private static List<Operation> operations(List<Step> steps) {
		return steps.stream().map(Step::operation).toList();
	}

	private void insert() throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("INSERT INTO t (x) VALUES ('a'), ('b')");
		}
	}

	private List<String> rows() throws SQLException {
		List<String> rows = new ArrayList<>();
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement();
				ResultSet found = statement.executeQuery("SELECT x, id FROM t ORDER BY x")) {
			while (found.next()) {
				rows.add(found.getString(1) + " " + found.getString(2));
			}
		}
		return rows;
	}

}
