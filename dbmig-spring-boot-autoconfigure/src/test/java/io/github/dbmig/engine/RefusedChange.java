package io.github.dbmig.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.dbmig.operation.AlterTableSpec;
import io.github.dbmig.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A change that rows, dependants or names forbid, and every word of what is told then. No
 * column but a key may have its values told, which are {@code secret} and {@code 4711}.
 */
final class RefusedChange {

	private final String name;

	private String[] statements = {};

	private Consumer<Operations> upgrade = (op) -> {
	};

	private String where = ", operation 1";

	private List<String> why = List.of();

	private List<String> next = List.of();

	private RefusedChange(String name) {
		this.name = name;
	}

	static RefusedChange refused(String name) {
		return new RefusedChange(name);
	}

	/** Say what the database holds. */
	RefusedChange holds(String... statements) {
		this.statements = statements;
		return this;
	}

	/** Change the table t. */
	RefusedChange alter(Consumer<AlterTableSpec> changes) {
		return upgrade((op) -> op.alterTable("t", changes));
	}

	RefusedChange upgrade(Consumer<Operations> upgrade) {
		this.upgrade = upgrade;
		return this;
	}

	RefusedChange operation(int number) {
		this.where = ", operation " + number;
		return this;
	}

	/** Only when all of it was done, it can be told. */
	RefusedChange atTheEnd() {
		this.where = "";
		return this;
	}

	RefusedChange why(String... lines) {
		this.why = List.of(lines);
		return this;
	}

	RefusedChange next(String... lines) {
		this.next = List.of(lines);
		return this;
	}

	/** The file is compared byte by byte there too. */
	void check(Path folder) {
		List<String> message = new ArrayList<>();
		message.add("The upgrade to revision r1 \"make r1\" failed in Rr1.java" + this.where + ".");
		message.addAll(this.why);
		message.add("Nothing was changed, the database is still at r0 \"make r0\".");
		message.addAll(this.next);
		try (CaseDatabase database = CaseDatabase.in(folder)) {
			assertThat(database.holds(this.statements).refused(this.upgrade))
				.hasMessage(String.join(System.lineSeparator(), message))
				.message()
				.doesNotContainIgnoringCase("secret", "4711");
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

}
