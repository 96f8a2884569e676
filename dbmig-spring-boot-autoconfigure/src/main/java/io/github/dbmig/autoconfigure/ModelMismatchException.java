package io.github.dbmig.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.dbmig.MigrationException;
import io.github.dbmig.MigrationStatus;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.SchemaChange;

/**
 * Thrown when the entities differ from the database and the application must not start
 * then.
 */
public class ModelMismatchException extends MigrationException {

	private final transient List<SchemaChange> changes;

	ModelMismatchException(MigrationStatus status, List<SchemaChange> changes) {
		super(Objects.requireNonNullElse(status.database().path(), "The database")
				+ " is not what the entities say. To be so it would have to:"
				+ changes.stream()
					.map((change) -> System.lineSeparator() + "  " + change)
					.collect(Collectors.joining()),
				status.pending().isEmpty()
						? "Write the revision with: ./mvnw spring-boot:run "
								+ "-Dspring-boot.run.arguments=\"dbmig revision --autogenerate -m '...'\", "
								+ "or correct the entities. dbmig.model-check says what start-up does about it."
						: "Apply what is pending first: "
								+ status.pending().stream().map(RevisionInfo::title).collect(Collectors.joining(", "))
								+ ".");
		this.changes = List.copyOf(changes);
	}

	/**
	 * Return what differs.
	 * @return the changes that the database would need
	 */
	public List<SchemaChange> changes() {
		return this.changes;
	}

}
