package io.github.dbmig.sqlite.ddl;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The definition of a column.
 *
 * @param name the column's name
 * @param type where the type stands, null for none
 * @param typeName the type as SQLite reports it, empty for none
 * @param constraints what follows the type, in its order
 * @param span all of it
 */
public record ColumnNode(DdlName name, @Nullable Span type, String typeName, List<ConstraintNode> constraints,
		Span span) {

	public ColumnNode {
		constraints = List.copyOf(constraints);
	}

	/**
	 * The clauses of a kind.
	 * @param <T> the kind
	 * @param kind the kind
	 * @return the clauses, in their order
	 */
	public <T extends ConstraintNode> List<T> all(Class<T> kind) {
		return this.constraints.stream().filter(kind::isInstance).map(kind::cast).toList();
	}

	/**
	 * The clause of a kind that counts: SQLite lets the last one win.
	 * @param <T> the kind
	 * @param kind the kind
	 * @return the last clause
	 */
	public <T extends ConstraintNode> Optional<T> last(Class<T> kind) {
		List<T> all = all(kind);
		return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
	}

}
