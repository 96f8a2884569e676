package io.github.dbmig.revision;

import java.util.List;

import io.github.dbmig.RevisionInfo;

/**
 * Thrown when one head is asked for and the graph has several.
 */
public class MultipleHeadsException extends TargetException {

	private final List<String> heads;

	MultipleHeadsException(List<RevisionInfo> heads, List<RevisionInfo> forks) {
		super(describe(heads, forks),
				"Merge them with a revision that revises all of them, or give the one that is not published yet the "
						+ "other as its parent. To have all of them applied side by side, use the target 'heads' "
						+ "(dbmig.target: heads); to have one applied, its id.");
		this.heads = heads.stream().map(RevisionInfo::id).toList();
	}

	private static String describe(List<RevisionInfo> heads, List<RevisionInfo> forks) {
		StringBuilder text = new StringBuilder();
		text.append("The target 'head' needs one head, and the revisions have ").append(heads.size()).append(':');
		for (RevisionInfo head : heads) {
			text.append(System.lineSeparator())
				.append("  - ")
				.append(head.title())
				.append(" (")
				.append(head.origin())
				.append(')');
		}
		for (RevisionInfo fork : forks) {
			text.append(System.lineSeparator()).append("They part after ").append(fork.title()).append('.');
		}
		return text.toString();
	}

	/**
	 * Return the heads.
	 * @return their ids
	 */
	public List<String> heads() {
		return this.heads;
	}

}
