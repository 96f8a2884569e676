package io.github.dbmig.compare;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.dbmig.authoring.AppliedProposal;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.Table;
import io.github.dbmig.sql.SqlScript;
import io.github.dbmig.sqlite.SqliteDialect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cases of the comparison, each under its number. Those that are not about two
 * schemas have their tests elsewhere.
 */
class DifferenceCaseTests {

	private final Schemas schemas = new Schemas();

	@AfterEach
	void close() {
		this.schemas.close();
	}

	/**
	 * Every pair of schemas is one of D35 too. Where it can't be, the schemas are
	 * compared alone: entities make no virtual tables, and dbmig has no operation for a
	 * column without a type.
	 */
	private List<String> changes(String from, String to) {
		assertThat(AppliedProposal.comparedAgain(statements(from), statements(to))).as("D35 %s to %s", from, to)
			.isEmpty();
		return this.schemas.changes(from, to);
	}

	private static List<String> statements(String script) {
		return SqlScript.statements(script).stream().map(SqlScript.Statement::text).toList();
	}

	private void same(String one, String other) {
		assertThat(changes(one, other)).as("%s to %s", one, other).isEmpty();
		assertThat(changes(other, one)).as("%s to %s", other, one).isEmpty();
	}

	@Test
	@DisplayName("D1 a table more is added, with its indexes, parents before children")
	void d1() {
		assertThat(changes("CREATE TABLE a (id INTEGER PRIMARY KEY)", """
				CREATE TABLE a (id INTEGER PRIMARY KEY);
				CREATE TABLE b (id INTEGER PRIMARY KEY, n TEXT);
				CREATE INDEX ix_n ON b (n);
				CREATE TABLE c (id INTEGER PRIMARY KEY, b_id INTEGER REFERENCES b);
				""")).containsExactly("add table \"b\"", "add index \"ix_n\" on \"b\" (\"n\")", "add table \"c\"");
	}

	@Test
	@DisplayName("D2 a table less is dropped, its indexes and triggers with it, children before parents")
	void d2() {
		assertThat(changes("""
				CREATE TABLE a (id INTEGER PRIMARY KEY);
				CREATE TABLE b (id INTEGER PRIMARY KEY, n TEXT);
				CREATE INDEX ix_n ON b (n);
				CREATE TRIGGER tr AFTER INSERT ON b BEGIN DELETE FROM a; END;
				CREATE TABLE c (id INTEGER PRIMARY KEY, b_id INTEGER REFERENCES b);
				""", "CREATE TABLE a (id INTEGER PRIMARY KEY)")).containsExactly("drop table \"c\"",
				"drop table \"b\"");
	}

	@Test
	@DisplayName("D3 the tables in which a virtual table keeps its data are no differences")
	void d3() {
		String fts = "CREATE VIRTUAL TABLE note_fts USING fts5(body)";
		assertThat(this.schemas.changes("", fts)).containsExactly("add virtual table \"note_fts\"");
		assertThat(this.schemas.changes(fts, "")).containsExactly("drop virtual table \"note_fts\"");
		assertThat(this.schemas.changes(fts, "CREATE VIRTUAL TABLE note_fts USING fts5(title, body)"))
			.containsExactly("drop virtual table \"note_fts\"", "add virtual table \"note_fts\"");
		assertThat(this.schemas.changes(fts, "create virtual table NOTE_FTS using FTS5( body )")).isEmpty();
		assertThat(this.schemas.changes("create virtual table NOTE_FTS using FTS5( body )", fts)).isEmpty();
		same("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)",
				"CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT); ANALYZE");
	}

	@Test
	@DisplayName("D4 a column is added or dropped, and NULL is refused or not")
	void d4() {
		String without = "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)";
		String with = "CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT NOT NULL, a TEXT)";
		assertThat(changes(without, with)).containsExactly("add column \"t\".\"b\" TEXT NOT NULL");
		assertThat(changes(with, without)).containsExactly("drop column \"t\".\"b\" TEXT NOT NULL");
		String refused = "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL)";
		assertThat(changes(without, refused))
			.containsExactly("change column \"t\".\"a\": nullability from NULL to NOT NULL");
		assertThat(changes(refused, without))
			.containsExactly("change column \"t\".\"a\": nullability from NOT NULL to NULL");
	}

