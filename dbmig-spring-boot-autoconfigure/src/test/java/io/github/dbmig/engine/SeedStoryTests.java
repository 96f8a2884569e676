package io.github.dbmig.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmig.MigrationEngine;
import io.github.dbmig.revision.MigrationFactory;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.revision.RevisionLoader;
import io.github.dbmig.sqlite.SqliteDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The story of "Fixing ALTER TABLE errors with Flask-Migrate and SQLite": the column
 * about_me is dropped from the users of a microblog, who follow and mention each other
 * and have posts that go with them.
 */
class SeedStoryTests {

	private static final String[] MICROBLOG = { """
			CREATE TABLE user (
				id INTEGER NOT NULL,
				username VARCHAR(64),
				email VARCHAR(120),
				password_hash VARCHAR(128),
				about_me VARCHAR(140),
				last_seen DATETIME DEFAULT CURRENT_TIMESTAMP,
				invited_by INTEGER REFERENCES user (id) ON DELETE SET NULL,
				PRIMARY KEY (id),
				UNIQUE (email)
			)""", "CREATE UNIQUE INDEX ix_user_username ON user (username)", """
			CREATE TABLE followers (
				follower_id INTEGER,
				followed_id INTEGER,
				FOREIGN KEY(followed_id) REFERENCES user (id) ON DELETE CASCADE,
				FOREIGN KEY(follower_id) REFERENCES user (id) ON DELETE CASCADE
			)""", """
			CREATE TABLE post (
				id INTEGER NOT NULL,
				body VARCHAR(140),
				timestamp DATETIME,
				user_id INTEGER,
				PRIMARY KEY (id),
				FOREIGN KEY(user_id) REFERENCES user (id) ON DELETE CASCADE
			)""", "CREATE INDEX ix_post_timestamp ON post (timestamp)" };

	private static final List<String> USERS = List.of("1|susan|susan@example.com|h1|2020-07-19|null",
			"2|john|john@example.com|h2|2020-07-20|1", "5|mary|null|h5|2020-07-21|2");

	@TempDir
	Path folder;

	private TestDatabase database;

