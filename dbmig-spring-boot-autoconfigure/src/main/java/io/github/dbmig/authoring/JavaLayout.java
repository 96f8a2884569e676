package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.dbmig.authoring.JavaCall.Argument;
import io.github.dbmig.authoring.JavaCall.Code;
import io.github.dbmig.authoring.JavaCall.Lambda;
import io.github.dbmig.authoring.JavaCall.Link;
import io.github.dbmig.authoring.JavaCall.Literal;

/**
 * Lays out calls: on one line what has room there, else a chain with each of its calls on
 * a line.
 *
 * @param indent one step of indentation
 */
record JavaLayout(String indent) {

	static final int WIDTH = 120;

	private static final int TAB = 4;

	/** Lines that are indented by so many steps. */
	String comments(List<String> comments, int depth) {
		return comments.stream()
			.flatMap((comment) -> JavaText.comment(comment).stream())
			.map((line) -> indent(depth) + line + "\n")
			.collect(Collectors.joining());
	}

	/** A statement that calls a method, with its comments and line ends. */
	String statement(List<String> comments, String receiver, JavaCall call, int depth) {
		String start = indent(depth) + receiver + ".";
		return comments(comments, depth) + start + call(call, depth, width(start), ";".length()) + ";\n";
	}

	String indent(int depth) {
		return this.indent.repeat(depth);
	}

	int width(String line) {
		return line.chars().map((c) -> (c == '\t') ? TAB : 1).sum();
	}

	private String call(JavaCall call, int depth, int column, int following) {
		Optional<String> flat = flat(call);
		if (flat.isPresent() && column + flat.get().length() + following <= WIDTH) {
			return flat.get();
		}
		List<Argument> arguments = call.arguments();
		if (!arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof Lambda lambda) {
			String before = arguments.subList(0, arguments.size() - 1)
				.stream()
				.map((argument) -> flat(argument).orElseThrow() + ", ")
				.collect(Collectors.joining());
			return call.method() + "(" + before + lambda.parameter() + " -> " + lambda.parameter()
					+ chain(lambda, depth + 1, following + 1) + ")";
		}
		if (arguments.stream().anyMatch(JavaLayout::isBlock)) {
			return call.method() + "(" + arguments.stream().map((argument) -> {
				return (argument instanceof Literal literal && isBlock(literal))
						? JavaText.block(literal.text(), indent(depth + 2)) : flat(argument).orElseThrow();
			}).collect(Collectors.joining(", ")) + ")";
		}
		return call.method() + "(" + arguments(arguments, depth + 2) + ")";
	}

	private String chain(Lambda lambda, int depth, int following) {
		StringBuilder chain = new StringBuilder();
		for (Link link : lambda.links()) {
			chain.append('\n').append(comments(link.comments(), depth)).append(indent(depth));
			int column = width(indent(depth));
			for (JavaCall call : link.calls()) {
				chain.append('.');
				String text = call(call, depth, column + 1, following);
				chain.append(text);
				column += text.length() + 1;
			}
		}
		return chain.toString();
	}

	private String arguments(List<Argument> arguments, int depth) {
		String start = "\n" + indent(depth);
		List<String> lines = new ArrayList<>();
		for (Argument argument : arguments) {
			String flat = flat(argument).orElseThrow();
			int room = WIDTH - width(indent(depth)) - "+ ".length() - ");".length();
			if (argument instanceof Literal literal && flat.length() > room) {
				String continued = "\n" + indent(depth + 2) + "+ ";
				flat = String.join(continued, JavaText.literals(literal.text(), room - 2 * width(this.indent)));
			}
			lines.add(start + flat);
		}
		return String.join(",", lines);
	}

	/** Empty for what wants several lines. */
	private static Optional<String> flat(JavaCall call) {
		List<String> arguments = new ArrayList<>();
		for (Argument argument : call.arguments()) {
			Optional<String> flat = isBlock(argument) ? Optional.empty() : flat(argument);
			if (flat.isEmpty()) {
				return flat;
			}
			arguments.add(flat.get());
		}
		return Optional.of(call.method() + "(" + String.join(", ", arguments) + ")");
	}

	private static Optional<String> flat(Argument argument) {
		if (argument instanceof Code code) {
			return Optional.of(code.source());
		}
		if (argument instanceof Literal literal) {
			return Optional.of(JavaText.literal(literal.text()));
		}
		Lambda lambda = (Lambda) argument;
		boolean commented = lambda.links().stream().anyMatch((link) -> !link.comments().isEmpty());
		if (commented || (lambda.tall() && lambda.links().size() > 1)) {
			return Optional.empty();
		}
		StringBuilder flat = new StringBuilder(lambda.parameter() + " -> " + lambda.parameter());
		for (JavaCall call : lambda.links().stream().flatMap((link) -> link.calls().stream()).toList()) {
			Optional<String> text = flat(call);
			if (text.isEmpty()) {
				return text;
			}
			flat.append('.').append(text.get());
		}
		return Optional.of(flat.toString());
	}

	private static boolean isBlock(Argument argument) {
		return argument instanceof Literal literal && literal.statement() && JavaText.isBlock(literal.text());
	}

}
