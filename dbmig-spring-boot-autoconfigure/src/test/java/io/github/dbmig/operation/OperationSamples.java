package io.github.dbmig.operation;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import static io.github.dbmig.operation.Row.row;

/**
 * Every record of the package with every field set, and again with each field changed.
 */
public final class OperationSamples {

	/** Stands where the same field is varied by another sample of the same record. */
	private static final Object SAME = new Object();

	private static final ColumnDefinition COLUMN = new ColumnDefinition("a", "TEXT", false, null, null, null,
			List.of());

	private static final ColumnDefinition OTHER_COLUMN = new ColumnDefinition("b", null, false, null, null, null,
			List.of());

	private static final Check CHECK = new Check("ck", "a > 0");

	private OperationSamples() {
	}

	public static List<Sample> all() {
		return Stream.of(operations(), changes(), parts(), constraints()).flatMap(List::stream).toList();
	}

	private static List<Sample> operations() {
		List<Object> parameters = Arrays.asList(1, 1.0, "x", true, null, new byte[] { 1, 2 });
		return List.of(
				operation(CreateTable.class, args("t", List.of(COLUMN), List.of(CHECK), true, true),
						args("u", List.of(COLUMN, OTHER_COLUMN), List.of(), false, false)),
				operation(DropTable.class, args("t"), args("u")),
				operation(RenameTable.class, args("t", "u"), args("v", "w")),
				operation(AlterTable.class, args("t", List.of(new DropColumn("a", false))),
						args("u", List.of(new DropColumn("a", false), new DropColumn("b", false)))),
				operation(RebuildTable.class, args("t"), args("u")),
				operation(CreateIndex.class, args("ix", "t", List.of(IndexTerm.column("a")), true, "a > 0"),
						args("iy", "u", List.of(IndexTerm.expression("a")), false, null)),
				operation(DropIndex.class, args("ix"), args("iy")),
				operation(CreateView.class, args("v", "SELECT 1"), args("w", "SELECT 2")),
				operation(DropView.class, args("v"), args("w")),
				operation(CreateTrigger.class, args("CREATE TRIGGER a"), args("CREATE TRIGGER b")),
				operation(DropTrigger.class, args("tr"), args("ts")),
				operation(Execute.class, args("DELETE FROM t", parameters), args("DELETE FROM u", List.of(1.0, 1))),
				operation(Insert.class, args("t", List.of(row("id", 1, "ä\"", null))),
						args("u", List.of(row("id", "1", "ä\"", new byte[0])))),
				operation(Data.class, args("split names", (DataStep) (jdbc) -> {
				}), args("join names", SAME)));
	}

	private static List<Sample> changes() {
		Generated generated = new Generated("a * 2", GeneratedKind.VIRTUAL);
		return List.of(change(AddColumn.class, args(COLUMN, "1", Position.first()), args(OTHER_COLUMN, "2", null)),
				change(AlterColumn.class,
						args("c", "INTEGER", "CAST(c AS INTEGER)", true, DefaultChange.set("1"), "NOCASE", generated,
								"0", OnViolation.DELETE),
						args("d", "REAL", "c + 1", false, DefaultChange.drop(), "RTRIM", null, "1",
								OnViolation.QUARANTINE)),
				change(AlterColumn.class, args("c", "TEXT", null, null, null, null, null, null, null),
						args("d", "REAL", "c", false, DefaultChange.set("1"), "RTRIM", generated, "1",
								OnViolation.FAIL)),
				change(RenameColumn.class, args("a", "b"), args("c", "d")),
				change(DropColumn.class, args("a", true), args("b", false)),
				change(MoveColumn.class, args("a", Position.before("b")), args("c", Position.after("b"))),
				change(AddConstraint.class, args(CHECK, OnViolation.QUARANTINE), args(new Check(null, "a > 0"), null)),
				change(DropConstraint.class, args("a"), args("b")),
				change(RenameConstraint.class, args("a", "b"), args("c", "d")),
				change(DropPrimaryKey.class, args(), args()),
				change(DropUnique.class, args(List.of("a", "b")), args(List.of("a"))),
				change(DropCheck.class, args("a > 0"), args("a > 1")),
				change(DropForeignKey.class, args(List.of("a"), "p"), args(List.of("b"), null)),
				change(SetStrict.class, args(true), args(false)),
				change(SetWithoutRowid.class, args(true), args(false)),
				change(SetAutoIncrement.class, args(true), args(false)));
	}

