package io.github.dbmig.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code dbmig adopt}.
 */
class AdoptCommandTests {

	@TempDir
	Path folder;

	private Workshop workshop;

	@BeforeEach
	void prepare() {
		this.workshop = new Workshop(this.folder)
			.revision("aaaa1111", "-- revises:\n-- message: authors and books",
					"CREATE TABLE author (id INTEGER PRIMARY KEY);\n"
							+ "CREATE TABLE book (id INTEGER PRIMARY KEY, author_id INTEGER, "
							+ "CONSTRAINT fk_book_author FOREIGN KEY (author_id) REFERENCES author (id));",
					"DROP TABLE book;\nDROP TABLE author;")
			.database("data");
	}

	private void live(String... statements) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.workshop.file("data"));
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	@Test
	void aSchemaThatARevisionMakesIsStamped() throws Exception {
		live("CREATE TABLE author (id INTEGER PRIMARY KEY)",
				"CREATE TABLE book (id INTEGER PRIMARY KEY, author_id INTEGER, CONSTRAINT fk_book_author "
						+ "FOREIGN KEY (author_id) REFERENCES author (id))");
		assertThat(this.workshop.run("status")).isZero();
		assertThat(this.workshop.printed()).endsWith("Next      dbmig adopt --dry-run\n");
		assertThat(this.workshop.run("adopt", "--dry-run")).as(this.workshop::errors).isZero();
		assertThat(this.workshop.printed())
			.isEqualTo("Would be adopted at aaaa1111 \"authors and books\", whose schema it has.\n");
		assertThat(this.workshop.run("adopt")).isZero();
		assertThat(this.workshop.printed())
			.isEqualTo("Adopted at aaaa1111 \"authors and books\", whose schema it has.\n");
		assertThat(this.workshop.run("adopt")).isZero();
		assertThat(this.workshop.printed())
			.isEqualTo("Nothing to adopt: the database has a version already, or holds nothing.\n");
	}

	@Test
	void whatHibernateLeavesOutIsRepairedWithARemedyForTheRowsInTheWay() throws Exception {
		live("CREATE TABLE author (id INTEGER PRIMARY KEY)",
				"CREATE TABLE book (id INTEGER PRIMARY KEY, author_id INTEGER)", "INSERT INTO author VALUES (1)",
				"INSERT INTO book VALUES (1, 1), (2, 7)");
		assertThat(this.workshop.run("adopt")).isOne();
		assertThat(this.workshop.printed()).isEmpty();
		assertThat(this.workshop.errors()).contains("\"author_id\"", "id 2", "dbmig adopt --orphans book.author_id=");
		assertThat(this.workshop.run("adopt", "--orphans", "book.author_id=set-null")).as(this.workshop::errors)
			.isZero();
		assertThat(this.workshop.printed()).startsWith("Adopted at aaaa1111 \"authors and books\".\nRepaired:\n")
			.contains("\"author_id\"", "The database as it was: " + this.workshop.file("data"));
		try (Stream<Path> files = Files.list(this.folder)) {
			assertThat(files.filter((file) -> file.toString().endsWith(".backup"))).hasSize(1);
		}
		assertThat(this.workshop.run("current")).isZero();
		assertThat(this.workshop.printed()).isEqualTo("aaaa1111 \"authors and books\" (head)\n");
	}

	@Test
	void remediesThatCantBeReadAreRefused() {
		assertThat(this.workshop.run("adopt", "--orphans", "book.author_id=drop")).isOne();
		assertThat(this.workshop.errors()).isEqualTo("""
				--orphans book.author_id=drop can't be read.
				Write --orphans table.column=delete, or --orphans table.column=set-null.
				""");
		assertThat(this.workshop.run("adopt", "--backfill", "book.author_id")).isOne();
		assertThat(this.workshop.errors()).isEqualTo("""
				--backfill book.author_id can't be read.
				Write --backfill table.column=EXPR, such as --backfill "book.isbn=''".
				""");
	}

}
