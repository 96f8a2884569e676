package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Check;
import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.Constraint;
import io.github.dbmig.operation.CreateIndex;
import io.github.dbmig.operation.CreateTable;
import io.github.dbmig.operation.CreateTrigger;
import io.github.dbmig.operation.CreateView;
import io.github.dbmig.operation.DefaultChange;
import io.github.dbmig.operation.DropCheck;
import io.github.dbmig.operation.DropColumn;
import io.github.dbmig.operation.DropConstraint;
import io.github.dbmig.operation.DropForeignKey;
import io.github.dbmig.operation.DropPrimaryKey;
import io.github.dbmig.operation.DropTable;
import io.github.dbmig.operation.DropUnique;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.ForeignKey;
import io.github.dbmig.operation.Generated;
import io.github.dbmig.operation.GeneratedKind;
import io.github.dbmig.operation.IndexTerm;
import io.github.dbmig.operation.Insert;
import io.github.dbmig.operation.MoveColumn;
import io.github.dbmig.operation.OnViolation;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.Position;
import io.github.dbmig.operation.PrimaryKey;
import io.github.dbmig.operation.RebuildTable;
import io.github.dbmig.operation.ReferentialAction;
import io.github.dbmig.operation.RenameColumn;
import io.github.dbmig.operation.RenameConstraint;
import io.github.dbmig.operation.RenameTable;
import io.github.dbmig.operation.Row;
import io.github.dbmig.operation.SetAutoIncrement;
import io.github.dbmig.operation.SetStrict;
import io.github.dbmig.operation.SetWithoutRowid;
import io.github.dbmig.operation.SortOrder;
import io.github.dbmig.operation.TableChange;
import io.github.dbmig.operation.Unique;
import org.jspecify.annotations.Nullable;

/**
 * Any operations, with texts in them that are hard to write.
 */
final class RandomOperations {

	private static final List<String> PIECES = List.of("a", "Z", "book", "_", "0", " ", "  ", "\t", "\n", "\r\n", "\r",
			"\"", "\"\"\"", "'", "''", "\\", "\\u0041", "\\\\u000a", "\\n", "u", "ä", "日本", "\uD83D\uDE00", "\u2028",
			"\u00a0", "\u200b", "\u202e", "\u0085", "\u0007", "\f", "\u007f", "--", "/*", "*/", "// x", "-- upgrade",
			";", "(", ")", "{", "%s", "\u2003", "\u001f");

	private final Random random;

	RandomOperations(long seed) {
		this.random = new Random(seed);
	}

	List<Step> steps() {
		return IntStream.range(0, this.random.nextInt(6))
			.mapToObj((i) -> new Step(operation(), many(2, this::text)))
			.toList();
	}

	private Operation operation() {
		return switch (this.random.nextInt(17)) {
			case 0 -> createTable();
			case 1 -> new DropTable(text());
			case 2 -> new RenameTable(text(), text());
			case 3 -> new RebuildTable(text());
			case 4 ->
				new CreateIndex(text(), text(), some(this::term), this.random.nextBoolean(), optional(this::text));
			case 5 -> new CreateView(text(), text());
			case 6 -> new CreateTrigger(text());
			case 7 -> new Execute(text(), values());
			case 8 -> new Execute(text(), List.of());
			case 9 -> new Insert(text(), some(this::row));
			default -> new AlterTable(pick(List.of("t", "u")), some(this::change));
		};
	}

	private CreateTable createTable() {
		List<ColumnDefinition> columns = new ArrayList<>();
		boolean key = this.random.nextBoolean();
		for (String name : names()) {
			columns.add(column(name, key && columns.isEmpty()));
		}
		List<Constraint> constraints = new ArrayList<>(many(3, this::constraint));
		if (key) {
			constraints.removeIf(PrimaryKey.class::isInstance);
		}
		else {
			constraints.stream()
				.filter(PrimaryKey.class::isInstance)
				.skip(1)
				.toList()
				.forEach((second) -> constraints.remove(constraints.lastIndexOf(second)));
		}
		return new CreateTable(text(), columns, constraints, this.random.nextBoolean(), this.random.nextBoolean());
	}

	private ColumnDefinition column(String name, boolean key) {
		List<Constraint> constraints = new ArrayList<>();
		for (int i = this.random.nextInt(3); i > 0; i--) {
			constraints.add(switch (this.random.nextInt(3)) {
				case 0 -> new Unique(optional(this::text), List.of(name));
				case 1 -> new Check(optional(this::text), text());
				default -> foreignKey(List.of(name));
			});
		}
		if (key) {
			constraints.add(this.random.nextInt(constraints.size() + 1),
					new PrimaryKey(optional(this::text), List.of(name), this.random.nextBoolean()));
		}
		return new ColumnDefinition(name, optional(this::text), this.random.nextBoolean(), optional(this::text),
				optional(this::text), optional(this::generated), constraints);
	}

