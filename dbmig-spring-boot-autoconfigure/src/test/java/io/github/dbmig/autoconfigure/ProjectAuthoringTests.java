package io.github.dbmig.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dbmig.authoring.Answers;
import io.github.dbmig.authoring.Proposal;
import io.github.dbmig.authoring.ProposalSource;
import io.github.dbmig.authoring.QuestionAsker;
import io.github.dbmig.authoring.Step;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.jpa.DeclaredRenames;
import io.github.dbmig.jpa.EntityModel;
import io.github.dbmig.operation.OperationRecorder;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.SqlRevisionText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

import org.springframework.boot.context.properties.bind.Binder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProjectAuthoring}.
 */
class ProjectAuthoringTests {

	private static final String BOOK = "CREATE TABLE \"book\" (\"id\" INTEGER PRIMARY KEY, \"title\" TEXT)";

	private final EntityModel entities = new EntityModel(
			OperationRecorder.record((op) -> op.createTable("volume",
					(t) -> t.column("id", "INTEGER", (c) -> c.primaryKey())
						.column("name", "TEXT", (c) -> c.notNull())
						.unique("uq_name", "name"))),
			new DeclaredRenames(Map.of("book", "volume"), Map.of("volume", Map.of("title", "name")), List.of()),
			List.of(), List.of());

	@TempDir
	Path folder;

	@Test
	void rowsAreCountedUnderTheNamesThatTheyHave() throws SQLException {
		SQLiteDataSource dataSource = dataSource();
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(BOOK);
			statement.execute("INSERT INTO \"book\" (\"title\") VALUES ('a'), ('a'), (NULL)");
		}
		assertThat(propose(dataSource).upgrade()).extracting(Step::comments)
			.containsExactly(List.of(),
					List.of("1 of 3 rows has no \"title\"", "2 of 3 rows share their values with others"));
	}

	@Test
	void nothingIsCountedInADatabaseThatIsNotThere() {
		assertThat(propose(dataSource()).upgrade()).extracting(Step::comments).containsExactly(List.of(), List.of());
		assertThat(this.folder).isEmptyDirectory();
	}

	private Proposal propose(SQLiteDataSource dataSource) {
		ProposalSource proposals = ProjectAuthoring.proposals(() -> Optional.of(this.entities),
				new Binder(List.of()).bindOrCreate("dbmig", DbmigProperties.class), dataSource,
				DatabaseAccess.defaults());
		RevisionGraph graph = RevisionGraph
			.of(List.of(SqlRevisionText.read("-- revision: a\n-- upgrade\n" + BOOK + ";\n", "a.sql")));
		return proposals.propose(graph, List.of("a"), Answers.of(List.of(), List.of(), List.of("volume.name=''")),
				QuestionAsker.nobody());
	}

	private SQLiteDataSource dataSource() {
		SQLiteDataSource dataSource = new SQLiteDataSource();
		dataSource.setUrl("jdbc:sqlite:" + this.folder.resolve("app.db"));
		return dataSource;
	}

}
