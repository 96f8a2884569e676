package io.github.dbmig.sqlite.ddl;

/**
 * A part of a statement's text.
 *
 * @param start where it starts, counted in chars from 0
 * @param end where what follows it starts
 */
public record Span(int start, int end) {

	public Span {
		if (start < 0 || end < start) {
			throw new IllegalArgumentException("No part of a text: " + start + " to " + end);
		}
	}

	/**
	 * The part of the text.
	 * @param sql the whole text
	 * @return what stands here, with its comments
	 */
	public String of(String sql) {
		return sql.substring(this.start, this.end);
	}

	boolean contains(Span other) {
		return this.start <= other.start && other.end <= this.end;
	}

}
