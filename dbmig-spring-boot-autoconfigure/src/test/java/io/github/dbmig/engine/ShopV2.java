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
 * The second version: another constant, a column that may be missing, one that may not,
 * and addresses.
 */
final class ShopV2 {

	static final List<Class<?>> ENTITIES = List.of(Customer.class, Purchase.class, Address.class);

	private ShopV2() {
	}

	enum Status {

		OPEN, PAID, SHIPPED

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

		String phone;

	}

	@Entity(name = "Purchase")
	@Table(name = "purchase")
	static class Purchase {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		int quantity;

		@ManyToOne
		Customer customer;

		@Enumerated(EnumType.STRING)
		Status status;

		@Column(nullable = false)
		String currency;

		@ManyToOne
		Address address;

	}

	@Entity(name = "Address")
	@Table(name = "address")
	static class Address {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		@Column(nullable = false)
		String street;

		@ManyToOne(optional = false)
		Customer customer;

	}

}
