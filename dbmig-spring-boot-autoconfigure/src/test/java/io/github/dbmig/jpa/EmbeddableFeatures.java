package io.github.dbmig.jpa;

import java.util.List;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;

/**
 * Values of several columns.
 */
final class EmbeddableFeatures {

	private EmbeddableFeatures() {
	}

	static List<Feature> all() {
		return List.of(
				Feature.of("an embeddable", Customer::new, (row) -> row.address.city, "x", Customer.class)
					.makes("\"city\" varchar(255) NOT NULL", "\"street\" varchar(255)"),
				Feature
					.of("an embeddable used twice", Order::new, (row) -> List.of(row.from.city, row.to.city),
							List.of("x", "x"), Order.class)
					.makes("\"from_city\" varchar(255) NOT NULL", "\"to_city\" varchar(255) NOT NULL"),
				Feature.of("an embeddable record", Point::new, (row) -> row.at, new Position(1, 2), Point.class)
					.makes("\"x\" integer,", "\"y\" integer\n"),
				Feature.of("an embeddable in an embeddable", Trip::new, (row) -> row.leg.start.city, "x", Trip.class)
					.makes("\"city\" varchar(255) NOT NULL", "\"km\" integer,"),
				Feature
					.of("an embeddable with a reference", Contract::new, (row) -> row.parties.seller.address.city, "x",
							Contract.class, Customer.class)
					.makes("\"seller_id\" bigint REFERENCES \"customer\" (\"id\")"));
	}

	@Embeddable
	static class Address {

		@Column(nullable = false)
		String city = "x";

		String street;

	}

	@Entity(name = "customer")
	static class Customer extends Row {

		@Embedded
		Address address = new Address();

	}

	@Entity(name = "orders")
	static class Order extends Row {

		@AttributeOverride(name = "city", column = @Column(name = "from_city", nullable = false))
		@AttributeOverride(name = "street", column = @Column(name = "from_street"))
		Address from = new Address();

		@AttributeOverride(name = "city", column = @Column(name = "to_city", nullable = false))
		@AttributeOverride(name = "street", column = @Column(name = "to_street"))
		Address to = new Address();

	}

	@Embeddable
	record Position(int x, int y) {

	}

	@Entity(name = "point")
	static class Point extends Row {

		Position at = new Position(1, 2);

	}

	@Embeddable
	static class Leg {

		Address start = new Address();

		int km = 3;

	}

	@Entity(name = "trip")
	static class Trip extends Row {

		Leg leg = new Leg();

	}

	@Embeddable
	static class Parties {

		@ManyToOne(cascade = CascadeType.PERSIST)
		Customer seller = new Customer();

	}

	@Entity(name = "contract")
	static class Contract extends Row {

		Parties parties = new Parties();

	}

}
