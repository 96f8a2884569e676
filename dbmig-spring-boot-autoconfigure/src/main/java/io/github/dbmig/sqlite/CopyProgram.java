package io.github.dbmig.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The program that SQLite makes of an {@code INSERT … SELECT} over a whole table: a loop
 * over its rows, which hands each of them to a second loop, the one that inserts.
 *
 * @see <a href="https://www.sqlite.org/opcode.html">The SQLite Bytecode Engine</a>
 */
final class CopyProgram {

	/**
	 * The instructions that go on at P2 or at the one after them, in what is run for a
	 * row. One that is missing here makes the count a little too high, no more.
	 */
	private static final Set<String> BRANCHES = Set.of("Eq", "Ne", "Lt", "Le", "Gt", "Ge", "If", "IfNot", "IsNull",
			"NotNull", "IsType", "Once", "ElseEq", "IfPos", "IfNotZero", "IfNullRow", "DecrJumpZero", "Filter",
			"NotExists", "NoConflict", "NotFound", "Found", "SeekRowid", "SeekGE", "SeekGT", "SeekLE", "SeekLT",
			"IdxGT", "IdxGE", "IdxLT", "IdxLE", "Rewind", "Last", "Next", "Prev");

	private final List<Instruction> instructions;

	private CopyProgram(List<Instruction> instructions) {
		this.instructions = instructions;
	}

	/**
	 * Ask SQLite for the program of a statement.
	 * @param connection the connection that is going to run it
	 * @param sql the statement
	 * @return its program
	 * @throws SQLException if SQLite refuses the statement
	 */
	static CopyProgram of(Connection connection, String sql) throws SQLException {
		List<Instruction> instructions = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("EXPLAIN " + sql)) {
			while (rows.next()) {
				instructions.add(new Instruction(rows.getString("opcode"), rows.getInt("p2")));
			}
		}
		return new CopyProgram(instructions);
	}

	/**
	 * Return how many instructions are run for a row: those on the shortest way round
	 * that doesn't end in an error. Which way a row really takes depends on its values,
	 * and so does how often a subquery goes round for it.
	 * @return the number, at least 1
	 */
	long instructionsPerRow() {
		int scan = first(0, (instruction) -> instruction.is("Rewind") || instruction.is("Last"));
		int next = first(scan, (instruction) -> (instruction.is("Next") || instruction.is("Prev"))
				&& instruction.target() == scan + 1);
		return shortestWay(scan + 1, next);
	}

	private int first(int from, Predicate<Instruction> what) {
		return IntStream.range(from, this.instructions.size())
			.filter((i) -> what.test(this.instructions.get(i)))
			.findFirst()
			.orElse(this.instructions.size());
	}

	private long shortestWay(int begin, int end) {
		int inserts = first(end, (instruction) -> instruction.is("Yield")) + 1;
		Set<Place> seen = new HashSet<>();
		Deque<Place> places = new ArrayDeque<>(List.of(new Place(begin, inserts, 1)));
		while (!places.isEmpty()) {
			Place place = places.remove();
			if (place.at() == end) {
				return place.count();
			}
			if (place.at() < this.instructions.size() && seen.add(place.uncounted())) {
				places.addAll(successors(place));
			}
		}
		// A program that isn't understood: something of that order
		return this.instructions.size();
	}

	private List<Place> successors(Place place) {
		Instruction instruction = this.instructions.get(place.at());
		long count = place.count() + 1;
		Place following = new Place(place.at() + 1, place.other(), count);
		Place target = new Place(instruction.target(), place.other(), count);
		return switch (instruction.opcode()) {
			case "Halt" -> List.of();
			case "Goto" -> List.of(target);
			case "Yield" -> List.of(new Place(place.other(), place.at() + 1, count));
			default -> BRANCHES.contains(instruction.opcode()) ? List.of(following, target) : List.of(following);
		};
	}

	/**
	 * An instruction.
	 *
	 * @param opcode what it does
	 * @param target its P2, where it goes on if it goes elsewhere
	 */
	private record Instruction(String opcode, int target) {

		boolean is(String opcode) {
			return this.opcode.equals(opcode);
		}

	}

	/**
	 * A point on the way.
	 *
	 * @param at the instruction to be run
	 * @param other where the other of both loops goes on
	 * @param count how many instructions there were, with this one
	 */
	private record Place(int at, int other, long count) {

		Place uncounted() {
			return new Place(this.at, this.other, 0);
		}

	}

}
