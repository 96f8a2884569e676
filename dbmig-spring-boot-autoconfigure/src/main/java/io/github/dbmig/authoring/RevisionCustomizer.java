package io.github.dbmig.authoring;

/**
 * Changes what autogenerate found before it is written as a revision. In an application
 * every bean of this type is asked, in the order of its {@code @Order}, each with what
 * the one before it returned.
 * <p>
 * What autogenerate proposes was tried in memory; what a customizer makes of it is its
 * own responsibility.
 */
@FunctionalInterface
public interface RevisionCustomizer {

	/**
	 * Change a proposal.
	 * @param proposal what would be written; never empty
	 * @return what is written instead, the same if nothing is to change, and an
	 * {@linkplain Proposal#none() empty one} if there is to be no revision; further
	 * customizers aren't asked then
	 */
	Proposal customize(Proposal proposal);

}
