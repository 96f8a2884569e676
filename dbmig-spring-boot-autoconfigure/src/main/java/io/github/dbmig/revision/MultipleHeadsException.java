package io.github.dbmig.revision;

import java.util.List;

/**
 * Thrown when one head is asked for and there are several.
 */
public class MultipleHeadsException extends TargetException {

	private final List<String> heads;

	MultipleHeadsException(Target target, MultipleHeads heads) {
		super(describe(target, heads),
				heads.waysOut() + " To have all of them applied side by side, use the target 'heads' "
						+ "(dbmig.target: heads); to have one applied, its id, or label@head.");
		this.heads = heads.heads();
	}

	private static String describe(Target target, MultipleHeads heads) {
		String whose = (target.branch() != null) ? "the branch '" + target.branch() + "' has" : "the revisions have";
		return "The target '" + target.text() + "' needs one head, and " + whose + " " + heads.heads().size() + ":"
				+ System.lineSeparator() + String.join(System.lineSeparator(), heads.lines());
	}

	/**
	 * Return the heads.
	 * @return their ids
	 */
	public List<String> heads() {
		return this.heads;
	}

}