	@ParameterizedTest
	@DisplayName("D5 types that are the same")
	@CsvSource(delimiter = '|', textBlock = """
			VARCHAR(30)   | varchar(30)
			VARCHAR(30)   | VARCHAR ( 30 )
			VARCHAR(30)   | character varying(30)
			VARCHAR(30)   | VARCHAR
			VARCHAR       | TEXT
			CLOB          | TEXT
			CHAR          | char(1)
			DECIMAL(10,5) | DECIMAL(10)
			DECIMAL(10,5) | NUMERIC(10, 5)
			INTEGER       | integer
			BOOLEAN       | bool
			FLOAT         | DOUBLE PRECISION
			REAL          | float(53)
			TIMESTAMP     | datetime
			TIMESTAMP(6)  | timestamp
			BLOB          | blob(16)
			""")
	void d5(String one, String other) {
		same("CREATE TABLE t (a " + one + ")", "CREATE TABLE t (a " + other + ")");
	}

	@ParameterizedTest
	@DisplayName("D6 types that are not the same")
	@CsvSource(delimiter = '|', textBlock = """
			VARCHAR(30)   | VARCHAR(40)
			VARCHAR(40)   | VARCHAR(30)
			TEXT          | VARCHAR(255)
			VARCHAR(30)   | CHAR(30)
			DECIMAL(10,5) | DECIMAL(10,6)
			DECIMAL(10,5) | NUMERIC(12,5)
			DECIMAL(10,5) | DATETIME
			DATE          | TIMESTAMP
			BOOLEAN       | INTEGER
			INTEGER       | VARCHAR(20)
			INTEGER       | REAL
			BLOB          | TEXT
			""")
	void d6(String one, String other) {
		assertThat(changes("CREATE TABLE t (a " + one + ")", "CREATE TABLE t (a " + other + ")"))
			.containsExactly("change column \"t\".\"a\": type from " + one + " to " + other);
	}

	@ParameterizedTest
	@DisplayName("D7 integers are integers")
	@CsvSource({ "INT,INTEGER", "INTEGER,bigint", "BIGINT,smallint", "TINYINT(1),BIGINT", "INT8,UNSIGNED BIG INT" })
	void d7(String one, String other) {
		same("CREATE TABLE t (a " + one + ")", "CREATE TABLE t (a " + other + ")");
	}

	@Test
	@DisplayName("D7 but a key that SQLite gives is another than one that it doesn't give")
	void d7Keys() {
		assertThat(
				changes("CREATE TABLE t (id BIGINT NOT NULL PRIMARY KEY)", "CREATE TABLE t (id INTEGER PRIMARY KEY)"))
			.containsExactly("change column \"t\".\"id\": type from BIGINT to INTEGER");
		assertThat(this.schemas.changes("CREATE TABLE t (id, n TEXT, PRIMARY KEY (id))",
				"CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT)"))
			.containsExactly("change column \"t\".\"id\": type from none to INTEGER");
		same("CREATE TABLE t (id integer not null, n TEXT, PRIMARY KEY (id))",
				"CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT)");
		same("CREATE TABLE t (id BIGINT NOT NULL PRIMARY KEY)", "CREATE TABLE t (id INT NOT NULL, PRIMARY KEY (id))");
	}

