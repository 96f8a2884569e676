package io.github.dbmig.compare;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmig.compare.SchemaDifference.ColumnAspect;
import io.github.dbmig.operation.Generated;
import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.schema.Column;
import io.github.dbmig.schema.ConflictResolution;
import io.github.dbmig.schema.Deferral;
import io.github.dbmig.schema.Index;
import io.github.dbmig.schema.Table;
import io.github.dbmig.schema.TableConstraint;
import io.github.dbmig.schema.Term;
import io.github.dbmig.schema.Trigger;
import io.github.dbmig.schema.TriggerEvent;
import io.github.dbmig.schema.TriggerTiming;
import io.github.dbmig.schema.View;
import io.github.dbmig.schema.VirtualTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link DifferenceText}.
 */
class DifferenceTextTests {

	private static final Column ISBN = new Column("isbn", "VARCHAR(13)", true, null, "'x'", "NOCASE", null);

	@ParameterizedTest
	@MethodSource
	void everyDifferenceHasWords(SchemaDifference difference, String change, String drift) {
		assertThat(DifferenceText.asChange(difference)).isEqualTo(change);
		assertThat(DifferenceText.asDrift(difference)).isEqualTo(drift);
	}

	static Stream<Arguments> everyDifferenceHasWords() {
		Table table = new Table("book", List.of(ISBN), List.of(), false, false, false, "");
		View view = new View("v", List.of(), "SELECT 1", "");
		Trigger trigger = new Trigger("tr", "book", TriggerTiming.AFTER, TriggerEvent.INSERT, List.of(), null,
				"BEGIN SELECT 1; END", "");
		VirtualTable fts = new VirtualTable("fts", "fts5", "body", "");
		return Stream.of(
				arguments(new SchemaDifference.TableAdded(table), "add table \"book\"",
						"table \"book\" is in the database but not in the revisions"),
				arguments(new SchemaDifference.TableDropped(table), "drop table \"book\"",
						"table \"book\" is in the revisions but not in the database"),
				arguments(new SchemaDifference.TableRenamed("buch", "book"), "rename table \"buch\" to \"book\"",
						"table \"buch\" is called \"book\" in the database"),
				arguments(new SchemaDifference.StrictChanged("book", true), "make table \"book\" STRICT",
						"STRICT of table \"book\" is in the database but not in the revisions"),
				arguments(new SchemaDifference.StrictChanged("book", false), "make table \"book\" not STRICT",
						"STRICT of table \"book\" is in the revisions but not in the database"),
				arguments(new SchemaDifference.WithoutRowidChanged("book", true), "make table \"book\" WITHOUT ROWID",
						"WITHOUT ROWID of table \"book\" is in the database but not in the revisions"),
				arguments(new SchemaDifference.WithoutRowidChanged("book", false),
						"make table \"book\" one with rowids",
						"WITHOUT ROWID of table \"book\" is in the revisions but not in the database"),
				arguments(new SchemaDifference.AutoIncrementChanged("book", true),
						"make the primary key of \"book\" AUTOINCREMENT",
						"AUTOINCREMENT of table \"book\" is in the database but not in the revisions"),
				arguments(new SchemaDifference.AutoIncrementChanged("book", false),
						"make the primary key of \"book\" not AUTOINCREMENT",
						"AUTOINCREMENT of table \"book\" is in the revisions but not in the database"),
				arguments(new SchemaDifference.ColumnAdded("book", ISBN, null, false),
						"add column \"book\".\"isbn\" VARCHAR(13) NOT NULL DEFAULT 'x' COLLATE NOCASE",
						"column \"book\".\"isbn\" VARCHAR(13) NOT NULL DEFAULT 'x' COLLATE NOCASE is in the database "
								+ "but not in the revisions"),
				arguments(
						new SchemaDifference.ColumnDropped("book",
								new Column("n", null, false, null, null, null,
										new Generated("a *\n  2", GeneratedKind.STORED))),
						"drop column \"book\".\"n\" generated as (a * 2) STORED",
						"column \"book\".\"n\" generated as (a * 2) STORED is in the revisions but not in the "
								+ "database"),
				arguments(new SchemaDifference.ColumnRenamed("book", "titel", "title"),
						"rename column \"book\".\"titel\" to \"title\"",
						"column \"book\".\"titel\" is called \"title\" in the database"),
				arguments(new SchemaDifference.ViewAdded(view), "add view \"v\"",
						"view \"v\" is in the database but not in the revisions"),
				arguments(new SchemaDifference.ViewDropped(view), "drop view \"v\"",
						"view \"v\" is in the revisions but not in the database"),
				arguments(new SchemaDifference.TriggerAdded(trigger), "add trigger \"tr\" on \"book\"",
						"trigger \"tr\" on \"book\" is in the database but not in the revisions"),
				arguments(new SchemaDifference.TriggerDropped(trigger), "drop trigger \"tr\" on \"book\"",
						"trigger \"tr\" on \"book\" is in the revisions but not in the database"),
				arguments(new SchemaDifference.VirtualTableAdded(fts), "add virtual table \"fts\"",
						"virtual table \"fts\" is in the database but not in the revisions"),
				arguments(new SchemaDifference.VirtualTableDropped(fts), "drop virtual table \"fts\"",
						"virtual table \"fts\" is in the revisions but not in the database"));
	}

