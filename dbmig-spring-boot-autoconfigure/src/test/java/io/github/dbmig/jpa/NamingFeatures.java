package io.github.dbmig.jpa;

import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.Comment;

/**
 * Names of tables, columns and constraints.
 */
@SuppressWarnings("deprecation")
final class NamingFeatures {

	private NamingFeatures() {
	}

	static List<Feature> all() {
		return List.of(
				Feature
					.of("names by the naming strategy", CustomerAccount::new, (row) -> row.emailAddress, "x",
							CustomerAccount.class)
					.makes("CREATE TABLE \"customer_account\"", "\"email_address\" varchar(255)"),
				Feature.of("names in quotes", Quoted::new, (row) -> row.fullName, "x", Quoted.class)
					.makes("CREATE TABLE \"Quoted Table\"", "\"Full Name\" varchar(255)",
							"CONSTRAINT \"ck_Quoted Table_Full Name\""),
				Feature
					.of("reserved words", Reserved::new, (row) -> List.of(row.group, row.where), List.of(1, 2),
							Reserved.class)
					.makes("CREATE TABLE \"order\"", "\"group\" integer", "\"where\" integer"),
				Feature.of("a name of a nested class", Nested::new, (row) -> row.a, 1, Nested.class)
					.makes("CREATE TABLE \"naming_features$nested\""),
				Feature
					.of("a foreign key with a name", Child::new, (row) -> row.parent.id, 1L, Child.class, Parent.class)
					.makes("CONSTRAINT \"fk_child_parent\" REFERENCES \"parent\" (\"id\")"),
				Feature
					.of("a foreign key without a name", Plain::new, (row) -> row.parent.id, 1L, Plain.class,
							Parent.class)
					.makes("\"parent_id\" bigint REFERENCES \"parent\" (\"id\")")
					.doesNotMake("CONSTRAINT"),
				Feature
					.of("a reference without a foreign key", Loose::new, (row) -> row.parent.id, 1L, Loose.class,
							Parent.class)
					.makes("\"parent_id\" bigint\n")
					.doesNotMake("REFERENCES"),
				Feature.of("comments", Commented::new, (row) -> row.a, 1, Commented.class).doesNotMake("what it is"));
	}

	@Entity(name = "CustomerAccount")
	static class CustomerAccount extends Row {

		String emailAddress = "x";

	}

	@Entity(name = "quoted")
	@Table(name = "`Quoted Table`")
	static class Quoted extends Row {

		@Column(name = "`Full Name`")
		@org.hibernate.annotations.Check(constraints = "\"Full Name\" <> ''")
		String fullName = "x";

	}

	@Entity(name = "reserved")
	@Table(name = "\"order\"")
	static class Reserved extends Row {

		@Column(name = "\"group\"")
		Integer group = 1;

		@Column(name = "`where`")
		Integer where = 2;

	}

	@Entity
	static class Nested extends Row {

		Integer a = 1;

	}

	@Entity(name = "parent")
	static class Parent extends Row {

	}

	@Entity(name = "child")
	static class Child extends Row {

		@ManyToOne(cascade = CascadeType.PERSIST)
		@JoinColumn(foreignKey = @ForeignKey(name = "fk_child_parent"))
		Parent parent = new Parent();

	}

	@Entity(name = "plain")
	static class Plain extends Row {

		@ManyToOne(cascade = CascadeType.PERSIST)
		Parent parent = new Parent();

	}

	@Entity(name = "loose")
	static class Loose extends Row {

		@ManyToOne(cascade = CascadeType.PERSIST)
		@JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
		Parent parent = new Parent();

	}

	@Entity(name = "commented")
	@Comment("what it is")
	static class Commented extends Row {

		@Comment("what it is")
		Integer a = 1;

	}

}