	@ParameterizedTest
	@DisplayName("D8 defaults that are not the same")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			TEXT    | 'a'       | 'b'
			INTEGER | 15        | 20
			TEXT    | '//slash' | 's//l//ash'
			REAL    | 5.2       | 5.3
			TEXT    | '1'       | '1.0'
			TEXT    | 'a'       | 'A'
			TEXT    | (datetime('now')) | (datetime('now', 'localtime'))
			INTEGER | 1         | x'31'
			TEXT    | CURRENT_TIME | CURRENT_TIMESTAMP
			""")
	void d8(String type, String one, String other) {
		assertThat(changes("CREATE TABLE t (a " + type + " DEFAULT " + one + ")",
				"CREATE TABLE t (a " + type + " DEFAULT " + other + ")"))
			.hasSize(1)
			.first()
			.asString()
			.startsWith("change column \"t\".\"a\": default from ");
	}

	@Test
	@DisplayName("D8 a default that is there or not")
	void d8Silence() {
		assertThat(changes("CREATE TABLE t (a TEXT)", "CREATE TABLE t (a TEXT DEFAULT 'x')"))
			.containsExactly("change column \"t\".\"a\": default from none to 'x'");
		assertThat(changes("CREATE TABLE t (a TEXT DEFAULT '')", "CREATE TABLE t (a TEXT)"))
			.containsExactly("change column \"t\".\"a\": default from '' to none");
	}

	@ParameterizedTest
	@DisplayName("D9 defaults that are the same")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			BOOLEAN | false | 0
			BOOLEAN | true  | (1)
			TEXT    | 'has '' quote' | ('has '' quote')
			TEXT    | CURRENT_TIMESTAMP | (current_timestamp)
			TEXT    | (datetime('now')) | (DATETIME( 'now' ))
			INTEGER | -1    | (-1)
			INTEGER | +1    | 1
			INTEGER | 1.0   | 1
			INTEGER | '1'   | 1
			INTEGER | 0x10  | 16
			REAL    | 1     | 1.0
			TEXT    | 'x'   | "x"
			TEXT    | x     | 'x'
			TEXT    | 12    | '12'
			INTEGER | (60 * 60) | 3600
			BLOB    | x'0a' | X'0A'
			""")
	void d9(String type, String one, String other) {
		same("CREATE TABLE t (a " + type + " DEFAULT " + one + ")",
				"CREATE TABLE t (a " + type + " DEFAULT " + other + ")");
	}

	@Test
	@DisplayName("D9 DEFAULT NULL is no default")
	void d9Null() {
		same("CREATE TABLE t (a TEXT DEFAULT NULL)", "CREATE TABLE t (a TEXT)");
	}

	@Test
	@DisplayName("D10 whoever judges the SQL says that types differ, are the same, or what is usual")
	void d10() {
		Schema from = Schemas.of("CREATE TABLE t (a VARCHAR(30), b TEXT, c TEXT)");
		Schema to = Schemas.of("CREATE TABLE t (a VARCHAR(40), b CLOB, c DATE)");
		assertThat(changes(from, to, null)).containsExactly(
				"change column \"t\".\"a\": type from VARCHAR(30) to VARCHAR(40)",
				"change column \"t\".\"c\": type from TEXT to DATE");
		assertThat(changes(from, to, true)).isEmpty();
		assertThat(changes(from, to, false)).containsExactly(
				"change column \"t\".\"a\": type from VARCHAR(30) to VARCHAR(40)",
				"change column \"t\".\"b\": type from TEXT to CLOB",
				"change column \"t\".\"c\": type from TEXT to DATE");
	}

	private List<String> changes(Schema from, Schema to, @Nullable Boolean same) {
		return SchemaDiff.between(from, to, Renames.none(), new Judge(this.schemas.sql(), same))
			.stream()
			.map(DifferenceText::asChange)
			.toList();
	}

	@Test
	@DisplayName("D11 an index is added, dropped, changed in columns, order or uniqueness")
	void d11() {
		String table = "CREATE TABLE t (a TEXT, b TEXT);";
		assertThat(changes(table, table + "CREATE INDEX i ON t (a)"))
			.containsExactly("add index \"i\" on \"t\" (\"a\")");
		assertThat(changes(table + "CREATE INDEX i ON t (a)", table))
			.containsExactly("drop index \"i\" on \"t\" (\"a\")");
		assertThat(changes(table + "CREATE INDEX i ON t (a)", table + "CREATE INDEX i ON t (b)"))
			.containsExactly("drop index \"i\" on \"t\" (\"a\")", "add index \"i\" on \"t\" (\"b\")");
		assertThat(changes(table + "CREATE INDEX i ON t (a, b)", table + "CREATE INDEX i ON t (b, a)"))
			.containsExactly("drop index \"i\" on \"t\" (\"a\", \"b\")", "add index \"i\" on \"t\" (\"b\", \"a\")");
		assertThat(changes(table + "CREATE INDEX i ON t (a)", table + "CREATE UNIQUE INDEX i ON t (a)"))
			.containsExactly("drop index \"i\" on \"t\" (\"a\")", "add unique index \"i\" on \"t\" (\"a\")");
	}

	@Test
	@DisplayName("D12 a condition, an expression, DESC and COLLATE of an index count")
	void d12() {
		index("(a) WHERE b > 0", "(a) WHERE b > 1", "(\"a\") WHERE b > 0", "(\"a\") WHERE b > 1");
		index("(a) WHERE b > 0", "(a)", "(\"a\") WHERE b > 0", "(\"a\")");
		index("(lower(a))", "(upper(a))", "(lower(a))", "(upper(a))");
		index("(a)", "(a DESC)", "(\"a\")", "(\"a\" DESC)");
		index("(a)", "(a COLLATE NOCASE)", "(\"a\")", "(\"a\" COLLATE NOCASE)");
	}

	private void index(String from, String to, String wordsFrom, String wordsTo) {
		String table = "CREATE TABLE t (a TEXT, b INTEGER);CREATE INDEX i ON t ";
		assertThat(changes(table + from, table + to)).containsExactly("drop index \"i\" on \"t\" " + wordsFrom,
				"add index \"i\" on \"t\" " + wordsTo);
	}

	@ParameterizedTest
	@DisplayName("D13 an index that is only written otherwise")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			CREATE INDEX i ON t (a)                | create index I on T ("A" asc)
			CREATE INDEX i ON t (lower(a))         | CREATE INDEX i ON t (LOWER( "a" ))
			CREATE INDEX a ON t (a)                | CREATE INDEX "a" ON t (a)
			CREATE INDEX i ON t (a) WHERE b > 0    | CREATE INDEX i ON t (a) WHERE ("b">0)
			CREATE INDEX i ON t (a COLLATE BINARY) | CREATE INDEX i ON t (a)
			CREATE INDEX i ON t (c COLLATE NOCASE) | CREATE INDEX i ON t (c)
			CREATE INDEX ix_t_a ON t (a)           | CREATE INDEX other ON t (a)
			""")
	void d13(String one, String other) {
		String table = "CREATE TABLE t (a TEXT, b INTEGER, c TEXT COLLATE NOCASE);";
		same(table + one, table + other);
	}

	@Test
	@DisplayName("D14 a unique is added, dropped, changed; the order of its columns is nothing")
	void d14() {
		assertThat(changes("CREATE TABLE t (a TEXT)", "CREATE TABLE t (a TEXT, CONSTRAINT u UNIQUE (a))"))
			.containsExactly("add unique \"u\" of \"t\" (\"a\")");
		assertThat(changes("CREATE TABLE t (a TEXT, CONSTRAINT u UNIQUE (a))", "CREATE TABLE t (a TEXT)"))
			.containsExactly("drop unique \"u\" of \"t\" (\"a\")");
		assertThat(changes("CREATE TABLE t (a TEXT, b TEXT, CONSTRAINT u UNIQUE (a))",
				"CREATE TABLE t (a TEXT, b TEXT, CONSTRAINT u UNIQUE (a, b))"))
			.containsExactly("drop unique \"u\" of \"t\" (\"a\")", "add unique \"u\" of \"t\" (\"a\", \"b\")");
		same("CREATE TABLE t (a TEXT, b TEXT, UNIQUE (a, b))", "CREATE TABLE t (a TEXT, b TEXT, UNIQUE (b, a))");
	}

	@Test
	@DisplayName("D15 a unique is known by its columns, not by its name")
	void d15() {
		same("CREATE TABLE t (a TEXT, b TEXT, UNIQUE (b))",
				"CREATE TABLE t (a TEXT, b TEXT, CONSTRAINT uq_b UNIQUE (b))");
		same("CREATE TABLE t (a TEXT, b TEXT UNIQUE)", "CREATE TABLE t (a TEXT, b TEXT, CONSTRAINT uq_b UNIQUE (b))");
		same("CREATE TABLE t (a TEXT UNIQUE, UNIQUE (a))", "CREATE TABLE t (a TEXT UNIQUE)");
		same("CREATE TABLE t (id INTEGER PRIMARY KEY UNIQUE)", "CREATE TABLE t (id INTEGER PRIMARY KEY)");
	}

	@Test
	@DisplayName("D16 a unique without a name is dropped")
	void d16() {
		assertThat(changes("CREATE TABLE t (a TEXT, b TEXT UNIQUE)", "CREATE TABLE t (a TEXT, b TEXT)"))
			.containsExactly("drop unique of \"t\" (\"b\")");
	}

	@Test
	@DisplayName("D17 a unique index is no unique constraint")
	void d17() {
		assertThat(
				changes("CREATE TABLE t (a TEXT UNIQUE)", "CREATE TABLE t (a TEXT); CREATE UNIQUE INDEX ux ON t (a)"))
			.containsExactly("drop unique of \"t\" (\"a\")", "add unique index \"ux\" on \"t\" (\"a\")");
		assertThat(
				changes("CREATE TABLE t (a TEXT); CREATE UNIQUE INDEX ux ON t (a)", "CREATE TABLE t (a TEXT UNIQUE)"))
			.containsExactly("drop unique index \"ux\" on \"t\" (\"a\")", "add unique of \"t\" (\"a\")");
	}

	@ParameterizedTest
	@DisplayName("D18 a foreign key's actions and deferral count")
	@CsvSource({ "ON DELETE CASCADE", "ON DELETE SET NULL", "ON UPDATE CASCADE", "ON DELETE RESTRICT",
			"DEFERRABLE INITIALLY DEFERRED" })
	void d18(String clause) {
		String parent = "CREATE TABLE p (id INTEGER PRIMARY KEY);";
		String without = parent + "CREATE TABLE t (p_id BIGINT REFERENCES p (id))";
		String with = parent + "CREATE TABLE t (p_id BIGINT REFERENCES p (id) " + clause + ")";
		String words = "foreign key of \"t\" (\"p_id\") to \"p\" (\"id\")";
		assertThat(changes(without, with)).containsExactly("drop " + words, "add " + words + " " + clause);
		assertThat(changes(with, without)).containsExactly("drop " + words + " " + clause, "add " + words);
	}

	@Test
	@DisplayName("D18 a foreign key is added or dropped, and its name is nothing")
	void d18Presence() {
		String parent = "CREATE TABLE p (id INTEGER PRIMARY KEY);";
		String without = parent + "CREATE TABLE t (p_id BIGINT)";
		String with = parent + "CREATE TABLE t (p_id BIGINT, CONSTRAINT fk FOREIGN KEY (p_id) REFERENCES p (id))";
		assertThat(changes(without, with))
			.containsExactly("add foreign key \"fk\" of \"t\" (\"p_id\") to \"p\" (\"id\")");
		assertThat(changes(with, without))
			.containsExactly("drop foreign key \"fk\" of \"t\" (\"p_id\") to \"p\" (\"id\")");
		same(with, parent + "CREATE TABLE t (p_id BIGINT, CONSTRAINT other FOREIGN KEY (P_ID) REFERENCES P (ID))");
		same(with, parent + "CREATE TABLE t (p_id BIGINT REFERENCES p)");
		same(with, parent + "CREATE TABLE t (p_id BIGINT REFERENCES p ON DELETE NO ACTION MATCH FULL NOT DEFERRABLE)");
	}

	@Test
	@DisplayName("D18 a foreign key of two columns is a set of pairs")
	void d18Pairs() {
		String parent = "CREATE TABLE p (x TEXT, y TEXT, PRIMARY KEY (x, y));";
		String one = parent + "CREATE TABLE t (a TEXT, b TEXT, FOREIGN KEY (a, b) REFERENCES p (x, y))";
		same(one, parent + "CREATE TABLE t (a TEXT, b TEXT, FOREIGN KEY (b, a) REFERENCES p (y, x))");
		same(one, parent + "CREATE TABLE t (a TEXT, b TEXT, FOREIGN KEY (a, b) REFERENCES p)");
		assertThat(changes(one, parent + "CREATE TABLE t (a TEXT, b TEXT, FOREIGN KEY (a, b) REFERENCES p (y, x))"))
			.hasSize(2);
	}

	@Test
	@DisplayName("D20 the case of a constraint's name is nothing, as all of its name")
	void d20() {
		same("CREATE TABLE t (a TEXT, CONSTRAINT Uq UNIQUE (a))", "CREATE TABLE t (a TEXT, CONSTRAINT uq UNIQUE (a))");
	}

	@Test
	@DisplayName("D21 the columns of the primary key count")
	void d21() {
		assertThat(changes("CREATE TABLE t (a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a))",
				"CREATE TABLE t (a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a, b))"))
			.containsExactly("drop primary key of \"t\" (\"a\")", "add primary key of \"t\" (\"a\", \"b\")");
		assertThat(changes("CREATE TABLE t (a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a, b))",
				"CREATE TABLE t (a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (b, a))"))
			.containsExactly("drop primary key of \"t\" (\"a\", \"b\")", "add primary key of \"t\" (\"b\", \"a\")");
		same("CREATE TABLE t (a TEXT NOT NULL PRIMARY KEY)",
				"CREATE TABLE t (a TEXT NOT NULL, CONSTRAINT pk PRIMARY KEY (a))");
	}

	@Test
	@DisplayName("D21 AUTOINCREMENT, STRICT, WITHOUT ROWID and a collation that come or go count")
	void d21Options() {
		toggle("CREATE TABLE t (id INTEGER PRIMARY KEY)", "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)",
				"make the primary key of \"t\" AUTOINCREMENT", "make the primary key of \"t\" not AUTOINCREMENT");
		toggle("CREATE TABLE t (a TEXT)", "CREATE TABLE t (a TEXT) STRICT", "make table \"t\" STRICT",
				"make table \"t\" not STRICT");
		toggle("CREATE TABLE t (a TEXT NOT NULL PRIMARY KEY)",
				"CREATE TABLE t (a TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID", "make table \"t\" WITHOUT ROWID",
				"make table \"t\" one with rowids");
		toggle("CREATE TABLE t (a TEXT)", "CREATE TABLE t (a TEXT COLLATE NOCASE)",
				"change column \"t\".\"a\": collation from BINARY to NOCASE",
				"change column \"t\".\"a\": collation from NOCASE to BINARY");
		same("CREATE TABLE t (a TEXT)", "CREATE TABLE t (a TEXT COLLATE binary)");
	}

	private void toggle(String off, String on, String onWords, String offWords) {
		assertThat(changes(off, on)).containsExactly(onWords);
		assertThat(changes(on, off)).containsExactly(offWords);
	}

	@Test
	@DisplayName("D22 a check is added, dropped or changed, with a name or without")
	void d22() {
		String without = "CREATE TABLE t (a INTEGER)";
		assertThat(changes(without, "CREATE TABLE t (a INTEGER CHECK (a > 0))"))
			.containsExactly("add check of \"t\" (a > 0)");
		assertThat(changes("CREATE TABLE t (a INTEGER, CONSTRAINT c CHECK (a > 0))", without))
			.containsExactly("drop check \"c\" of \"t\" (a > 0)");
		assertThat(changes("CREATE TABLE t (a INTEGER CHECK (a > 0))", "CREATE TABLE t (a INTEGER CHECK (a >= 0))"))
			.containsExactly("drop check of \"t\" (a > 0)", "add check of \"t\" (a >= 0)");
	}

	@Test
	@DisplayName("D22 a value of an enum that is added counts, however long it is")
	void d22Enums() {
		assertThat(changes("CREATE TABLE t (s VARCHAR(255) CHECK (s IN ('OPEN', 'CLOSED')))",
				"CREATE TABLE t (s VARCHAR(255) CHECK (s IN ('OPEN', 'CLOSED', 'NEW')))"))
			.containsExactly("drop check of \"t\" (s IN ('OPEN', 'CLOSED'))",
					"add check of \"t\" (s IN ('OPEN', 'CLOSED', 'NEW'))");
	}

	@ParameterizedTest
	@DisplayName("D23 a check that is only written otherwise")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			CHECK (s in ('A','B'))          | CONSTRAINT ck_t_s CHECK ("s" IN ('B', 'A'))
			CHECK (s in ('A','B') or n > 1) | CHECK (s IN ('B','A') OR n>1)
			CHECK (n between 0 and 1)       | CHECK ((N BETWEEN 0 AND 1))
			CHECK (n <> 0)                  | CHECK (n != 0)
			CHECK (n = 0)                   | CHECK (n == 0 /* nothing */)
			CHECK (n in (-1, 1))            | CHECK (n IN (1, -1))
			""")
	void d23(String one, String other) {
		same("CREATE TABLE t (s TEXT, n INTEGER, " + one + ")", "CREATE TABLE t (s TEXT, n INTEGER, " + other + ")");
		same("CREATE TABLE t (n INTEGER, s TEXT " + one + ")", "CREATE TABLE t (s TEXT, n INTEGER, " + other + ")");
	}

	@Test
	@DisplayName("D24 what a column is generated from counts")
	void d24() {
		String one = "CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) STORED)";
		assertThat(changes(one, "CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 3) STORED)"))
			.containsExactly("change column \"t\".\"b\": value from generated as (a * 2) STORED "
					+ "to generated as (a * 3) STORED");
		assertThat(changes(one, "CREATE TABLE t (a INTEGER, b INTEGER)"))
			.containsExactly("change column \"t\".\"b\": value from generated as (a * 2) STORED to stored");
		assertThat(changes(one, "CREATE TABLE t (a INTEGER, b INTEGER AS (a * 2))")).hasSize(1);
		same(one, "CREATE TABLE t (a INTEGER, b INTEGER AS (\"A\"*2) STORED)");
	}

	@Test
	@DisplayName("D25 a column that is declared to be renamed is renamed and nothing else")
	void d25() {
		assertThat(this.schemas.changes("""
				CREATE TABLE book (id INTEGER PRIMARY KEY, titel TEXT UNIQUE CHECK (length(titel) > 0),
					up TEXT AS (upper(titel)), prior TEXT REFERENCES book (titel));
				CREATE INDEX ix ON book (lower("titel")) WHERE titel <> 'titel';
				""", """
				CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT UNIQUE CHECK (length(title) > 0),
					up TEXT AS (upper(title)), prior TEXT REFERENCES book (title));
				CREATE INDEX ix ON book (lower(title)) WHERE title <> 'titel';
				""", new Renames(Map.of(), Map.of("book", Map.of("titel", "title")))))
			.containsExactly("rename column \"book\".\"titel\" to \"title\"");
	}

	@Test
	@DisplayName("D26 a table that is declared to be renamed is renamed and nothing else")
	void d26() {
		assertThat(this.schemas.changes("""
				CREATE TABLE buch (id INTEGER PRIMARY KEY, titel TEXT CHECK (buch.titel <> ''));
				CREATE INDEX ix_buch_titel ON buch (titel);
				CREATE TABLE page (book_id INTEGER REFERENCES buch);
				CREATE TRIGGER tr AFTER DELETE ON buch BEGIN DELETE FROM page WHERE book_id = old.id; END;
				CREATE VIEW v AS SELECT titel FROM buch;
				""", """
				CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT CHECK (book.title <> ''));
				CREATE INDEX ix_book_title ON book (title);
				CREATE TABLE page (book_id INTEGER REFERENCES book);
				CREATE TRIGGER tr AFTER DELETE ON book BEGIN DELETE FROM page WHERE book_id = old.id; END;
				CREATE VIEW v AS SELECT title FROM book;
				""", new Renames(Map.of("buch", "book"), Map.of("book", Map.of("titel", "title")))))
			.containsExactly("rename table \"buch\" to \"book\"", "rename column \"book\".\"titel\" to \"title\"");
	}

	@Test
	@DisplayName("D27 upper and lower case of a name is nothing")
	void d27() {
		same("CREATE TABLE Book (Id INTEGER PRIMARY KEY, Title TEXT UNIQUE); CREATE INDEX IX ON Book (Title);"
				+ "CREATE VIEW V AS SELECT Title FROM Book",
				"CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT UNIQUE); CREATE INDEX ix ON book (title);"
						+ "CREATE VIEW v AS SELECT title FROM book");
	}

	@Test
	@DisplayName("D34 among a thousand tables the one change is found")
	void d34() {
		assertThat(this.schemas.changes(aThousandTables("c7 TEXT"), aThousandTables("c7 TEXT NOT NULL")))
			.containsExactly("change column \"t500\".\"c7\": nullability from NULL to NOT NULL");
	}

	@Test
	@Tag("benchmark")
	@DisplayName("D34 a thousand tables of twelve columns are read and compared in less than a second")
	void d34InTime() {
		String script = aThousandTables("c7 TEXT");
		Schema made = Schemas.of(script);
		try (Shadow live = new SqliteDialect().shadow(List.of())) {
			live.replay(statements(script).stream().<Operation>map((sql) -> new Execute(sql, List.of())).toList());
			Duration least = Duration.ofMinutes(1);
			for (int i = 0; i < 5; i++) {
				long begun = System.nanoTime();
				assertThat(SchemaDiff.between(live.schema(), made, Renames.none(), this.schemas.sql())).isEmpty();
				Duration taken = Duration.ofNanos(System.nanoTime() - begun);
				least = (taken.compareTo(least) < 0) ? taken : least;
			}
			assertThat(least).isLessThan(Duration.ofSeconds(1));
		}
	}

	private static String aThousandTables(String seventh) {
		StringBuilder script = new StringBuilder();
		for (int table = 1; table <= 1000; table++) {
			script.append("CREATE TABLE t").append(table).append(" (c1 INTEGER PRIMARY KEY");
			for (int column = 2; column <= 12; column++) {
				script.append(", ").append((column == 7 && table == 500) ? seventh : "c" + column + " TEXT");
			}
			script.append(");\n");
		}
		return script.toString();
	}

	/**
	 * Judges types by its own lights, and the rest as usual.
	 *
	 * @param usual judges as usual
	 * @param same whether types are the same, null for what is usual
	 */
	private record Judge(SqlEquivalence usual, @Nullable Boolean same) implements SqlEquivalence {

		@Override
		public boolean sameType(@Nullable String one, @Nullable String other, boolean strict) {
			return (this.same != null) ? this.same : this.usual.sameType(one, other, strict);
		}

		@Override
		public boolean sameDefault(@Nullable String one, @Nullable String other, @Nullable String type) {
			return this.usual.sameDefault(one, other, type);
		}

		@Override
		public boolean sameExpression(String one, String other) {
			return this.usual.sameExpression(one, other);
		}

		@Override
		public boolean refusesNull(Table table, Column column) {
			return this.usual.refusesNull(table, column);
		}

		@Override
		public boolean givesKeys(Table table, Column column) {
			return this.usual.givesKeys(table, column);
		}

	}

}
