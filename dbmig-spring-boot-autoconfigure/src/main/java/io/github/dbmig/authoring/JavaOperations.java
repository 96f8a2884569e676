package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.github.dbmig.MigrationException;
import io.github.dbmig.authoring.JavaCall.Argument;
import io.github.dbmig.authoring.JavaCall.Code;
import io.github.dbmig.authoring.JavaCall.Lambda;
import io.github.dbmig.authoring.JavaCall.Link;
import io.github.dbmig.authoring.JavaCall.Literal;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Blob;
import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.CreateTable;
import io.github.dbmig.operation.CreateTrigger;
import io.github.dbmig.operation.CreateView;
import io.github.dbmig.operation.Data;
import io.github.dbmig.operation.DropIndex;
import io.github.dbmig.operation.DropTable;
import io.github.dbmig.operation.DropTrigger;
import io.github.dbmig.operation.DropView;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Insert;
import io.github.dbmig.operation.OperationVisitor;
import io.github.dbmig.operation.PrimaryKey;
import io.github.dbmig.operation.RebuildTable;
import io.github.dbmig.operation.RenameTable;
import io.github.dbmig.operation.Row;
import org.jspecify.annotations.Nullable;

/**
 * Says operations as calls of the vocabulary. Usually one each; very many rows are
 * several calls, because a method of a class can't be any longer.
 */
final class JavaOperations implements OperationVisitor<List<JavaCall>> {

	/** How many names and values a call has room for, unless a row has more. */
	private static final int VALUES = 2_000;

	/** Bytes that stand in the source one by one. */
	private static final int FEW_BYTES = 16;

	private final JavaConstants constants;

	private final JavaDefinitions definitions;

	private final JavaTableChanges changes;

	JavaOperations(JavaConstants constants) {
		this.constants = constants;
		this.definitions = new JavaDefinitions(constants);
		this.changes = new JavaTableChanges(this.definitions, constants);
	}

	@Override
	public List<JavaCall> createTable(CreateTable operation) {
		CreateTable table = withKeyAtItsColumn(operation);
		List<Link> links = new ArrayList<>();
		table.columns().forEach((column) -> links.add(Link.of(this.definitions.column(column))));
		table.constraints().forEach((constraint) -> links.add(Link.of(this.definitions.constraint(constraint))));
		if (table.strict()) {
			links.add(Link.of(JavaCall.of("strict")));
		}
		if (table.withoutRowid()) {
			links.add(Link.of(JavaCall.of("withoutRowid")));
		}
		return one("createTable", new Literal(table.name()), new Lambda("table", links, true));
	}

	/** A key that counts by itself can be said at its column only. */
	private static CreateTable withKeyAtItsColumn(CreateTable table) {
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		List<ColumnDefinition> columns = new ArrayList<>(table.columns());
		for (Constraint constraint : table.constraints()) {
			if (constraint instanceof PrimaryKey key && key.autoIncrement()) {
				constraints.remove(key);
				columns.replaceAll((column) -> column.name().equals(key.columns().get(0)) ? with(column, key) : column);
			}
		}
		return new CreateTable(table.name(), columns, constraints, table.strict(), table.withoutRowid());
	}

	private static ColumnDefinition with(ColumnDefinition column, PrimaryKey key) {
		List<Constraint> constraints = new ArrayList<>(column.constraints());
		constraints.add(0, key);
		return new ColumnDefinition(column.name(), column.type(), column.notNull(), column.defaultValue(),
				column.collation(), column.generated(), constraints);
	}

	@Override
	public List<JavaCall> dropTable(DropTable operation) {
		return List.of(JavaCall.of("dropTable", operation.name()));
	}

	@Override
	public List<JavaCall> renameTable(RenameTable operation) {
		return List.of(JavaCall.of("renameTable", operation.from(), operation.to()));
	}

	@Override
	public List<JavaCall> alterTable(AlterTable operation) {
		return alterTable(operation.table(), links(operation));
	}

	/** The changes of a table, each a link of the chain. */
	List<Link> links(AlterTable operation) {
		return operation.changes().stream().map((change) -> change.accept(this.changes)).toList();
	}

