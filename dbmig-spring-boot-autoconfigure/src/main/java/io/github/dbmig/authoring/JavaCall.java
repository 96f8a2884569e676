package io.github.dbmig.authoring;

import java.util.List;
import java.util.stream.Stream;

/**
 * A method call in the source of a revision.
 *
 * @param method the method's name
 * @param arguments its arguments
 */
record JavaCall(String method, List<Argument> arguments) {

	JavaCall {
		arguments = List.copyOf(arguments);
	}

	static JavaCall of(String method, Argument... arguments) {
		return new JavaCall(method, List.of(arguments));
	}

	/** Names or SQL expressions. */
	static JavaCall of(String method, String text, String... more) {
		return new JavaCall(method, Stream
			.concat(Stream.of(text), Stream.of(more))
			.<Argument>map(Literal::new)
			.toList());
	}

	/**
	 * An argument.
	 */
	sealed interface Argument {

	}

	/**
	 * What stands there as it is, such as a constant or a number.
	 *
	 * @param source the source
	 * @param values how many values it makes when it runs
	 */
	record Code(String source, int values) implements Argument {

		Code(String source) {
			this(source, 0);
		}

	}

	/**
	 * A text.
	 *
	 * @param text the text
	 * @param statement whether it is a whole statement, which looks better as a text
	 * block where it has several lines
	 */
	record Literal(String text, boolean statement) implements Argument {

		Literal(String text) {
			this(text, false);
		}

	}

	/**
	 * A lambda expression that calls methods of its parameter.
	 *
	 * @param parameter the parameter's name
	 * @param links what is called, one after the other
	 * @param tall whether each link stands on a line of its own, if there are several
	 */
	record Lambda(String parameter, List<Link> links, boolean tall) implements Argument {

		Lambda {
			links = List.copyOf(links);
		}

		static Lambda of(String parameter, List<JavaCall> calls) {
			return new Lambda(parameter, calls.stream().map(Link::of).toList(), false);
		}

	}

	/**
	 * What stands on one line of a chain of calls.
	 *
	 * @param comments lines above it
	 * @param calls usually one
	 */
	record Link(List<String> comments, List<JavaCall> calls) {

		Link {
			comments = List.copyOf(comments);
			calls = List.copyOf(calls);
		}

		static Link of(JavaCall... calls) {
			return new Link(List.of(), List.of(calls));
		}

		Link withComments(List<String> comments) {
			return new Link(comments, this.calls);
		}

	}

}
