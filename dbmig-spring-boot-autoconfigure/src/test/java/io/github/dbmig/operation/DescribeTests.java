package io.github.dbmig.operation;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static io.github.dbmig.operation.Position.before;
import static io.github.dbmig.operation.Position.first;
import static io.github.dbmig.operation.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

class DescribeTests {

	@Test
	void everyOperationIsDescribedOnOneLine() {
		String lines = OperationRecorder.record((op) -> {
			op.createTable("a \"b\"\n", (t) -> t.column("c")).dropTable("t").renameTable("t", "u").rebuildTable("t");
			op.createIndex("ix", "t", (ix) -> ix.column("a")).createIndex("ix", "t", (ix) -> ix.column("a").unique());
			op.dropIndex("ix").createView("v", "SELECT 1").dropView("v");
			op.createTrigger(
					"CREATE TRIGGER \"tr\"\n\tAFTER INSERT ON t BEGIN DELETE FROM a_table_with_a_long_name; END");
			op.dropTrigger("tr").execute("UPDATE t\n SET a = ?", "secret");
			op.insert("t", row("a", 1)).insert("t", row("a", 1), row("a", 2)).data("split names", (jdbc) -> {
			});
		}).stream().map(Operation::describe).collect(Collectors.joining("\n"));
		assertThat(lines).isEqualTo("""
				create table "a ""b""?"
				drop table "t"
				rename table "t" to "u"
				rebuild table "t"
				create index "ix" on "t"
				create unique index "ix" on "t"
				drop index "ix"
				create view "v"
				drop view "v"
				create trigger: CREATE TRIGGER "tr" AFTER INSERT ON t BEGIN DELETE FROM a_table_with_a_long_nam…
				drop trigger "tr"
				execute: UPDATE t SET a = ?
				insert 1 row into "t"
				insert 2 rows into "t"
				data step "split names\"""");
	}

	@Test
	void everyChangeOfATableIsDescribed() {
		Operation operation = OperationRecorder.record((op) -> op.alterTable("t",
				(t) -> t.addColumn("a")
					.addColumn("b", (c) -> c.first())
					.alterColumn("c", (c) -> c.notNull())
					.renameColumn("d", "e")
					.dropColumn("f")
					.dropColumn("g", (d) -> d.cascade())
					.moveColumn("h", before("i"))
					.moveColumn("h", first())
					.addPrimaryKey(null, "a", "b")
					.addUnique("uq", "a")
					.addCheck("ck", "a > 0")
					.addForeignKey("fk", (fk) -> fk.columns("a").references("p"))
					.dropConstraint("j")
					.renameConstraint("k", "l")
					.dropPrimaryKey()
					.dropUnique("a", "b")
					.dropCheck("a > 0")
					.dropForeignKey("a")
					.dropForeignKey((fk) -> fk.columns("a").references("p"))
					.strict(true)
					.withoutRowid(false)
					.autoIncrement(true)))
			.get(0);
		assertThat(operation.describe()).isEqualTo("""
				alter table "t": add column "a", add column "b" first, alter column "c", rename column "d" to "e",\
				 drop column "f", drop column "g" cascade, move column "h" before "i", move column "h" first,\
				 add primary key ("a", "b"), add unique "uq" ("a"), add check "ck" (a > 0),\
				 add foreign key "fk" ("a") to "p", drop constraint "j", rename constraint "k" to "l",\
				 drop primary key, drop unique ("a", "b"), drop check (a > 0), drop foreign key ("a"),\
				 drop foreign key ("a") to "p", set strict, unset without rowid, set autoincrement""");
	}

}
