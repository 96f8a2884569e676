package io.github.dbmig.authoring;

import java.util.List;
import java.util.stream.Stream;

import io.github.dbmig.MigrationException;

/**
 * Answers to what a comparison can't know, in the words of the command line.
 *
 * @param renames each {@code table.old:new} for a column or {@code old:new} for a table
 * @param drops each {@code table.column} or {@code table}
 * @param backfills each {@code table.column=EXPR}, an SQL expression over the row
 */
public record Answers(List<Renamed> renames, List<Dropped> drops, List<Backfill> backfills) {

	public Answers {
		renames = List.copyOf(renames);
		drops = List.copyOf(drops);
		backfills = List.copyOf(backfills);
	}

	/**
	 * No answers.
	 * @return empty
	 */
	public static Answers none() {
		return new Answers(List.of(), List.of(), List.of());
	}

	/**
	 * Read answers as they are typed.
	 * @param renames such as {@code book.titel:title} or {@code livre:book}
	 * @param drops such as {@code book.isbn}
	 * @param backfills such as {@code book.isbn=''}
	 * @return the answers
	 * @throws MigrationException if one can't be read
	 */
	public static Answers of(List<String> renames, List<String> drops, List<String> backfills) {
		return new Answers(renames.stream().map(Renamed::parse).toList(), drops.stream().map(Dropped::parse).toList(),
				backfills.stream().map(Backfill::parse).toList());
	}

	/**
	 * Put more answers beside these.
	 * @param more the others
	 * @return all of them
	 */
	public Answers and(Answers more) {
		return new Answers(both(this.renames, more.renames), both(this.drops, more.drops),
				both(this.backfills, more.backfills));
	}

	private static <T> List<T> both(List<T> one, List<T> other) {
		return Stream.concat(one.stream(), other.stream()).distinct().toList();
	}

	/**
	 * It is the same under another name.
	 *
	 * @param table the table, by its new name where that is another; empty where a table
	 * itself is renamed
	 * @param from the old name
	 * @param to the new name
	 */
	public record Renamed(String table, String from, String to) {

		static Renamed parse(String text) {
			int colon = text.lastIndexOf(':');
			int dot = text.indexOf('.');
			if (colon < 1 || colon == text.length() - 1 || dot == 0 || dot == colon - 1 || dot > colon) {
				throw new MigrationException("--rename " + text + " can't be read.",
						"Write --rename table.old:new for a column, or --rename old:new for a table.");
			}
			String from = text.substring(0, colon);
			return new Renamed((dot < 0) ? "" : from.substring(0, dot), from.substring(dot + 1),
					text.substring(colon + 1));
		}

		@Override
		public String toString() {
			return (this.table.isEmpty() ? "" : this.table + ".") + this.from + ":" + this.to;
		}

	}

	/**
	 * It is to go, not to be renamed.
	 *
	 * @param table the table, by its new name where that is another
	 * @param column the column, empty for the table itself
	 */
	public record Dropped(String table, String column) {

		static Dropped parse(String text) {
			int dot = text.indexOf('.');
			if (text.isBlank() || dot == 0 || dot == text.length() - 1) {
				throw new MigrationException("--drop " + text + " can't be read.",
						"Write --drop table.column, or --drop table.");
			}
			return new Dropped((dot < 0) ? text : text.substring(0, dot), (dot < 0) ? "" : text.substring(dot + 1));
		}

		@Override
		public String toString() {
			return this.table + (this.column.isEmpty() ? "" : "." + this.column);
		}

	}

	/**
	 * What rows that are there get in a column that is to be NOT NULL.
	 *
	 * @param table the table, by its new name
	 * @param column the column, by its new name
	 * @param expression SQL
	 */
	public record Backfill(String table, String column, String expression) {

		static Backfill parse(String text) {
			int dot = text.indexOf('.');
			int equals = text.indexOf('=');
			if (dot < 1 || equals < dot + 2 || text.substring(equals + 1).isBlank()) {
				throw new MigrationException("--backfill " + text + " can't be read.",
						"Write --backfill table.column=EXPR, such as --backfill \"book.isbn=''\".");
			}
			return new Backfill(text.substring(0, dot), text.substring(dot + 1, equals), text.substring(equals + 1));
		}

		@Override
		public String toString() {
			return this.table + "." + this.column + "=" + this.expression;
		}

	}

}