	@ParameterizedTest
	@MethodSource
	void everyConstraintHasWords(TableConstraint constraint, String words) {
		assertThat(DifferenceText.asChange(new SchemaDifference.ConstraintAdded("book", constraint)))
			.isEqualTo("add " + words);
		assertThat(DifferenceText.asChange(new SchemaDifference.ConstraintDropped("book", constraint)))
			.isEqualTo("drop " + words);
		assertThat(DifferenceText.asDrift(new SchemaDifference.ConstraintAdded("book", constraint)))
			.isEqualTo(words + " is in the database but not in the revisions");
		assertThat(DifferenceText.asDrift(new SchemaDifference.ConstraintDropped("book", constraint)))
			.isEqualTo(words + " is in the revisions but not in the database");
	}

	static Stream<Arguments> everyConstraintHasWords() {
		List<Term> terms = List.of(new Term("a", null, SortOrder.ASC, null),
				new Term("b\"c", null, SortOrder.DESC, "NOCASE"));
		return Stream.of(
				arguments(new TableConstraint.PrimaryKey(null, null, terms, false, null),
						"primary key of \"book\" (\"a\", \"b\"\"c\" COLLATE NOCASE DESC)"),
				arguments(new TableConstraint.PrimaryKey("pk", "a", terms.subList(0, 1), true, null),
						"primary key \"pk\" of \"book\" (\"a\") AUTOINCREMENT"),
				arguments(new TableConstraint.Unique("uq", null, terms.subList(0, 1), null),
						"unique \"uq\" of \"book\" (\"a\")"),
				arguments(new TableConstraint.Unique(null, "a", terms.subList(0, 1), null),
						"unique of \"book\" (\"a\")"),
				arguments(new TableConstraint.Check("ck", null, "a > 0\n\tAND b\r\n< 1 -- more"),
						"check \"ck\" of \"book\" (a > 0 AND b < 1)"),
				arguments(
						new TableConstraint.ForeignKey(null, "a", List.of("a"), "p", List.of(),
								ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION, null, Deferral.UNSPECIFIED),
						"foreign key of \"book\" (\"a\") to \"p\""),
				arguments(
						new TableConstraint.ForeignKey("fk", null, List.of("a", "b"), "p", List.of("x", "y"),
								ReferentialAction.CASCADE, ReferentialAction.SET_NULL, null, Deferral.DEFERRED),
						"foreign key \"fk\" of \"book\" (\"a\", \"b\") to \"p\" (\"x\", \"y\") ON DELETE CASCADE "
								+ "ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED"));
	}

	@Test
	void anIndexHasWords() {
		Index index = new Index("ux", "book", true, List.of(new Term("a", null, SortOrder.DESC, null),
				new Term(null, "lower(b) COLLATE NOCASE", SortOrder.ASC, "NOCASE")), "a > 0", "");
		String words = "unique index \"ux\" on \"book\" (\"a\" DESC, lower(b) COLLATE NOCASE) WHERE a > 0";
		assertThat(DifferenceText.asChange(new SchemaDifference.IndexAdded(index))).isEqualTo("add " + words);
		assertThat(DifferenceText.asChange(new SchemaDifference.IndexDropped("book", index)))
			.isEqualTo("drop " + words);
		assertThat(DifferenceText.asDrift(new SchemaDifference.IndexAdded(index)))
			.isEqualTo(words + " is in the database but not in the revisions");
		assertThat(DifferenceText.asDrift(new SchemaDifference.IndexDropped("book", index)))
			.isEqualTo(words + " is in the revisions but not in the database");
	}

	@Test
	void allThatChangesInAColumnIsSaid() {
		Column plain = new Column("isbn", null, false, null, null, null, null);
		Column other = new Column("isbn", "VARCHAR(13)", true, ConflictResolution.IGNORE, "'x'", "NOCASE",
				new Generated("a * 2", GeneratedKind.VIRTUAL));
		SchemaDifference changed = new SchemaDifference.ColumnChanged("book", plain, other,
				EnumSet.allOf(ColumnAspect.class));
		assertThat(DifferenceText.asChange(changed)).isEqualTo("change column \"book\".\"isbn\": "
				+ "type from none to VARCHAR(13), nullability from NULL to NOT NULL, default from none to 'x', "
				+ "collation from BINARY to NOCASE, value from stored to generated as (a * 2) VIRTUAL, "
				+ "conflict resolution from ABORT to IGNORE");
		assertThat(DifferenceText.asDrift(new SchemaDifference.ColumnChanged("book", plain, other,
				Set.of(ColumnAspect.TYPE, ColumnAspect.NOT_NULL))))
			.isEqualTo("column \"book\".\"isbn\" differs: type is VARCHAR(13) in the database and none in the "
					+ "revisions; nullability is NOT NULL in the database and NULL in the revisions");
	}

}