	@BeforeEach
	void open() {
		this.database = TestDatabase.in(this.folder);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	private static TestRevision microblog() {
		return TestRevision.of("834b1a697901").up((op) -> List.of(MICROBLOG).forEach(op::execute));
	}

	private static TestRevision removeColumn() {
		return TestRevision.of("ec813e760b53", "834b1a697901")
			.up((op) -> op.alterTable("user", (t) -> t.dropColumn("about_me")))
			.down((op) -> op.alterTable("user",
					(t) -> t.addColumn("about_me", "VARCHAR(140)", (c) -> c.after("password_hash"))));
	}

	/**
	 * The revision as the article's readers would write it.
	 */
	private MigrationEngine sqlEngine() {
		try {
			Path revisions = Files.createDirectories(this.folder.resolve("revisions"));
			Files.writeString(revisions.resolve("834b1a697901_microblog.sql"), """
					-- revision: 834b1a697901
					-- message: microblog

					-- upgrade
					""" + String.join(";\n", MICROBLOG) + ";\n");
			Files.writeString(revisions.resolve("ec813e760b53_remove_a_column.sql"), """
					-- revision: ec813e760b53
					-- revises: 834b1a697901
					-- message: remove a column
					-- created: 2026-11-23T10:15:30Z

					-- upgrade
					ALTER TABLE user DROP COLUMN about_me;

					-- downgrade
					ALTER TABLE user ADD COLUMN about_me VARCHAR(140);
					""");
			RevisionGraph graph = new RevisionLoader(getClass().getClassLoader(), MigrationFactory.constructor())
				.load(List.of(), List.of("file:" + revisions));
			return new MigrationEngineBuilder(new SqliteDialect(), this.database.pool(), () -> graph)
				.access(this.database.access())
				.build();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void writeAsTheApplication(String... statements) {
		try (Connection connection = this.database.pool().getConnection();
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void holdsUsers() {
		writeAsTheApplication(
				"INSERT INTO user VALUES (1, 'susan', 'susan@example.com', 'h1', 'about susan', '2020-07-19', NULL), "
						+ "(2, 'john', 'john@example.com', 'h2', NULL, '2020-07-20', 1), "
						+ "(5, 'mary', NULL, 'h5', 'about mary', '2020-07-21', 2)",
				"INSERT INTO followers VALUES (1, 2), (2, 1), (5, 1)",
				"INSERT INTO post VALUES (1, 'first', '2020-07-19', 1), (2, 'second', '2020-07-20', 1), "
						+ "(9, 'third', '2020-07-21', 5)");
	}

	/** What has nothing to do with the column. */
	private Map<String, List<String>> theRest() {
		Map<String, List<String>> rest = new LinkedHashMap<>();
		for (String sql : List.of("SELECT * FROM followers ORDER BY 1, 2", "SELECT * FROM post ORDER BY id",
				"SELECT sql FROM sqlite_schema WHERE tbl_name <> 'user' AND name NOT LIKE 'dbmig%' ORDER BY name",
				"SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'user' ORDER BY name",
				"SELECT \"from\", \"table\", \"to\", on_delete FROM pragma_foreign_key_list('user')",
				"SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info('user') WHERE name <> 'about_me'",
				"PRAGMA integrity_check", "PRAGMA foreign_key_check")) {
			rest.put(sql, this.database.query(sql));
		}
		assertThat(this.database.query("SELECT id, username, email, password_hash, last_seen, invited_by FROM user"))
			.containsExactlyElementsOf(USERS);
		assertThat(this.database.connectionState()).containsEntry("foreign_keys", List.of("1"));
		return rest;
	}

	private List<String> columns() {
		return this.database.query("SELECT name FROM pragma_table_info('user')");
	}

	/** The application works on it as before. */
	private void worksAsBefore() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> writeAsTheApplication("INSERT INTO user(email) VALUES ('john@example.com')"))
			.withMessageContaining("UNIQUE constraint failed: user.email");
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> writeAsTheApplication("INSERT INTO user(username) VALUES ('john')"))
			.withMessageContaining("UNIQUE constraint failed: user.username");
		writeAsTheApplication("DELETE FROM user WHERE id = 1");
		assertThat(this.database.query("SELECT id FROM post")).containsExactly("9");
		assertThat(this.database.query("SELECT * FROM followers")).isEmpty();
		assertThat(this.database.query("SELECT id FROM user WHERE invited_by IS NULL")).containsExactly("2");
	}

	@Test
	void theColumnGoesAndNothingElse() {
		MigrationEngine engine = this.database.engine(microblog(), removeColumn());
		engine.upgrade("834b1a697901");
		holdsUsers();
		Map<String, List<String>> before = theRest();
		engine.upgrade("head");
		assertThat(columns()).containsExactly("id", "username", "email", "password_hash", "last_seen", "invited_by");
		assertThat(theRest()).isEqualTo(before);
		worksAsBefore();
	}

	@Test
	void theColumnComesBackAtItsOldPlace() {
		MigrationEngine engine = this.database.engine(microblog(), removeColumn());
		engine.upgrade("834b1a697901");
		holdsUsers();
		Map<String, List<String>> before = theRest();
		engine.upgrade("head");
		engine.downgrade("-1");
		assertThat(this.database.version()).containsExactly("834b1a697901");
		assertThat(this.database.query("SELECT name, type FROM pragma_table_info('user')")).containsExactly(
				"id|INTEGER", "username|VARCHAR(64)", "email|VARCHAR(120)", "password_hash|VARCHAR(128)",
				"about_me|VARCHAR(140)", "last_seen|DATETIME", "invited_by|INTEGER");
		assertThat(theRest()).isEqualTo(before);
		assertThat(this.database.query("SELECT count(*) FROM user WHERE about_me IS NULL")).containsExactly("3");
		worksAsBefore();
	}

	@Test
	void theSameRevisionInSql() {
		MigrationEngine engine = sqlEngine();
		engine.upgrade("834b1a697901");
		holdsUsers();
		Map<String, List<String>> before = theRest();
		engine.upgrade("head");
		assertThat(columns()).doesNotContain("about_me");
		assertThat(theRest()).isEqualTo(before);
		engine.downgrade("-1");
		assertThat(columns()).endsWith("about_me").hasSize(7);
		assertThat(theRest()).isEqualTo(before);
		engine.upgrade("head");
		worksAsBefore();
	}

	@Test
	void theColumnGoesByARebuildJustAsWell() {
		TestRevision rebuilding = TestRevision.of("ec813e760b53", "834b1a697901")
			.up((op) -> op.alterTable("user",
					(t) -> t.dropColumn("about_me").alterColumn("username", (c) -> c.notNull().defaultValue("'?'"))));
		MigrationEngine engine = this.database.engine(microblog(), rebuilding);
		engine.upgrade("834b1a697901");
		holdsUsers();
		engine.upgrade("head");
		assertThat(columns()).doesNotContain("about_me");
		assertThat(this.database.query("SELECT * FROM post ORDER BY id")).hasSize(3);
		theRest();
		worksAsBefore();
	}

	/** No five steps of recovery: what failed half-way has done nothing. */
	@Test
	void aRevisionThatFailsHalfWayLeavesNothingBehind() {
		TestRevision failing = TestRevision.of("ec813e760b53", "834b1a697901")
			.up((op) -> op.alterTable("user", (t) -> t.dropColumn("about_me"))
				.rebuildTable("post")
				.alterTable("post", (t) -> t.dropColumn("no such column")));
		this.database.engine(microblog()).upgrade("head");
		holdsUsers();
		Map<String, Object> before = this.database.dump();
		assertThatExceptionOfType(FailedRevisionException.class)
			.isThrownBy(() -> this.database.engine(microblog(), failing).upgrade("head"))
			.withMessageContaining("no such column")
			.withMessageContaining("Nothing was changed, the database is still at 834b1a697901");
		assertThat(this.database.dump()).isEqualTo(before);
		this.database.engine(microblog(), removeColumn()).upgrade("head");
		assertThat(columns()).doesNotContain("about_me");
	}

	@Test
	void theUnnamedConstraintGoesByWhatItIs() {
		TestRevision revision = TestRevision.of("ec813e760b53", "834b1a697901")
			.up((op) -> op.alterTable("user", (t) -> t.dropUnique("email").dropForeignKey("invited_by")))
			.down((op) -> op.alterTable("user", (t) -> t.addUnique(null, "email")
				.addForeignKey(null, (fk) -> fk.columns("invited_by").references("user", "id"))));
		MigrationEngine engine = this.database.engine(microblog(), revision);
		engine.upgrade("834b1a697901");
		holdsUsers();
		engine.upgrade("head");
		theRest();
		assertThat(this.database.query("SELECT name FROM pragma_index_list('user')"))
			.containsExactly("ix_user_username");
		assertThat(this.database.query("SELECT * FROM pragma_foreign_key_list('user')")).isEmpty();
		engine.downgrade("-1");
		assertThat(this.database.query("SELECT origin FROM pragma_index_list('user') ORDER BY origin"))
			.containsExactly("c", "u");
		assertThat(this.database.query("SELECT * FROM pragma_foreign_key_list('user')")).hasSize(1);
	}

}
