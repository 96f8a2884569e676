package io.github.dbmig.compare;

import java.util.List;
import java.util.Map;

import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ModelScope}, {@link WantedSchema} and {@link TablePatterns}.
 */
class ModelScopeTests {

	private static final String BOOK = "CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT NOT NULL, a TEXT, "
			+ "b INTEGER, p_id BIGINT);";

	private static final String PARENT = "CREATE TABLE p (id INTEGER PRIMARY KEY);";

	private final Schemas schemas = new Schemas();

	private final ModelScope scope = scope();

	private static ModelScope scope(String... excluded) {
		return new ModelScope(TablePatterns.of(List.of(excluded)), List.of("dbmig_version", "dbmig_history"));
	}

	@AfterEach
	void close() {
		this.schemas.close();
	}

	private List<String> pending(ModelScope scope, String entities, String revisions, Renames renames) {
		return scope.pending(Schemas.of(entities), Schemas.of(revisions), renames, this.schemas.sql())
			.stream()
			.map(DifferenceText::asChange)
			.toList();
	}

	private List<String> pending(String entities, String revisions) {
		return pending(this.scope, entities, revisions, Renames.none());
	}

	private List<String> drift(String revisions, String live) {
		return this.scope.drift(Schemas.of(revisions), null, Schemas.of(live), this.schemas.sql())
			.stream()
			.map(DifferenceText::asDrift)
			.toList();
	}

	private static List<String> unmanaged(ModelScope scope, Schema revisions, String live) {
		return scope.unmanaged(revisions, null, Schemas.of(live)).stream().map(UnmanagedObject::describe).toList();
	}

	@ParameterizedTest
	@CsvSource({ "audit_*,audit_log,true", "audit_*,AUDIT_,true", "audit_*,xaudit_log,false", "t?,t1,true",
			"t?,t,false", "t?,t12,false", "T,t,true", "a.b,axb,false", "*,anything,true", "ä*,ÄX,false",
			"' x ',x,true" })
	void patternsAreGlobs(String pattern, String name, boolean matches) {
		assertThat(TablePatterns.of(List.of("", pattern)).matches(name)).isEqualTo(matches);
	}

