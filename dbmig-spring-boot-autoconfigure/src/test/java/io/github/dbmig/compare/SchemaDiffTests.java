package io.github.dbmig.compare;

import java.util.List;
import java.util.Map;

import io.github.dbmig.compare.SchemaDifference.ColumnAdded;
import io.github.dbmig.compare.SchemaDifference.ColumnChanged;
import io.github.dbmig.compare.SchemaDifference.ColumnDropped;
import io.github.dbmig.compare.SchemaDifference.ConstraintDropped;
import io.github.dbmig.compare.SchemaDifference.IndexDropped;
import io.github.dbmig.schema.TableConstraint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link SchemaDiff} beyond the numbered cases.
 */
class SchemaDiffTests {

	private final Schemas schemas = new Schemas();

	@AfterEach
	void close() {
		this.schemas.close();
	}

	private List<SchemaDifference> between(String from, String to, Renames renames) {
		return SchemaDiff.between(Schemas.of(from), Schemas.of(to), renames, this.schemas.sql());
	}

	private static Renames columns(String table, Map<String, String> names) {
		return new Renames(Map.of(), Map.of(table, names));
	}

	@Test
	void theOrderOfColumnsIsNoDifference() {
		assertThat(this.schemas.changes("CREATE TABLE t (a TEXT, b TEXT)", "CREATE TABLE t (b TEXT, a TEXT)"))
			.isEmpty();
	}

	@Test
	void differencesAreInTheOrderInWhichTheyCanBeMade() {
		assertThat(this.schemas.changes("""
				CREATE TABLE p (id INTEGER PRIMARY KEY);
				CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b TEXT);
				CREATE INDEX ix_b ON t (b);
				CREATE TABLE old (id INTEGER PRIMARY KEY);
				CREATE VIEW v1 AS SELECT 1;
				CREATE VIEW v2 AS SELECT * FROM v1;
				""", """
				CREATE TABLE n (id INTEGER PRIMARY KEY);
				CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT NOT NULL, c TEXT CHECK (c > ''));
				CREATE INDEX ix_c ON t (c);
				CREATE VIEW w AS SELECT 1;
				""")).containsExactly("add table \"n\"", "make the primary key of \"t\" AUTOINCREMENT",
				"drop unique of \"t\" (\"a\")", "drop index \"ix_b\" on \"t\" (\"b\")", "drop column \"t\".\"a\" TEXT",
				"add column \"t\".\"c\" TEXT", "change column \"t\".\"b\": nullability from NULL to NOT NULL",
				"add check of \"t\" (c > '')", "add index \"ix_c\" on \"t\" (\"c\")", "drop table \"old\"",
				"drop table \"p\"", "drop view \"v2\"", "drop view \"v1\"", "add view \"w\"");
	}

	@Test
	void aForeignKeyWithoutColumnsMeansAnotherOneWhenTheKeyThatItRefersToIsAnother() {
		String child = "CREATE TABLE c (x TEXT REFERENCES p)";
		assertThat(this.schemas.changes("CREATE TABLE p (a TEXT PRIMARY KEY, b TEXT UNIQUE); " + child,
				"CREATE TABLE p (a TEXT UNIQUE, b TEXT PRIMARY KEY); " + child))
			.filteredOn((change) -> change.contains("\"c\""))
			.containsExactly("drop foreign key of \"c\" (\"x\") to \"p\"", "add foreign key of \"c\" (\"x\") to \"p\"");
	}

	@Test
	void tablesWithTheSameWordsDifferInTheirIndexes() {
		String table = "CREATE TABLE t (a TEXT, b TEXT)";
		assertThat(this.schemas.changes(table + "; CREATE INDEX i ON t (a)", table + "; CREATE INDEX i ON t (b)"))
			.containsExactly("drop index \"i\" on \"t\" (\"a\")", "add index \"i\" on \"t\" (\"b\")");
	}

	@Test
	void anAddedColumnKnowsItsPlace() {
		assertThat(between("CREATE TABLE t (a TEXT, b TEXT)",
				"CREATE TABLE t (x TEXT, a TEXT, y TEXT, z TEXT, b TEXT, l TEXT)", Renames.none()))
			.extracting((difference) -> ((ColumnAdded) difference).column().name(),
					(difference) -> ((ColumnAdded) difference).after(),
					(difference) -> ((ColumnAdded) difference).last())
			.containsExactly(tuple("x", null, false), tuple("y", "a", false), tuple("z", "y", false),
					tuple("l", "b", true));
	}

