package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.dbmig.Migration;
import io.github.dbmig.Revision;
import io.github.dbmig.authoring.JavaCall.Argument;
import io.github.dbmig.authoring.JavaCall.Code;
import io.github.dbmig.authoring.JavaCall.Lambda;
import io.github.dbmig.authoring.JavaCall.Link;
import io.github.dbmig.authoring.JavaCall.Literal;
import io.github.dbmig.operation.AlterTable;
import io.github.dbmig.operation.Operations;

/**
 * Writes a revision as the source of a class.
 *
 * @param packageName the package, empty for the unnamed one
 * @param indent one step of indentation
 */
record JavaRevisionWriter(String packageName, String indent) {

	/**
	 * How much a class may hold. Its pool of constants has 65,535 places, a method as
	 * many bytes; {@link #weight} counts more than either for everything.
	 */
	private static final int HEAVIEST = 40_000;

	private static final int LAMBDA_WEIGHT = 6;

	private static final int VALUE_WEIGHT = 12;

	private static final int CALL_WEIGHT = 3;

	/**
	 * Write a revision.
	 * @param revision the revision
	 * @return the source, with a line end after each line
	 * @throws io.github.dbmig.MigrationException if it has code in it, which can't be
	 * written
	 */
	String write(NewRevision revision) {
		String name = RevisionNames.className(revision.id(), revision.message());
		JavaConstants constants = new JavaConstants();
		JavaLayout layout = new JavaLayout(this.indent);
		StringBuilder nested = new StringBuilder();
		String methods = method(layout, "upgrade", statements(revision.upgrade(), constants),
				"Say here what changes, such as op.dropTable(\"old\");", nested)
				+ "\n" + method(layout, "downgrade", statements(revision.downgrade(), constants),
						"Say here what takes it back. If nothing does, remove this method, and add to @Revision:\n"
								+ "irreversible = true",
						nested);
		constants.type(Migration.class);
		constants.type(Revision.class);
		constants.type(Operations.class);
		return (this.packageName.isEmpty() ? "" : "package " + this.packageName + ";\n\n") + constants.imports() + "\n"
				+ annotation(layout, revision) + "public class " + name + " implements Migration {\n\n" + methods
				+ nested + "\n}\n";
	}

	private static String annotation(JavaLayout layout, NewRevision revision) {
		List<String> elements = new ArrayList<>();
		elements.add("id = " + JavaText.literal(revision.id()));
		addList(elements, "revises", revision.revises());
		if (!revision.message().isEmpty()) {
			elements.add("message = " + JavaText.literal(revision.message()));
		}
		elements.add("created = " + JavaText.literal(revision.created().toString()));
		addList(elements, "labels", revision.labels());
		addList(elements, "dependsOn", revision.dependsOn());
		String line = "@Revision(" + String.join(", ", elements) + ")\n";
		return (line.length() <= JavaLayout.WIDTH) ? line : "@Revision(\n" + layout.indent(2)
				+ String.join(",\n" + layout.indent(2), elements) + ")\n";
	}

	private static void addList(List<String> elements, String name, List<String> values) {
		if (!values.isEmpty()) {
			String list = values.stream().map(JavaText::literal).collect(Collectors.joining(", "));
			elements.add(name + " = " + ((values.size() == 1) ? list : "{ " + list + " }"));
		}
	}

	/** A statement for each operation, but one for adjacent changes of a table. */
	private static List<Statement> statements(List<Step> steps, JavaConstants constants) {
		JavaOperations operations = new JavaOperations(constants);
		List<Statement> statements = new ArrayList<>();
		for (int first = 0; first < steps.size();) {
			int next = first + 1;
			if (steps.get(first).operation() instanceof AlterTable alter) {
				while (next < steps.size() && changes(steps.get(next), alter.table())) {
					next++;
				}
			}
			statements.addAll(
					(next > first + 1) ? together(steps.subList(first, next), operations) : alone(steps.get(first), operations));
			first = next;
		}
		return statements;
	}

