package io.github.dbmig.operation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.dbmig.operation.Row.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class OperationRefusalTests {

	private static final String ALLOWED = " (allowed are null, Boolean, Byte, Short, Integer, Long, Float, Double,"
			+ " String and byte[])";

	static Stream<Arguments> refusals() {
		return Stream.of(refusal((op) -> op.dropTable(null),
				"dropTable: the table name is null; pass the name as it stands in the database, without quotes"),
				refusal((op) -> op.dropTable(" "),
						"dropTable: the table name is blank; pass the name as it stands in the database, without quotes"),
				refusal((op) -> op.dropTable("a\0b"),
						"dropTable: the table name holds a NUL character, where databases end the text; remove it"),
				refusal((op) -> op.dropTable("\ud800"),
						"dropTable: the table name holds half a surrogate pair, which UTF-8 can't store; correct the text"),
				refusal((op) -> op.execute(""), "execute: the statement is blank; pass SQL text"),
				refusal((op) -> op.createTable("t", null),
						"createTable: the description of the table is null; pass a value or leave the call out"),
				refusal((op) -> op.createTable("t", (t) -> {
				}), "createTable: there are no columns; pass at least one"),
				refusal((op) -> op.createTable("t", (t) -> t.column("id").column("ID")),
						"createTable: the column \"ID\" is given twice; remove or rename one of them"),
				refusal((op) -> op.createTable("t",
						(t) -> t.column("id", (c) -> c.primaryKey()).primaryKey("pk", "id")),
						"createTable: the table \"t\" has 2 primary keys; keep one, on the table if it has several columns"),
				refusal((op) -> op.createTable("t", (t) -> t.column("id", (c) -> c.primaryKey().primaryKey())),
						"primaryKey: the column \"id\" has two primary keys; remove one of them"),
				refusal((op) -> op.createTable("t", (t) -> t.column("id", (c) -> c.autoIncrement())),
						"autoIncrement: the column \"id\" is not the primary key; say primaryKey() on the same column"),
				refusal((op) -> op.createTable("t", (t) -> t.column("id").unique("id")),
						"unique: there are no columns; \"id\" is taken for the constraint's name, the columns follow it"
								+ " (null as the name leaves the constraint unnamed)"),
				refusal((op) -> op.createTable("t", (t) -> t.column("id").foreignKey("fk", (fk) -> fk.columns("id"))),
						"foreignKey: nothing says which table it refers to; say references(table, columns…)"),
				refusal((op) -> op.createTable("t",
						(t) -> t.column("id").foreignKey("fk", (fk) -> fk.columns("a", "b").references("p", "x"))),
						"foreignKey: (\"a\", \"b\") can't refer to \"p\"(\"x\"); name as many columns on both sides,"
								+ " or none of the table's for its primary key"),
				refusal((op) -> op.createTable("t",
						(t) -> t.column("a", (c) -> c.references("p", "id", (fk) -> fk.onDelete(null)))),
						"onDelete: the action is null; pass a value or leave the call out"),
				refusal((op) -> op.alterTable("t", (t) -> {
				}), "alterTable: there are no changes; pass at least one"),
				refusal((op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> {
				})), "alterColumn: nothing of the column \"c\" is changed; say what, such as notNull() or type(…)"),
				refusal((op) -> op.alterTable("t", (t) -> t.alterColumn("c", (c) -> c.backfill("1"))),
						"alterColumn: nothing of the column \"c\" is changed; say what, such as notNull() or type(…),"
								+ " beside the remedy"),
				refusal((op) -> op.alterTable("t", (t) -> t.moveColumn("c", Position.after("c"))),
						"moveColumn: the column \"c\" can't be moved beside itself; name another column"),
				refusal((op) -> op.alterTable("t", (t) -> t.dropUnique()),
						"dropUnique: there are no column names; pass at least one"),
				refusal((op) -> op.alterTable("t",
						(t) -> ((AddedConstraintSpec) t.addUnique("uq", "a").dropColumn("a"))
							.onViolation(OnViolation.DELETE)),
						"onViolation: no constraint was added just before; say it right after addUnique(…), addCheck(…),"
								+ " addPrimaryKey(…) or addForeignKey(…)"),
				refusal((op) -> op.createIndex("ix", "t", (ix) -> ix.unique()),
						"createIndex: there are no columns or expressions; pass at least one"),
				refusal((op) -> op.insert("t"), "insert: there are no rows; pass at least one"),
				refusal((op) -> op.data("a\nb", (jdbc) -> {
				}), "data: the description has several lines; say what the step does in one"),
				refusal((op) -> row("a"),
						"row: the number of arguments, 1, is odd; pass a value after each column name, null where it is NULL"),
				refusal((op) -> row(1, "a"),
						"row: argument 1 is not a String; pass names and values in turn, a name first"),
				refusal((op) -> row("a", 1, "a", 2), "row: the column name \"a\" is given twice; remove one of them"),
				refusal((op) -> row("a", 1, "A", 2),
						"row: the column name \"A\" is given twice; remove or rename one of them"),
				refusal((op) -> row(" ", 1),
						"row: a column name is blank; pass the name as it stands in the database, without quotes"),
				refusal((op) -> row(), "row: there are no column names; pass at least one"),
				refusal((op) -> row("a", Double.NaN),
						"row: the value of \"a\" is not a finite number; pass null instead"),
				refusal((op) -> row("a", new BigDecimal("1.10")),
						"row: the value of \"a\" is a java.math.BigDecimal, which has no form that every database stores"
								+ " alike; pass a String that keeps all digits, or a double or long" + ALLOWED),
				refusal((op) -> op.execute("x", 1, LocalDate.EPOCH),
						"execute: parameter 2 is a java.time.LocalDate, which has no form that every database stores"
								+ " alike; pass the String or the number that the column holds" + ALLOWED),
				refusal((op) -> op.execute("x", Thread.State.NEW),
						"execute: parameter 1 is a java.lang.Thread$State, which has no form that every database stores"
								+ " alike; pass its name() or ordinal(), whichever the column holds" + ALLOWED),
				refusal((op) -> op.execute("x", new UUID(1, 2)),
						"execute: parameter 1 is a java.util.UUID, which has no form that every database stores"
								+ " alike; pass its toString()" + ALLOWED),
				refusal((op) -> op.execute("x", List.of()), "; pass one of the allowed types" + ALLOWED));
	}

	private static Arguments refusal(Consumer<Operations> revision, String message) {
		return Arguments.of(revision, message);
	}

	@ParameterizedTest(name = "{1}")
	@MethodSource("refusals")
	void whatCannotBeMeantIsRefusedWithWordsThatHelp(Consumer<Operations> revision, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> OperationRecorder.record(revision))
			.withMessageEndingWith(message);
	}

	@Test
	void anInlineConstraintIsOnItsColumnOnly() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ColumnDefinition("a", null, false, null, null, null,
					List.of(new Unique(null, List.of("a", "b")))))
			.withMessage("column: the inline unique (\"a\", \"b\") is not on the column \"a\" alone;"
					+ " put it on the table");
	}

	@Test
	void aKeyOfSeveralColumnsDoesNotCountByItself() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PrimaryKey(null, List.of("a", "b"), true))
			.withMessage("autoIncrement: the primary key (\"a\", \"b\") has several columns;"
					+ " only a single INTEGER column can count by itself");
	}

	@Test
	void anOperationAfterTheRevisionWasReadIsRefused() {
		Operations[] kept = new Operations[1];
		OperationRecorder.record((op) -> kept[0] = op);
		assertThatIllegalStateException().isThrownBy(() -> kept[0].dropTable("t"))
			.withMessage("drop table \"t\": the revision has already been read, so this would never run; say it in"
					+ " upgrade or downgrade itself, or use the JdbcClient inside a data step");
	}

	@Test
	void operationsCannotBeChangedThroughWhatTheyWereMadeOf() {
		byte[] bytes = { 1 };
		Map<String, Object> values = new HashMap<>(Map.of("a", bytes));
		List<Object> parameters = new ArrayList<>(List.of(bytes));
		Row row = new Row(values);
		Execute execute = new Execute("x", parameters);
		bytes[0] = 2;
		values.clear();
		parameters.clear();
		((Blob) execute.parameters().get(0)).bytes()[0] = 3;

		assertThat(row).isEqualTo(row("a", new byte[] { 1 }));
		assertThat(execute).isEqualTo(new Execute("x", List.of(new byte[] { 1 })));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> row.values().clear());
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> execute.parameters().clear());
	}

	@Test
	void valuesAreNotPrinted() {
		Execute execute = new Execute("UPDATE t SET a = ?", List.of("secret"));
		Insert insert = new Insert("t", List.of(row("name", "secret", "b", new byte[] { 1 })));
		assertThat(execute).hasToString("Execute[sql=UPDATE t SET a = ?, 1 parameters]");
		assertThat(insert).hasToString("Insert[table=t, rows=[Row[name, b]]]");
		assertThat(Blob.of(new byte[] { 1 })).hasToString("Blob[1 bytes]");
	}

}
