package io.github.dbmig.commandline;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the entities say beside what the revisions make.
 */
class CheckCommandTests {

	@TempDir
	Path folder;

	private Workshop workshop;

	@BeforeEach
	void prepare() {
		this.workshop = new Workshop(this.folder).books().database("data");
	}

	private void entities(boolean withPages) {
		this.workshop.entities((op) -> op.createTable("book", (table) -> {
			table.column("id", "INTEGER", (id) -> id.primaryKey()).column("isbn", "TEXT");
			if (withPages) {
				table.column("pages", "INTEGER");
			}
		}));
	}

	@Test
	void withoutEntitiesThereIsNothingToFind() {
		assertThat(this.workshop.run("check")).as(this.workshop::errors).isZero();
		assertThat(this.workshop.printed())
			.isEqualTo("The application has no entities to compare the revisions with.\n");
	}

	@Test
	void revisionsThatMakeWhatTheEntitiesSay() {
		entities(false);
		assertThat(this.workshop.run("check")).as(this.workshop::errors).isZero();
		assertThat(this.workshop.printed()).isEqualTo("The revisions make what the entities say.\n");
		assertThat(this.workshop.run("check", "--json")).isZero();
		assertThat(this.workshop.printed()).isEqualTo("{\"inSync\":true,\"hasModel\":true,\"changes\":[],"
				+ "\"drift\":[],\"unmanaged\":[],\"notes\":[],\"heads\":[\"bbbb2222\"]}\n");
		assertThat(this.workshop.run("status")).isZero();
		assertThat(this.workshop.printed()).contains("\nModel     in sync with the revisions\n");
		assertThat(this.workshop.file("data")).doesNotExist();
	}

	@Test
	void theStatusDoesntCountRows() throws SQLException {
		assertThat(this.workshop.run("upgrade")).isZero();
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.workshop.file("data"));
				Statement statement = connection.createStatement()) {
			statement.execute("INSERT INTO book (isbn) VALUES ('x')");
		}
		this.workshop.entities(
				(op) -> op.createTable("book", (table) -> table.column("id", "INTEGER", (id) -> id.primaryKey())));
		String change = "{\"object\":\"book\",\"description\":\"drop column \\\"book\\\".\\\"isbn\\\" TEXT\","
				+ "\"effects\":[%s]}";
		assertThat(this.workshop.run("check", "--json")).isEqualTo(3);
		assertThat(this.workshop.printed()).contains(change.formatted("\"1 value that is not null is lost\""));
		assertThat(this.workshop.run("status", "--json")).isZero();
		assertThat(this.workshop.printed()).contains(change.formatted(""));
		assertThat(this.workshop.run("status")).isZero();
		assertThat(this.workshop.printed()).contains("1 change that no revision makes yet (dbmig check tells)");
	}

	@Test
	void aMissingRevision() {
		entities(true);
		assertThat(this.workshop.run("check")).as(this.workshop::errors).isEqualTo(3);
		assertThat(this.workshop.printed()).isEqualTo("""
				The entities say what no revision makes yet:
				  - add column "book"."pages" INTEGER
				Write it with: dbmig revision --autogenerate -m "..."
				""");
		assertThat(this.workshop.run("check", "--json")).isEqualTo(3);
		assertThat(this.workshop.printed()).isEqualTo("{\"inSync\":false,\"hasModel\":true,\"changes\":["
				+ "{\"object\":\"book\",\"description\":\"add column \\\"book\\\".\\\"pages\\\" INTEGER\","
				+ "\"effects\":[]}],\"drift\":[],\"unmanaged\":[],\"notes\":[],\"heads\":[\"bbbb2222\"]}\n");
		assertThat(this.workshop.run("check", "-q")).isEqualTo(3);
		assertThat(this.workshop.printed()).isEmpty();
		assertThat(this.workshop.file("data")).doesNotExist();
	}

	@Test
	void theStatusTellsThatARevisionIsMissing() {
		entities(true);
		this.workshop.run("upgrade");
		assertThat(this.workshop.run("status")).as(this.workshop::errors).isZero();
		assertThat(this.workshop.printed()).isEqualTo("""
				Database  %s
				Current   bbbb2222 "isbn" (head)
				Pending   nothing
				Model     1 change that no revision makes yet (dbmig check tells)
				Next      dbmig revision --autogenerate -m "..."
				""".formatted(this.workshop.file("data")));
		assertThat(this.workshop.run("status", "--json")).isZero();
		assertThat(this.workshop.printed()).contains("\"model\":{\"inSync\":false,\"hasModel\":true,\"changes\":[{");
	}

	@Test
	void driftAndWhatIsUnmanagedAreToldApart() throws Exception {
		entities(false);
		this.workshop.run("upgrade");
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.workshop.file("data"));
				Statement statement = connection.createStatement()) {
			statement.execute("ALTER TABLE book ADD COLUMN shelf TEXT");
			statement.execute("CREATE TABLE other (a)");
		}
		assertThat(this.workshop.run("check")).as(this.workshop::errors).isZero();
		assertThat(this.workshop.printed()).startsWith("""
				The revisions make what the entities say.

				The database is not what its revisions made:
				  - column "book"."shelf" TEXT is in the database but not in the revisions

				Neither entities nor revisions know, and dbmig leaves alone: table "other" (\
				""");
		assertThat(this.workshop.run("status")).isZero();
		assertThat(this.workshop.printed()).contains("""

				Model     in sync with the revisions
				          the database is not what its revisions made (dbmig check tells)
				""");
	}

	@Test
	void entitiesThatCanNotBeReadSpoilTheCheckAndNotTheStatus() {
		this.workshop.entities((op) -> op.createIndex("ix", "nowhere", (index) -> index.column("a")));
		assertThat(this.workshop.run("check")).isOne();
		assertThat(this.workshop.printed()).isEmpty();
		assertThat(this.workshop.run("status")).as(this.workshop::errors).isZero();
		assertThat(this.workshop.printed()).contains("Current   base\n", "\nModel     not compared: ");
	}

}