	@Test
	void whatIsDroppedHasTheNamesOfBefore() {
		List<SchemaDifference> differences = between("""
				CREATE TABLE buch (id INTEGER PRIMARY KEY, titel TEXT UNIQUE, weg TEXT);
				CREATE INDEX ix ON buch (titel);
				""", "CREATE TABLE book (id INTEGER PRIMARY KEY, Title VARCHAR(40))",
				new Renames(Map.of("BUCH", "BOOK"), Map.of("BOOK", Map.of("TITEL", "title"))));
		assertThat(differences).extracting(SchemaDifference::object).containsOnly("book");
		assertThat(differences).filteredOn(ConstraintDropped.class::isInstance)
			.singleElement()
			.satisfies((dropped) -> assertThat(
					((TableConstraint.Unique) ((ConstraintDropped) dropped).constraint()).terms().get(0).column())
				.isEqualTo("titel"));
		assertThat(differences).filteredOn(IndexDropped.class::isInstance)
			.singleElement()
			.satisfies((dropped) -> assertThat(((IndexDropped) dropped).index().table()).isEqualTo("buch"));
		assertThat(differences).filteredOn(ColumnDropped.class::isInstance).hasSize(1);
		assertThat(differences).filteredOn(ColumnChanged.class::isInstance)
			.singleElement()
			.satisfies((changed) -> assertThat(((ColumnChanged) changed).from().name()).isEqualTo("Title"));
		assertThat(this.schemas.changes("CREATE TABLE book (titel TEXT)", "CREATE TABLE book (Title TEXT)",
				columns("book", Map.of("TITEL", "title"))))
			.containsExactly("rename column \"book\".\"titel\" to \"Title\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			title        | title  | titel | title
			other        | title  | titel | title
			titel, title | title  | titel | title
			titel        | titel  | titel | title
			titel        | titel, title | titel | title
			""")
	void aRenameThatIsDoneOrCantBeIsNone(String from, String to, String old, String name) {
		assertThat(between("CREATE TABLE t (id INTEGER, " + from + ")", "CREATE TABLE t (id INTEGER, " + to + ")",
				columns("t", Map.of(old, name))))
			.noneMatch(SchemaDifference.ColumnRenamed.class::isInstance);
	}

	@Test
	void renamesCanBeAChainButNoSwap() {
		assertThat(this.schemas.changes("CREATE TABLE t (a TEXT, b TEXT)", "CREATE TABLE t (b TEXT, c TEXT)",
				columns("t", Map.of("a", "b", "b", "c"))))
			.containsExactly("rename column \"t\".\"a\" to \"b\"", "rename column \"t\".\"b\" to \"c\"");
		assertThat(this.schemas.changes("CREATE TABLE t (a TEXT, b TEXT)", "CREATE TABLE t (a TEXT, b TEXT)",
				columns("t", Map.of("a", "b", "b", "a"))))
			.isEmpty();
	}

	@Test
	void aRenameIsNotLookedForInTextsAndFunctions() {
		assertThat(this.schemas.changes("CREATE TABLE t (lower TEXT CHECK (lower(lower) <> 'lower'))",
				"CREATE TABLE t (small TEXT CHECK (lower(small) <> 'lower'))", columns("t", Map.of("lower", "small"))))
			.containsExactly("rename column \"t\".\"lower\" to \"small\"");
		assertThat(this.schemas.changes("CREATE TABLE t (a TEXT CHECK (a > ''))",
				"CREATE TABLE t (\"new name\" TEXT CHECK (\"new name\" > ''))", columns("t", Map.of("a", "new name"))))
			.containsExactly("rename column \"t\".\"a\" to \"new name\"");
	}

	@Test
	void aColumnOfAnotherTableKeepsItsNameInViewsAndTriggers() {
		String tables = "CREATE TABLE a (n TEXT); CREATE TABLE b (%s TEXT);";
		String rest = "CREATE VIEW v AS SELECT n FROM a;"
				+ "CREATE TRIGGER tr AFTER INSERT ON a BEGIN DELETE FROM a WHERE n = new.n; END;";
		assertThat(this.schemas.changes(tables.formatted("n") + rest, tables.formatted("m") + rest,
				columns("b", Map.of("n", "m"))))
			.containsExactly("rename column \"b\".\"n\" to \"m\"");
	}

	@Test
	void viewsAndTriggersAreComparedByTokens() {
		String table = "CREATE TABLE t (a TEXT);";
		assertThat(this.schemas.changes(
				table + "CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER tr INSERT ON t BEGIN SELECT 1; END;",
				table + "create view V as select \"a\"  from T -- all\n; CREATE TRIGGER tr BEFORE INSERT ON t "
						+ "FOR EACH ROW begin select 1 ; end;"))
			.isEmpty();
		assertThat(this.schemas.changes(
				table + "CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; END;",
				table + "CREATE VIEW v(b) AS SELECT a FROM t; CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 2; END;"))
			.containsExactly("drop view \"v\"", "add view \"v\"", "drop trigger \"tr\" on \"t\"",
					"add trigger \"tr\" on \"t\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			BEFORE INSERT ON t | AFTER INSERT ON t
			AFTER INSERT ON t | AFTER DELETE ON t
			AFTER UPDATE ON t | AFTER UPDATE OF a ON t
			AFTER UPDATE ON t | AFTER UPDATE ON t WHEN new.a > 0
			AFTER INSERT ON t | AFTER INSERT ON u
			""")
	void allOfATriggerCounts(String one, String other) {
		String tables = "CREATE TABLE t (a TEXT, b TEXT); CREATE TABLE u (a TEXT);";
		assertThat(this.schemas.changes(tables + "CREATE TRIGGER tr " + one + " BEGIN SELECT 1; END;",
				tables + "CREATE TRIGGER tr " + other + " BEGIN SELECT 1; END;"))
			.hasSize(2);
	}

	@Test
	void aTriggerOnAViewThatIsMadeAgainIsMadeAgain() {
		String tables = "CREATE TABLE t (a TEXT);";
		String trigger = "CREATE TRIGGER tr INSTEAD OF INSERT ON v BEGIN SELECT 1; END;";
		assertThat(this.schemas.changes(tables + "CREATE VIEW v AS SELECT a FROM t;" + trigger,
				tables + "CREATE VIEW v AS SELECT a, 1 FROM t;" + trigger))
			.containsExactly("drop view \"v\"", "add view \"v\"", "add trigger \"tr\" on \"v\"");
		assertThat(this.schemas.changes(tables + "CREATE VIEW v AS SELECT a FROM t;" + trigger, tables))
			.containsExactly("drop view \"v\"");
	}

	@Test
	void aTableCanBecomeAView() {
		assertThat(this.schemas.changes("CREATE TABLE v (a TEXT)", "CREATE VIEW v AS SELECT 1 AS a"))
			.containsExactly("drop table \"v\"", "add view \"v\"");
	}

	@Test
	void conflictClausesCount() {
		assertThat(this.schemas.changes("CREATE TABLE t (a TEXT NOT NULL, b TEXT UNIQUE)",
				"CREATE TABLE t (a TEXT NOT NULL ON CONFLICT IGNORE, b TEXT UNIQUE ON CONFLICT REPLACE)"))
			.containsExactly("drop unique of \"t\" (\"b\")",
					"change column \"t\".\"a\": conflict resolution from ABORT to IGNORE",
					"add unique of \"t\" (\"b\")");
		assertThat(this.schemas.changes("CREATE TABLE t (a TEXT NOT NULL, b TEXT UNIQUE)",
				"CREATE TABLE t (a TEXT NOT NULL ON CONFLICT ABORT, b TEXT UNIQUE ON CONFLICT ABORT)"))
			.isEmpty();
	}

	@Test
	void nullIsRefusedByWhatImpliesIt() {
		assertThat(this.schemas.changes("CREATE TABLE t (a TEXT PRIMARY KEY) WITHOUT ROWID",
				"CREATE TABLE t (a TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID"))
			.isEmpty();
		assertThat(this.schemas.changes("CREATE TABLE t (a TEXT PRIMARY KEY) STRICT",
				"CREATE TABLE t (a TEXT NOT NULL PRIMARY KEY) STRICT"))
			.isEmpty();
		assertThat(this.schemas.changes("CREATE TABLE t (a INTEGER PRIMARY KEY)",
				"CREATE TABLE t (a INTEGER NOT NULL PRIMARY KEY)"))
			.isEmpty();
		assertThat(this.schemas.changes("CREATE TABLE t (a TEXT PRIMARY KEY)",
				"CREATE TABLE t (a TEXT NOT NULL PRIMARY KEY)"))
			.containsExactly("change column \"t\".\"a\": nullability from NULL to NOT NULL");
	}

	@Test
	void anIndexByAnotherNameIsAnotherUnlessDbmigFoundTheName() {
		String table = "CREATE TABLE t (a TEXT, b TEXT);";
		assertThat(this.schemas.changes(table + "CREATE INDEX one ON t (a)", table + "CREATE INDEX other ON t (a)"))
			.containsExactly("drop index \"one\" on \"t\" (\"a\")", "add index \"other\" on \"t\" (\"a\")");
		assertThat(this.schemas.changes(table + "CREATE INDEX one ON t (a, b)",
				table + "CREATE INDEX ix_t_a_b_2 ON t (a, b)"))
			.isEmpty();
		assertThat(this.schemas.changes(table + "CREATE INDEX one ON t (a); CREATE INDEX ix_t_a ON t (a)",
				table + "CREATE INDEX ix_t_a ON t (a)"))
			.containsExactly("drop index \"one\" on \"t\" (\"a\")");
	}

}
