package io.github.dbmig.jpa;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/**
 * Entities of several tables, and several entities of one.
 */
final class InheritanceFeatures {

	private InheritanceFeatures() {
	}

	static List<Feature> all() {
		return List.of(Feature
			.of("subclasses in one table", Circle::new, (row) -> row.radius, 2, Shape.class, Circle.class, Square.class)
			.makes("\"kind\" varchar(31) NOT NULL CONSTRAINT \"ck_shape_kind\" "
					+ "CHECK (kind in ('circle','square'))"),
				Feature
					.of("subclasses in one table by a number", Car::new, (row) -> row.doors, 5, Vehicle.class,
							Car.class)
					.makes("CONSTRAINT \"ck_vehicle_dtype\" CHECK (dtype in ("),
				Feature
					.of("subclasses in tables of their own that are joined", Cat::new,
							(row) -> List.of(row.name, row.lives), List.of("x", 9), Animal.class, Cat.class)
					.makes("CREATE TABLE \"cat\" (\n  \"lives\" integer NOT NULL,\n"
							+ "  \"id\" bigint NOT NULL PRIMARY KEY REFERENCES \"animal\" (\"id\")\n)"),
				Feature
					.of("joined subclasses that are deleted with their superclass", Leaf::new, (row) -> row.size, 1,
							Plant.class, Leaf.class)
					.makes("REFERENCES \"plant\" (\"id\") ON DELETE CASCADE"),
				Feature
					.of("a table for each class", Savings::new, (row) -> List.of(row.number, row.rate), List.of("1", 2),
							Account.class, Savings.class, Bank.class)
					.makes("CREATE TABLE \"savings\"",
							"\"bank_id\" bigint REFERENCES \"bank\" (\"id\") ON DELETE CASCADE",
							"\"number\" varchar(255) UNIQUE",
							"CONSTRAINT \"uq_account\" UNIQUE (\"number\", \"bank_id\")")
					.doesNotMake("CREATE TABLE \"account\" ("),
				Feature.of("a secondary table", Person::new, (row) -> row.motto, "x", Person.class)
					.makes("CREATE TABLE \"person_extra\" (\n  \"motto\" varchar(255),\n"
							+ "  \"id\" bigint NOT NULL PRIMARY KEY REFERENCES \"person\" (\"id\")\n)"));
	}

	@Entity(name = "shape")
	@DiscriminatorColumn(name = "kind")
	abstract static class Shape extends Row {

	}

	@Entity(name = "circle")
	@DiscriminatorValue("circle")
	static class Circle extends Shape {

		Integer radius = 2;

	}

	@Entity(name = "square")
	@DiscriminatorValue("square")
	static class Square extends Shape {

		Integer side;

	}

	@Entity(name = "vehicle")
	@DiscriminatorColumn(discriminatorType = DiscriminatorType.INTEGER)
	@DiscriminatorValue("1")
	static class Vehicle extends Row {

	}

	@Entity(name = "car")
	@DiscriminatorValue("2")
	static class Car extends Vehicle {

		Integer doors = 5;

	}

	@Entity(name = "animal")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Animal extends Row {

		String name = "x";

	}

	@Entity(name = "cat")
	static class Cat extends Animal {

		int lives = 9;

	}

	@Entity(name = "plant")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Plant extends Row {

	}

	@Entity(name = "leaf")
	@OnDelete(action = OnDeleteAction.CASCADE)
	static class Leaf extends Plant {

		int size = 1;

	}

	@Entity(name = "bank")
	static class Bank extends Row {

	}

	@Entity(name = "account")
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	@Table(uniqueConstraints = @UniqueConstraint(name = "uq_account", columnNames = { "number", "bank_id" }))
	abstract static class Account {

		@Id
		@GeneratedValue
		Long id;

		@Column(unique = true)
		String number = "1";

		@ManyToOne
		@OnDelete(action = OnDeleteAction.CASCADE)
		Bank bank;

	}

	@Entity(name = "savings")
	static class Savings extends Account {

		int rate = 2;

	}

	@Entity(name = "person")
	@SecondaryTable(name = "person_extra")
	static class Person extends Row {

		@Column(table = "person_extra")
		String motto = "x";

	}

}
