package io.github.dbmig;

import java.util.List;
import java.util.Optional;

/**
 * Moves one database along the revision graph.
 * <p>
 * A run is all or nothing: it commits the changes together with the rows that tell of
 * them, or leaves the database as it was. Several processes may call an engine on the
 * same database at once; one runs, the others wait and find nothing left to do. Engines
 * are safe for use by several threads.
 * <p>
 * Targets are texts. A point is {@code head}, {@code heads}, {@code base},
 * {@code current}, a branch label, an id, or a prefix of an id that has four characters
 * or more and fits only one. {@code +n} and {@code -n} are steps from where the database
 * is, behind a point steps from there: {@code abc+1}. With {@code label@} or {@code id@}
 * before it a target stays on that branch: {@code label@head}, {@code label@-1}.
 *
 * @see <a href="https://www.sqlite.org/lang_transaction.html">SQLite: Transactions</a>
 */
public interface MigrationEngine {

	/**
	 * Return the name that tells this engine's database from others, in an application
	 * the bean name of its data source.
	 * @return the name
	 */
	String name();

	/**
	 * Tell where the database stands, without a lock and without writing; a database file
	 * that doesn't exist is not made.
	 * @return the status
	 * @throws MigrationException if the database can't be read, or contradicts the
	 * revisions
	 */
	MigrationStatus status();

	/**
	 * Check, without a lock and without writing, that the database is at a target and
	 * fits the revisions.
	 * @param target where it should be
	 * @throws MigrationException if anything up to the target is pending, or the database
	 * contradicts the revisions
	 */
	void validate(String target);

	/**
	 * Apply what is pending up to a target.
	 * @param target where to go
	 * @return what was done
	 * @throws MigrationException if anything fails; then nothing was changed
	 */
	MigrationResult upgrade(String target);

	/**
	 * Take revisions back down to a target, which remains applied.
	 * @param target where to go
	 * @return what was done
	 * @throws MigrationException if anything fails; then nothing was changed
	 */
	MigrationResult downgrade(String target);

	/**
	 * Make a target current without running anything.
	 * @param target what becomes current
	 * @return what was done
	 * @throws MigrationException if anything fails; then nothing was changed
	 */
	default MigrationResult stamp(String target) {
		return stamp(List.of(target), false);
	}

	/**
	 * Make targets current without running anything. Branches that none of them is on
	 * stay where they are.
	 * @param targets what becomes current, on a branch each
	 * @param purge whether to forget where the database is before that, be it at
	 * revisions that this build doesn't know
	 * @return what was done
	 * @throws MigrationException if anything fails; then nothing was changed
	 */
	MigrationResult stamp(List<String> targets, boolean purge);

	/**
	 * Take over a database that something else made: find the revision whose schema it
	 * has, repair what Hibernate's {@code ddl-auto} is known to leave out on SQLite,
	 * after a backup and in one transaction, and make that revision current.
	 * @param request how
	 * @return what was done, or empty if there is nothing to take over: the database is
	 * empty, or has a version already
	 * @throws MigrationException if the schema is that of no revision and can't be
	 * repaired, or rows stand in the way; then nothing was changed
	 */
	Optional<Adoption> adopt(AdoptionRequest request);

	/**
	 * Look up a revision of this build together with the statements that it runs.
	 * @param revision the id
	 * @return the revision, or empty if this build doesn't know it
	 */
	Optional<RevisionDetails> revision(String revision);

	/**
	 * Run each revision up, down and up again in a scratch database in memory, and
	 * compare the schemas. The engine's own database is not touched. The scratch database
	 * has no rows, and code in revisions is not run.
	 * @return which revisions lead back to where they came from
	 */
	Verification verify();

	/**
	 * Compare what the entities say, what the revisions make and what the database has,
	 * without a lock and without writing; a database file that doesn't exist is not made,
	 * and has no drift.
	 * @return what differs
	 * @throws MigrationException if the entities or a revision can't be read or replayed,
	 * or the database can't be read
	 */
	ModelComparison compare();

	/**
	 * Compare the same without looking at rows, so that it takes no longer on a large
	 * database: no change says what it would meet.
	 * @return what differs, no change with effects
	 * @throws MigrationException if the entities or a revision can't be read or replayed,
	 * or the database can't be read
	 */
	ModelComparison compareSchemas();

	/**
	 * Compare what the database has with what the entities say, without a lock and
	 * without writing.
	 * @return what would have to change in the database, or nothing where there are no
	 * entities to compare with
	 * @throws MigrationException if the entities or the database can't be read
	 */
	Optional<List<SchemaChange>> checkModel();

}