	private Generated generated() {
		return new Generated(text(), pick(List.of(GeneratedKind.values())));
	}

	private Constraint constraint() {
		return switch (this.random.nextInt(4)) {
			case 0 -> new PrimaryKey(optional(this::text), names(), false);
			case 1 -> new Unique(optional(this::text), names());
			case 2 -> new Check(optional(this::text), text());
			default -> foreignKey(names());
		};
	}

	private ForeignKey foreignKey(List<String> columns) {
		List<String> referenced = this.random.nextBoolean() ? List.of()
				: IntStream.range(0, columns.size()).mapToObj((i) -> i + text()).toList();
		return new ForeignKey(optional(this::text), columns, text(), referenced,
				pick(List.of(ReferentialAction.values())), pick(List.of(ReferentialAction.values())),
				this.random.nextBoolean());
	}

	private TableChange change() {
		return switch (this.random.nextInt(15)) {
			case 0 -> new AddColumn(column(text(), false), optional(this::text), optional(this::position));
			case 1 -> new AlterColumn(text(), text(), optional(this::text), optional(this.random::nextBoolean),
					optional(() -> new DefaultChange(optional(this::text))), optional(this::text),
					optional(this::generated), optional(this::text), optional(this::remedy));
			case 2 -> new RenameColumn(text(), text());
			case 3 -> new DropColumn(text(), this.random.nextBoolean());
			case 4 -> new MoveColumn("moved " + text(), position());
			case 5, 6 -> new AddConstraint(constraint(), optional(this::remedy));
			case 7 -> new DropConstraint(text());
			case 8 -> new RenameConstraint(text(), text());
			case 9 -> new DropPrimaryKey();
			case 10 -> new DropUnique(names());
			case 11 -> new DropCheck(text());
			case 12 -> new DropForeignKey(names(), optional(this::text));
			case 13 -> new SetStrict(this.random.nextBoolean());
			default -> this.random.nextBoolean() ? new SetWithoutRowid(this.random.nextBoolean())
					: new SetAutoIncrement(this.random.nextBoolean());
		};
	}

	private Position position() {
		return switch (this.random.nextInt(3)) {
			case 0 -> Position.first();
			case 1 -> Position.before(text());
			default -> Position.after(text());
		};
	}

	private OnViolation remedy() {
		return pick(List.of(OnViolation.values()));
	}

	private IndexTerm term() {
		boolean column = this.random.nextBoolean();
		return new IndexTerm(column ? text() : null, column ? null : text(), pick(List.of(SortOrder.values())),
				optional(this::text));
	}

	private Row row() {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		names().forEach((name) -> values.put(name, value()));
		return new Row(values);
	}

	private List<@Nullable Object> values() {
		List<@Nullable Object> values = new ArrayList<>();
		for (int i = this.random.nextInt(4); i >= 0; i--) {
			values.add(value());
		}
		return values;
	}

	private @Nullable Object value() {
		return switch (this.random.nextInt(8)) {
			case 0 -> null;
			case 1 -> this.random.nextBoolean();
			case 2 -> this.random.nextLong();
			case 3 -> pick(List.of(0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE));
			case 4 ->
				pick(List.of(0.0, -0.0, 1.5, Double.parseDouble("2e23"), Double.MIN_VALUE, Double.MAX_VALUE, -1e-7));
			case 5 -> bytes();
			case 6 -> "";
			default -> text() + "\0";
		};
	}

	private byte[] bytes() {
		byte[] bytes = new byte[this.random.nextInt(40)];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private List<String> names() {
		return IntStream.rangeClosed(0, this.random.nextInt(3)).mapToObj((i) -> i + text()).toList();
	}

	private String text() {
		if (this.random.nextInt(3) == 0) {
			return pick(List.of("a", "name", "length(name) > 0",
					"CREATE TRIGGER tr AFTER INSERT ON t\nBEGIN\n  SELECT 1;\nEND", "  SELECT\n    1 AS \"one\"",
					"SELECT '" + "long ".repeat(40) + "'", "x".repeat(130)));
		}
		StringBuilder text = new StringBuilder();
		for (int i = this.random.nextInt(8); i >= 0; i--) {
			text.append(pick(PIECES));
		}
		return text.toString().isBlank() ? text + "b" : text.toString();
	}

	private <T> List<T> some(Supplier<T> supplier) {
		List<T> list = new ArrayList<>(List.of(supplier.get()));
		list.addAll(many(3, supplier));
		return list;
	}

	private <T> List<T> many(int most, Supplier<T> supplier) {
		return IntStream.range(0, this.random.nextInt(most + 1)).mapToObj((i) -> supplier.get()).toList();
	}

	private <T> @Nullable T optional(Supplier<T> supplier) {
		return this.random.nextBoolean() ? supplier.get() : null;
	}

	private <T> T pick(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