	static List<JavaCall> alterTable(String table, List<Link> links) {
		return one("alterTable", new Literal(table), new Lambda("table", links, true));
	}

	@Override
	public List<JavaCall> rebuildTable(RebuildTable operation) {
		return List.of(JavaCall.of("rebuildTable", operation.table()));
	}

	@Override
	public List<JavaCall> createIndex(CreateIndex operation) {
		return one("createIndex", new Literal(operation.name()), new Literal(operation.table()),
				this.definitions.index(operation));
	}

	@Override
	public List<JavaCall> dropIndex(DropIndex operation) {
		return List.of(JavaCall.of("dropIndex", operation.name()));
	}

	@Override
	public List<JavaCall> createView(CreateView operation) {
		return one("createView", new Literal(operation.name()), new Literal(operation.select(), true));
	}

	@Override
	public List<JavaCall> dropView(DropView operation) {
		return List.of(JavaCall.of("dropView", operation.name()));
	}

	@Override
	public List<JavaCall> createTrigger(CreateTrigger operation) {
		return one("createTrigger", new Literal(operation.sql(), true));
	}

	@Override
	public List<JavaCall> dropTrigger(DropTrigger operation) {
		return List.of(JavaCall.of("dropTrigger", operation.name()));
	}

	@Override
	public List<JavaCall> execute(Execute operation) {
		List<Argument> arguments = new ArrayList<>();
		arguments.add(new Literal(operation.sql(), true));
		for (Object parameter : operation.parameters()) {
			arguments.add(value(parameter));
		}
		if (operation.parameters().size() == 1 && operation.parameters().get(0) == null) {
			// Else the compiler asks whether there is one parameter or none
			arguments.set(1, new Code("(Object) null", 1));
		}
		return List.of(new JavaCall("execute", arguments));
	}

	@Override
	public List<JavaCall> insert(Insert operation) {
		List<JavaCall> calls = new ArrayList<>();
		List<Argument> arguments = new ArrayList<>();
		int values = 0;
		for (Row row : operation.rows()) {
			Code code = row(row);
			if (values > 0 && values + code.values() > VALUES) {
				calls.add(new JavaCall("insert", arguments));
				arguments.clear();
				values = 0;
			}
			if (arguments.isEmpty()) {
				arguments.add(new Literal(operation.table()));
			}
			arguments.add(code);
			values += code.values();
		}
		calls.add(new JavaCall("insert", arguments));
		return calls;
	}

	private Code row(Row row) {
		List<String> arguments = new ArrayList<>();
		for (Map.Entry<String, @Nullable Object> entry : row.values().entrySet()) {
			arguments.add(JavaText.literal(entry.getKey()));
			arguments.add(value(entry.getValue()).source());
		}
		return new Code(this.constants.method("Row", "row") + "(" + String.join(", ", arguments) + ")",
				arguments.size());
	}

	private Code value(@Nullable Object value) {
		if (value instanceof String text) {
			return new Code(JavaText.literal(text), 1);
		}
		if (value instanceof Long number) {
			return new Code(number + ((number.intValue() == number) ? "" : "L"), 1);
		}
		if (value instanceof Blob blob) {
			return new Code(bytes(blob.bytes()), Math.min(blob.bytes().length, FEW_BYTES) + 1);
		}
		// A Double, a Boolean or null; nothing else is a value of an operation
		return new Code(String.valueOf(value), 1);
	}

	private String bytes(byte[] bytes) {
		if (bytes.length > FEW_BYTES) {
			return this.constants.type(HexFormat.class) + ".of().parseHex("
					+ JavaText.literal(HexFormat.of().formatHex(bytes)) + ")";
		}
		List<String> numbers = new ArrayList<>();
		for (byte one : bytes) {
			numbers.add(String.valueOf(one));
		}
		return numbers.isEmpty() ? "new byte[0]" : "new byte[] { " + String.join(", ", numbers) + " }";
	}

	@Override
	public List<JavaCall> data(Data operation) {
		throw new MigrationException(
				"The " + operation.describe() + " can't be written into a new revision: its code isn't known.",
				"Write the step by hand, into the revision's class.");
	}

	private static List<JavaCall> one(String method, Argument... arguments) {
		return Collections.singletonList(JavaCall.of(method, arguments));
	}

}