	@Test
	void noPatternMatchesNothing() {
		assertThat(TablePatterns.of(List.of(" ")).matches("")).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			CREATE INDEX i ON book (title) WHERE b > 0
			CREATE UNIQUE INDEX i ON book (title) WHERE b > 0
			CREATE INDEX i ON book (lower(title))
			CREATE INDEX i ON book (title COLLATE NOCASE)
			CREATE VIEW v AS SELECT title FROM book
			CREATE TRIGGER tr AFTER INSERT ON book BEGIN SELECT 1; END
			CREATE VIRTUAL TABLE book_fts USING fts5(title)
			CREATE TABLE book_quarantine (id INTEGER)
			""")
	void whatEntitiesDontSpeakOfStays(String made) {
		assertThat(pending(BOOK, BOOK + made)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a TEXT            | a TEXT DEFAULT 'x'
			a TEXT            | a TEXT COLLATE NOCASE
			a TEXT            | a TEXT AS (upper(title))
			title TEXT NOT NULL | title TEXT NOT NULL ON CONFLICT IGNORE
			id INTEGER PRIMARY KEY | id INTEGER PRIMARY KEY AUTOINCREMENT
			p_id BIGINT       | p_id BIGINT REFERENCES p
			""")
	void whatColumnsHaveByHandStays(String said, String made) {
		assertThat(pending(PARENT + BOOK, PARENT + BOOK.replace(said, made))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a TEXT DEFAULT 'y' | a TEXT DEFAULT 'x' | change column "book"."a": default from 'x' to 'y'
			a TEXT COLLATE RTRIM | a TEXT COLLATE NOCASE | change column "book"."a": collation from NOCASE to RTRIM
			a TEXT             | a TEXT NOT NULL    | change column "book"."a": nullability from NOT NULL to NULL
			a TEXT             | a TEXT UNIQUE      | drop unique of "book" ("a")
			a TEXT             | a TEXT CHECK (a IN ('A')) | drop check of "book" (a IN ('A'))
			""")
	void whatEntitiesSayCounts(String said, String made, String change) {
		assertThat(pending(BOOK.replace("a TEXT", said), BOOK.replace("a TEXT", made))).containsExactly(change);
	}

	@Test
	void whatForeignKeysSayCounts() {
		String said = PARENT + BOOK.replace("p_id BIGINT", "p_id BIGINT REFERENCES p (id)");
		String words = "foreign key of \"book\" (\"p_id\") to \"p\" (\"id\")";
		assertThat(pending(said, said.replace("(id)", "(id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED")))
			.isEmpty();
		assertThat(pending(said, said.replace("(id)", "(id) ON DELETE CASCADE")))
			.containsExactly("drop " + words + " ON DELETE CASCADE", "add " + words);
		assertThat(pending(said.replace("REFERENCES p", "REFERENCES q").replace("TABLE p", "TABLE q"), said))
			.contains("drop " + words, "add foreign key of \"book\" (\"p_id\") to \"q\" (\"id\")", "drop table \"p\"");
	}

	@Test
	void aPlainIndexThatNoEntityNamesIsDropped() {
		assertThat(pending(BOOK, BOOK + "CREATE INDEX i ON book (title)"))
			.containsExactly("drop index \"i\" on \"book\" (\"title\")");
	}

	@Test
	void anIndexThatTheEntitiesNameIsCompared() {
		assertThat(
				pending(BOOK + "CREATE INDEX i ON book (title)", BOOK + "CREATE INDEX i ON book (title) WHERE b > 0"))
			.containsExactly("drop index \"i\" on \"book\" (\"title\") WHERE b > 0",
					"add index \"i\" on \"book\" (\"title\")");
	}

	@Test
	void aTableThatNoEntityMapsAnyMoreIsDropped() {
		assertThat(pending(PARENT, PARENT + BOOK + "CREATE TRIGGER tr AFTER INSERT ON book BEGIN SELECT 1; END"))
			.containsExactly("drop table \"book\"");
	}

	@Test
	void whatNeedsAColumnThatGoesDoesntStay() {
		String without = "CREATE TABLE book (id INTEGER PRIMARY KEY, a TEXT);";
		String with = "CREATE TABLE book (id INTEGER PRIMARY KEY, b TEXT, p_id BIGINT REFERENCES p, a TEXT AS (b));"
				+ "CREATE INDEX i ON book (a) WHERE b > 0";
		assertThat(pending(PARENT + without, PARENT + with)).containsExactly(
				"drop foreign key of \"book\" (\"p_id\") to \"p\"", "drop index \"i\" on \"book\" (\"a\") WHERE b > 0",
				"drop column \"book\".\"b\" TEXT", "drop column \"book\".\"p_id\" BIGINT",
				"change column \"book\".\"a\": value from generated as (b) VIRTUAL to stored");
	}

	@Test
	void aForeignKeyByHandGoesWithItsTable() {
		assertThat(pending(BOOK, PARENT + BOOK.replace("p_id BIGINT", "p_id BIGINT REFERENCES p")))
			.containsExactly("drop foreign key of \"book\" (\"p_id\") to \"p\"", "drop table \"p\"");
	}

	@Test
	void aUniqueIndexServesForAUnique() {
		String said = BOOK.replace("a TEXT", "a TEXT UNIQUE");
		assertThat(pending(said, BOOK + "CREATE UNIQUE INDEX ux ON book (a)")).isEmpty();
		assertThat(pending(said, BOOK + "CREATE UNIQUE INDEX ux ON book (a) WHERE b > 0"))
			.containsExactly("add unique of \"book\" (\"a\")");
		assertThat(pending(said, BOOK + "CREATE INDEX ix ON book (a)"))
			.containsExactly("drop index \"ix\" on \"book\" (\"a\")", "add unique of \"book\" (\"a\")");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			(a)    | a IS NOT NULL                       | true
			(a)    | ("A" NOTNULL)                       | true
			(a)    | a NOT NULL /* of course */          | true
			(a)    | [a] is not null                     | true
			(a)    | b IS NOT NULL                       | false
			(a)    | a IS NOT NULL AND b IS NOT NULL     | false
			(a)    | a IS NULL                           | false
			(a)    | NOT a IS NOT NULL                   | false
			(a)    | a IS NOT NULL AND a <> ''           | false
			(a)    | a IS NOT NULL OR b > 0              | false
			(a)    | (a IS NOT NULL) = 0                 | false
			(a)    | a IS NOT 'NULL'                     | false
			(a)    | a                                   | false
			(a, b) | a IS NOT NULL AND b IS NOT NULL     | true
			(b, a) | (a IS NOT NULL) AND (b IS NOT NULL) | true
			(a, b) | a IS NOT NULL OR b IS NOT NULL      | true
			(a, b) | a IS NOT NULL                       | true
			(a, b) | b IS NOT NULL                       | true
			(a, b) | title IS NOT NULL                   | false
			(a, b) | a IS NOT NULL AND b > 0             | false
			""")
	void aUniqueIndexOfTheRowsThatAUniqueLooksAtServesForIt(String columns, String condition, boolean serves) {
		String said = BOOK.replace("BIGINT)", "BIGINT, UNIQUE " + columns + ")");
		String made = BOOK + "CREATE UNIQUE INDEX ux ON book " + columns + " WHERE " + condition;
		if (serves) {
			assertThat(pending(said, made)).isEmpty();
		}
		else {
			assertThat(pending(said, made)).singleElement().asString().startsWith("add unique of \"book\" (");
		}
	}

	@Test
	void aColumnWithAShortNameIsNotTakenForAKey() {
		assertThat(pending("CREATE TABLE t (a TEXT UNIQUE, c TEXT)",
				"CREATE TABLE t (a TEXT, c TEXT); CREATE UNIQUE INDEX ux ON t (a) WHERE c IS NOT NULL"))
			.containsExactly("add unique of \"t\" (\"a\")");
	}

	@Test
	void aPartialUniqueIndexDoesntServeForAForeignKey() {
		String said = BOOK.replace("a TEXT", "a TEXT UNIQUE");
		String made = BOOK + "CREATE UNIQUE INDEX ux ON book (a) WHERE a IS NOT NULL;";
		String child = "CREATE TABLE child (id INTEGER PRIMARY KEY, book_a TEXT%s);";
		String key = " REFERENCES book (a)";
		String add = "add unique of \"book\" (\"a\")";
		assertThat(pending(said + child.formatted(""), made + child.formatted(""))).isEmpty();
		assertThat(pending(said + child.formatted(key), made + child.formatted(""))).containsExactly(add,
				"add foreign key of \"child\" (\"book_a\") to \"book\" (\"a\")");
		assertThat(pending(said + child.formatted(""), made + child.formatted(key))).containsExactly(add);
		assertThat(pending(said + child.formatted(" REFERENCES book (id)"), made + child.formatted("")))
			.containsExactly("add foreign key of \"child\" (\"book_a\") to \"book\" (\"id\")");
		assertThat(pending(said + child.formatted(key),
				BOOK + "CREATE UNIQUE INDEX ux ON book (a);" + child.formatted(key)))
			.isEmpty();
	}

	@Test
	void aKeyThatTheDatabaseCanGiveServesOneThatTheApplicationGives() {
		assertThat(
				pending("CREATE TABLE t (id BIGINT NOT NULL PRIMARY KEY)", "CREATE TABLE t (id INTEGER PRIMARY KEY)"))
			.isEmpty();
		assertThat(
				pending("CREATE TABLE t (id INTEGER PRIMARY KEY)", "CREATE TABLE t (id BIGINT NOT NULL PRIMARY KEY)"))
			.containsExactly("change column \"t\".\"id\": type from BIGINT to INTEGER");
	}

	@Test
	void aStrictTableByHandStaysWithTypesOfTheSameKind() {
		assertThat(pending("CREATE TABLE t (id INTEGER PRIMARY KEY, n VARCHAR(40), b BOOLEAN, d FLOAT, x BIGINT)",
				"CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT, b INTEGER, d REAL, x INT) STRICT"))
			.isEmpty();
		assertThat(pending("CREATE TABLE t (n VARCHAR(40))", "CREATE TABLE t (n INTEGER) STRICT"))
			.containsExactly("change column \"t\".\"n\": type from INTEGER to VARCHAR(40)");
	}

	@Test
	void anEntityMayBeMappedToAViewOrAVirtualTable() {
		assertThat(pending(BOOK + "CREATE TABLE v (title TEXT); CREATE TABLE fts (body TEXT)",
				BOOK + "CREATE VIEW v AS SELECT title FROM book; CREATE VIRTUAL TABLE fts USING fts5(body)"))
			.isEmpty();
	}

	@Test
	void aViewThatTheEntitiesSayIsCompared() {
		assertThat(pending(BOOK + "CREATE VIEW v AS SELECT id FROM book", BOOK + "CREATE VIEW v AS SELECT a FROM book"))
			.containsExactly("drop view \"v\"", "add view \"v\"");
	}

	@Test
	void whatStaysHasTheNewNames() {
		String made = """
				CREATE TABLE buch (id INTEGER PRIMARY KEY, titel TEXT DEFAULT 'x' COLLATE NOCASE, up TEXT AS (upper(titel)));
				CREATE INDEX ix ON buch (lower(titel)) WHERE titel <> '';
				CREATE TRIGGER tr AFTER UPDATE OF titel ON buch BEGIN DELETE FROM buch WHERE titel = new.titel; END;
				CREATE VIEW v AS SELECT titel FROM buch;
				""";
		assertThat(pending(this.scope, "CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, up TEXT)", made,
				new Renames(Map.of("buch", "book"), Map.of("book", Map.of("titel", "title")))))
			.containsExactly("rename table \"buch\" to \"book\"", "rename column \"book\".\"titel\" to \"title\"");
	}

	@Test
	void excludedTablesAreInNeitherSchema() {
		ModelScope excluding = scope("audit_*");
		assertThat(pending(excluding, BOOK + "CREATE TABLE audit_a (id INTEGER)",
				BOOK + "CREATE TABLE audit_b (id INTEGER); CREATE INDEX i ON audit_b (id)", Renames.none()))
			.isEmpty();
		assertThat(unmanaged(excluding, Schemas.of(BOOK + "CREATE TABLE audit_b (id INTEGER)"),
				BOOK + "CREATE TABLE audit_b (id INTEGER)"))
			.containsExactly("table \"audit_b\" (excluded)");
	}

	@Test
	@DisplayName("D19 a foreign key to an excluded table is still one")
	void d19() {
		ModelScope excluding = scope("p");
		assertThat(pending(excluding, PARENT + BOOK.replace("p_id BIGINT", "p_id BIGINT REFERENCES p (id)"),
				PARENT + BOOK, Renames.none()))
			.containsExactly("add foreign key of \"book\" (\"p_id\") to \"p\" (\"id\")");
	}

	@Test
	void driftIsAllThatTheDatabaseHasOtherwise() {
		assertThat(drift(PARENT + BOOK,
				BOOK.replace("a TEXT", "a TEXT DEFAULT 'x'") + "CREATE INDEX i ON book (title) WHERE b > 0;"
						+ "CREATE TRIGGER tr AFTER INSERT ON book BEGIN SELECT 1; END;"))
			.containsExactly("column \"book\".\"a\" differs: default is 'x' in the database and none in the revisions",
					"index \"i\" on \"book\" (\"title\") WHERE b > 0 is in the database but not in the revisions",
					"table \"p\" is in the revisions but not in the database",
					"trigger \"tr\" on \"book\" is in the database but not in the revisions");
	}

	@Test
	void whatNobodyKnowsIsLeftAloneAndListed() {
		String unknown = """
				CREATE TABLE dbmig_version (revision TEXT);
				CREATE TABLE DBMIG_HISTORY (revision TEXT);
				CREATE TABLE HT_book (id INTEGER);
				CREATE TABLE hte_book (id INTEGER);
				CREATE TABLE DATABASECHANGELOG (id INTEGER);
				CREATE TABLE DATABASECHANGELOGLOCK (id INTEGER);
				CREATE TABLE flyway_schema_history (id INTEGER);
				CREATE TABLE alembic_version (id INTEGER);
				CREATE TABLE book_quarantine (id INTEGER);
				CREATE TABLE notes (id INTEGER, n TEXT);
				CREATE INDEX ix_notes ON notes (n);
				CREATE TRIGGER tr AFTER INSERT ON notes BEGIN SELECT 1; END;
				CREATE VIRTUAL TABLE fts USING fts5(body);
				CREATE VIEW v AS SELECT title FROM book;
				ANALYZE;
				""";
		assertThat(drift(BOOK, BOOK + unknown)).isEmpty();
		assertThat(unmanaged(this.scope, Schemas.of(BOOK), BOOK + unknown)).containsExactly(
				"table \"HT_book\" (Hibernate's, for bulk changes)",
				"table \"hte_book\" (Hibernate's, for bulk changes)", "table \"DATABASECHANGELOG\" (Liquibase's)",
				"table \"DATABASECHANGELOGLOCK\" (Liquibase's)", "table \"flyway_schema_history\" (Flyway's)",
				"table \"alembic_version\" (Alembic's)", "table \"book_quarantine\" (rows in quarantine)",
				"table \"notes\" (in neither entities nor revisions)",
				"virtual table \"fts\" (in neither entities nor revisions)",
				"view \"v\" (in neither entities nor revisions)");
	}

	@Test
	void whatOnlyEntitiesKnowIsDrift() {
		Schema entities = Schemas.of(BOOK + PARENT);
		Schema revisions = Schemas.of(BOOK);
		Schema live = Schemas.of(BOOK + PARENT);
		assertThat(this.scope.drift(revisions, entities, live, this.schemas.sql())).extracting(DifferenceText::asDrift)
			.containsExactly("table \"p\" is in the database but not in the revisions");
		assertThat(this.scope.unmanaged(revisions, entities, live)).isEmpty();
	}

	@Test
	void theOwnTablesAreNotManaged() {
		assertThat(this.scope.managed(Schemas.of(BOOK + "CREATE TABLE dbmig_version (revision TEXT)")).tables())
			.extracting(Table::name)
			.containsExactly("book");
	}

}
