package io.github.dbmig.engine;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/**
 * The first version of a shop's entities.
 */
final class ShopV1 {

	static final List<Class<?>> ENTITIES = List.of(Customer.class, Purchase.class);

	private ShopV1() {
	}

	enum Status {

		OPEN, PAID

	}

	@Entity(name = "Customer")
	@Table(name = "customer",
			uniqueConstraints = @UniqueConstraint(name = "uq_customer_name", columnNames = { "name", "city" }))
	static class Customer {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		@Column(nullable = false)
		String name;

		String city;

		@Column(unique = true)
		String email;

	}

	@Entity(name = "Purchase")
	@Table(name = "purchase")
	static class Purchase {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		/**
		 * Stands before the id in Hibernate's DDL, which therefore gives that no type.
		 */
		int quantity;

		@ManyToOne
		Customer customer;

		@Enumerated(EnumType.STRING)
		Status status;

	}

}
