package io.github.dbmig.commandline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Draws revisions below each other, each branch in a column of its own: <pre>
 * * m
 * |\
 * | * d2
 * * | d1
 * |/
 * * b
 * </pre>
 */
final class HistoryDrawing {

	private final boolean details;

	/** The revision that each column leads down to. */
	private final List<String> columns = new ArrayList<>();

	private final List<String> lines = new ArrayList<>();

	HistoryDrawing(boolean details) {
		this.details = details;
	}

	/**
	 * Draw revisions.
	 * @param revisions the revisions, each before those that it revises
	 * @return lines
	 */
	List<String> lines(List<RevisionView> revisions) {
		Set<String> shown = new HashSet<>();
		revisions.forEach((revision) -> shown.add(revision.info().id()));
		for (RevisionView revision : revisions) {
			int column = join(revision.info().id());
			print(column, this.details ? revision.details() : List.of(revision.title()));
			part(column, revision.info().revises().stream().filter(shown::contains).toList());
		}
		return this.lines;
	}

	/**
	 * Let all columns that lead to a revision become one.
	 */
	private int join(String id) {
		int column = this.columns.indexOf(id);
		if (column < 0) {
			this.columns.add(id);
			return this.columns.size() - 1;
		}
		for (int other = this.columns.lastIndexOf(id); other > column; other = this.columns.lastIndexOf(id)) {
			char[] line = blank();
			for (int i = 0; i < this.columns.size(); i++) {
				line[(i < other) ? 2 * i : 2 * i - 1] = (i < other) ? '|' : '/';
			}
			for (int i = column; i < other - 1; i++) {
				line[2 * i + 1] = '_';
			}
			add(line);
			this.columns.remove(other);
		}
		return column;
	}

	private void print(int column, List<String> text) {
		for (int i = 0; i < text.size(); i++) {
			char[] line = blank();
			for (int j = 0; j < this.columns.size(); j++) {
				line[2 * j] = (j == column && i == 0) ? '*' : '|';
			}
			this.lines.add((new String(line) + text.get(i)).stripTrailing());
		}
	}

	/**
	 * Let the column of a revision lead on to its parents.
	 */
	private void part(int column, List<String> parents) {
		if (parents.isEmpty()) {
			end(column);
			return;
		}
		this.columns.set(column, parents.get(0));
		for (int i = 1; i < parents.size(); i++) {
			int next = column + i;
			char[] line = Arrays.copyOf(blank(), 2 * this.columns.size() + 2);
			Arrays.fill(line, ' ');
			for (int j = 0; j < this.columns.size(); j++) {
				line[(j < next) ? 2 * j : 2 * j + 1] = (j < next) ? '|' : '\\';
			}
			line[2 * next - 1] = '\\';
			add(line);
			this.columns.add(next, parents.get(i));
		}
	}

	private void end(int column) {
		if (column < this.columns.size() - 1) {
			char[] line = blank();
			for (int i = 0; i < this.columns.size(); i++) {
				if (i != column) {
					line[(i < column) ? 2 * i : 2 * i - 1] = (i < column) ? '|' : '/';
				}
			}
			add(line);
		}
		this.columns.remove(column);
	}

	private char[] blank() {
		char[] line = new char[2 * this.columns.size()];
		Arrays.fill(line, ' ');
		return line;
	}

	private void add(char[] line) {
		this.lines.add(new String(line).stripTrailing());
	}

}
