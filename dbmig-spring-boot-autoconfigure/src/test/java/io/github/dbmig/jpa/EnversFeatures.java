package io.github.dbmig.jpa;

import java.util.List;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import org.hibernate.envers.Audited;

/**
 * The tables in which Hibernate Envers keeps what was.
 */
final class EnversFeatures {

	private EnversFeatures() {
	}

	static List<Feature> all() {
		return List.of(
				Feature.of("an audited entity", Contract::new, (row) -> row.title, "x", Contract.class)
					.makes("CREATE TABLE \"contract_aud\"", "CREATE TABLE \"revinfo\"", "PRIMARY KEY (\"rev\", \"id\")",
							"REFERENCES \"revinfo\" (\"rev\")"),
				Feature
					.of("an audited entity with an association and a collection", Clause::new,
							(row) -> Set.copyOf(row.words), Set.of("x"), Clause.class, Contract.class)
					.makes("CREATE TABLE \"clause_aud\"", "CREATE TABLE \"clause_words_aud\""));
	}

	@Entity(name = "contract")
	@Audited
	static class Contract extends Row {

		@Column(nullable = false)
		String title = "x";

	}

	@Entity(name = "clause")
	@Audited
	static class Clause extends Row {

		@ManyToOne
		Contract contract;

		@ElementCollection
		Set<String> words = Set.of("x");

	}

}
