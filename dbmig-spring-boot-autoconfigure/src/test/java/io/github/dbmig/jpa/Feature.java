package io.github.dbmig.jpa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A feature of the mapping: the entities that use it, what is made of them, and what of a
 * row comes back that was written.
 *
 * @param name what it is
 * @param entities the entity classes
 * @param written makes the entity that is written
 * @param view what of the entity is compared after it was read
 * @param expected the view of the entity that was read
 * @param made texts that the statements hold
 * @param notMade texts that they don't hold
 * @param limit what the exception says where Hibernate can't do it on SQLite, null where
 * it can
 */
record Feature(String name, List<Class<?>> entities, Supplier<?> written, Function<Object, Object> view,
		Object expected, List<String> made, List<String> notMade, String limit) {

	@SuppressWarnings("unchecked")
	static <E> Feature of(String name, Supplier<E> written, Function<? super E, Object> view, Object expected,
			Class<?>... entities) {
		return new Feature(name, List.of(entities), written, (entity) -> view.apply((E) entity), expected, List.of(),
				List.of(), null);
	}

	/**
	 * The statements hold these texts.
	 */
	Feature makes(String... texts) {
		List<String> all = new ArrayList<>(this.made);
		all.addAll(Arrays.asList(texts));
		return new Feature(this.name, this.entities, this.written, this.view, this.expected, all, this.notMade,
				this.limit);
	}

	/**
	 * The statements don't hold these texts.
	 */
	Feature doesNotMake(String... texts) {
		return new Feature(this.name, this.entities, this.written, this.view, this.expected, this.made, List.of(texts),
				this.limit);
	}

	/**
	 * Hibernate can't write or read it.
	 */
	Feature failsWith(String limit) {
		return new Feature(this.name, this.entities, this.written, this.view, this.expected, this.made, this.notMade,
				limit);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