	private static boolean changes(Step step, String table) {
		return step.operation() instanceof AlterTable alter && alter.table().equals(table);
	}

	private static List<Statement> alone(Step step, JavaOperations operations) {
		List<Statement> statements = new ArrayList<>();
		for (JavaCall call : step.operation().accept(operations)) {
			statements.add(new Statement(statements.isEmpty() ? step.comments() : List.of(), call));
		}
		return statements;
	}

	private static List<Statement> together(List<Step> steps, JavaOperations operations) {
		List<Link> links = new ArrayList<>();
		String table = "";
		for (Step step : steps) {
			AlterTable alter = (AlterTable) step.operation();
			table = alter.table();
			List<Link> own = operations.links(alter);
			links.add(own.get(0).withComments(step.comments()));
			links.addAll(own.subList(1, own.size()));
		}
		return JavaOperations.alterTable(table, links)
			.stream()
			.map((call) -> new Statement(List.of(), call))
			.toList();
	}

	private static String method(JavaLayout layout, String name, List<Statement> statements, String hint,
			StringBuilder nested) {
		List<List<Statement>> parts = parts(statements);
		StringBuilder body = new StringBuilder();
		if (parts.size() == 1) {
			parts.get(0).forEach((statement) -> body.append(statement.source(layout, 2)));
		}
		else {
			for (int i = 0; i < parts.size(); i++) {
				String part = Character.toUpperCase(name.charAt(0)) + name.substring(1) + (i + 1);
				body.append(layout.indent(2)).append(part).append(".record(op);\n");
				nested.append(part(layout, part, parts.get(i)));
			}
		}
		String content = statements.isEmpty() ? layout.comments(List.of(hint), 2) : body.toString();
		return layout.indent(1) + "@Override\n" + layout.indent(1) + "public void " + name + "(Operations op) {\n"
				+ content + layout.indent(1) + "}\n";
	}

	private static String part(JavaLayout layout, String name, List<Statement> statements) {
		return "\n" + layout.comments(List.of("A class of its own: one alone can't hold so much"), 1)
				+ layout.indent(1) + "private static final class " + name + " {\n\n" + layout.indent(2)
				+ "static void record(Operations op) {\n"
				+ statements.stream().map((statement) -> statement.source(layout, 3)).collect(Collectors.joining())
				+ layout.indent(2) + "}\n\n" + layout.indent(1) + "}\n";
	}

	/** At least one part, and more where a class couldn't hold it. */
	private static List<List<Statement>> parts(List<Statement> statements) {
		List<List<Statement>> parts = new ArrayList<>();
		List<Statement> part = new ArrayList<>();
		parts.add(part);
		int weight = 0;
		// The other method of the class has its half
		for (Statement statement : statements) {
			int more = weight(statement.call());
			if (weight + more > HEAVIEST / 2 && !part.isEmpty()) {
				part = new ArrayList<>();
				parts.add(part);
				weight = 0;
			}
			part.add(statement);
			weight += more;
		}
		return parts;
	}

	private static int weight(JavaCall call) {
		int weight = CALL_WEIGHT;
		for (Argument argument : call.arguments()) {
			if (argument instanceof Code code) {
				weight += VALUE_WEIGHT * code.values() + 1;
			}
			else if (argument instanceof Literal literal) {
				weight += 2 + literal.text().length() / JavaLayout.WIDTH;
			}
			else if (argument instanceof Lambda lambda) {
				weight += LAMBDA_WEIGHT;
				for (Link link : lambda.links()) {
					weight += link.calls().stream().mapToInt(JavaRevisionWriter::weight).sum();
				}
			}
		}
		return weight;
	}

	/**
	 * A statement of a method.
	 *
	 * @param comments lines above it
	 * @param call what it calls
	 */
	private record Statement(List<String> comments, JavaCall call) {

		String source(JavaLayout layout, int depth) {
			return layout.statement(this.comments, "op", this.call, depth);
		}

	}

}
