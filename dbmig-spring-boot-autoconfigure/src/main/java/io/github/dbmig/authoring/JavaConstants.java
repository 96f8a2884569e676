package io.github.dbmig.authoring;

import java.util.SortedSet;
import java.util.TreeSet;

import io.github.dbmig.authoring.JavaCall.Code;

/**
 * Remembers what the source of a revision imports.
 */
final class JavaConstants {

	private static final String OPERATION = "io.github.dbmig.operation.";

	private final SortedSet<String> types = new TreeSet<>();

	private final SortedSet<String> members = new TreeSet<>();

	/** A constant by its own name alone. */
	Code constant(Enum<?> constant) {
		this.members.add(OPERATION + constant.getDeclaringClass().getSimpleName() + "." + constant.name());
		return new Code(constant.name());
	}

	/** The name of a static method of the package of operations. */
	String method(String type, String name) {
		this.members.add(OPERATION + type + "." + name);
		return name;
	}

	/** The simple name of a class. */
	String type(Class<?> type) {
		this.types.add(type.getName());
		return type.getSimpleName();
	}

	/**
	 * The import statements, in the order of the platform, others, and static ones.
	 */
	String imports() {
		StringBuilder imports = new StringBuilder();
		this.types.stream().filter((type) -> type.startsWith("java.")).forEach((type) -> add(imports, "", type));
		imports.append(imports.isEmpty() ? "" : "\n");
		this.types.stream().filter((type) -> !type.startsWith("java.")).forEach((type) -> add(imports, "", type));
		imports.append(this.members.isEmpty() ? "" : "\n");
		this.members.forEach((member) -> add(imports, "static ", member));
		return imports.toString();
	}

	private static void add(StringBuilder imports, String modifier, String name) {
		imports.append("import ").append(modifier).append(name).append(";\n");
	}

}