	private static List<Sample> parts() {
		Function<ColumnDefinition, Operation> column = (part) -> alter(new AddColumn(part, null, null));
		Function<IndexTerm, Operation> term = (part) -> new CreateIndex("ix", "t", List.of(part), false, null);
		return List.of(
				sample(ColumnDefinition.class, column,
						args("a", "TEXT", true, "'x'", "NOCASE", new Generated("b", GeneratedKind.STORED),
								List.of(CHECK)),
						args("z", null, false, null, null, null, List.of())),
				sample(Generated.class,
						(part) -> column.apply(new ColumnDefinition("a", null, false, null, null, part, List.of())),
						args("b * 2", GeneratedKind.STORED), args("b * 3", GeneratedKind.VIRTUAL)),
				sample(Position.class, (part) -> alter(new MoveColumn("c", part)), args(Position.Kind.BEFORE, "a"),
						args(Position.Kind.AFTER, "b")),
				sample(DefaultChange.class,
						(part) -> alter(new AlterColumn("c", null, null, null, part, null, null, null, null)),
						args("1"), args((Object) null)),
				sample(IndexTerm.class, term, args("a", null, SortOrder.DESC, "NOCASE"),
						args("b", SAME, SortOrder.ASC, null)),
				sample(IndexTerm.class, term, args(null, "lower(a)", SortOrder.ASC, null),
						args(SAME, "upper(a)", SortOrder.DESC, "NOCASE")),
				sample(Row.class, (part) -> new Insert("t", List.of(part)), args(row("a", 1).values()),
						args(row("b", 1).values())));
	}

	private static List<Sample> constraints() {
		return List.of(constraint(PrimaryKey.class, args("pk", List.of("a"), true), args(null, List.of("b"), false)),
				constraint(Unique.class, args("uq", List.of("a", "b")), args(null, List.of("b", "a"))),
				constraint(Check.class, args("ck", "a > 0"), args(null, "a > 1")),
				constraint(ForeignKey.class,
						args("fk", List.of("a", "b"), "p", List.of("x", "y"), ReferentialAction.CASCADE,
								ReferentialAction.SET_NULL, true),
						args(null, List.of("a", "c"), "q", List.of(), ReferentialAction.NO_ACTION,
								ReferentialAction.SET_DEFAULT, false)),
				constraint(ForeignKey.class,
						args(null, List.of("a"), "p", List.of(), ReferentialAction.NO_ACTION,
								ReferentialAction.NO_ACTION, false),
						args("fk", List.of("b"), "q", List.of("x"), ReferentialAction.RESTRICT,
								ReferentialAction.CASCADE, true)));
	}

	private static Operation alter(TableChange change) {
		return new AlterTable("t", List.of(change));
	}

	private static <T extends Operation> Sample operation(Class<T> type, Object[] base, Object[] other) {
		return sample(type, (operation) -> operation, base, other);
	}

	private static <T extends TableChange> Sample change(Class<T> type, Object[] base, Object[] other) {
		return sample(type, OperationSamples::alter, base, other);
	}

	private static <T extends Constraint> Sample constraint(Class<T> type, Object[] base, Object[] other) {
		return sample(type, (constraint) -> alter(new AddConstraint(constraint, null)), base, other);
	}

	private static <T> Sample sample(Class<T> type, Function<? super T, Operation> wrap, Object[] base,
			Object[] other) {
		List<Variation> variations = new ArrayList<>();
		RecordComponent[] components = type.getRecordComponents();
		for (int i = 0; i < components.length; i++) {
			if (other[i] != SAME) {
				Object[] arguments = base.clone();
				arguments[i] = other[i];
				variations.add(new Variation(type, components[i].getName(), wrap.apply(make(type, base)),
						wrap.apply(make(type, arguments))));
			}
		}
		return new Sample(type, wrap.apply(make(type, base)), variations);
	}

	private static <T> T make(Class<T> type, Object[] arguments) {
		try {
			Constructor<?> constructor = type.getDeclaredConstructors()[0];
			return type.cast(constructor.newInstance(arguments));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(type.getSimpleName() + Arrays.toString(arguments), ex);
		}
	}

	private static Object[] args(Object... arguments) {
		return arguments;
	}

	public record Sample(Class<?> type, Operation base, List<Variation> variations) {

		public List<Operation> operations() {
			return Stream.concat(Stream.of(this.base), this.variations.stream().map(Variation::changed)).toList();
		}

	}

	public record Variation(Class<?> type, String field, Operation base, Operation changed) {

		boolean isRemedy() {
			return this.field.equals("backfill") || this.field.equals("onViolation");
		}

		@Override
		public String toString() {
			return this.type.getSimpleName() + "." + this.field;
		}

	}

}
