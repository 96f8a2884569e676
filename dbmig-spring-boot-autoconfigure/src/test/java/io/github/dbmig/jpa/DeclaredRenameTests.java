package io.github.dbmig.jpa;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmig.RenamedFrom;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import org.hibernate.annotations.Formula;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link RenamedFrom} says at each place where it can stand.
 */
@SuppressWarnings("SameNameButDifferent")
class DeclaredRenameTests {

	@Test
	void aClassNamesTheOldTable() {
		assertThat(Mappings.offline(Customer.class).renames().tables()).isEqualTo(Map.of("client", "customer"));
	}

	@Test
	void aFieldNamesTheOldColumn() {
		assertThat(columns(Customer.class)).isEqualTo(Map.of("customer", Map.of("mail", "email_address")));
	}

	@Test
	void aGetterNamesTheOldColumn() {
		assertThat(columns(ByGetter.class)).isEqualTo(Map.of("by_getter", Map.of("mail", "email", "is_on", "active")));
	}

	@Test
	void aKeyNamesTheOldColumn() {
		assertThat(columns(Keyed.class)).isEqualTo(Map.of("keyed", Map.of("isbn", "code")));
		assertThat(columns(EmbeddedKey.class)).isEqualTo(Map.of("embedded_key", Map.of("number", "num")));
		assertThat(columns(ClassKey.class)).isEqualTo(Map.of("class_key", Map.of("number", "num")));
	}

	@Test
	void anAssociationNamesTheOldJoinColumn() {
		assertThat(columns(Order.class, Customer.class).get("orders")).isEqualTo(Map.of("client_id", "customer_id"));
		assertThat(columns(Basket.class, Item.class)).isEqualTo(Map.of("item", Map.of("cart_id", "basket_id")));
	}

	@Test
	void aCollectionOfValuesNamesTheOldColumnOfTheValues() {
		assertThat(columns(Tagged.class)).isEqualTo(Map.of("tagged_tags", Map.of("label", "tag")));
	}

	@Test
	void anEmbeddableCountsWhereverItIsUsed() {
		assertThat(columns(House.class))
			.isEqualTo(Map.of("house", Map.of("town", "city"), "house_others", Map.of("town", "city")));
	}

	@Test
	void aMappedSuperclassCountsInEveryTable() {
		assertThat(columns(One.class, Two.class))
			.isEqualTo(Map.of("one", Map.of("made", "created"), "two", Map.of("made", "created_at")));
	}

	@Test
	void subclassesHaveTheirTables() {
		assertThat(columns(Joined.class, JoinedChild.class))
			.isEqualTo(Map.of("joined", Map.of("a", "x"), "joined_child", Map.of("b", "y")));
		assertThat(columns(Union.class, UnionChild.class))
			.isEqualTo(Map.of("union_base", Map.of("a", "x"), "union_child", Map.of("a", "x", "b", "y")));
		assertThat(columns(Single.class, SingleChild.class)).isEqualTo(Map.of("single", Map.of("b", "y")));
		assertThat(columns(Second.class)).isEqualTo(Map.of("second_more", Map.of("a", "x")));
	}

	@Test
	void aConstantNamesTheOldOne() {
		assertThat(Mappings.offline(Ticket.class).renames().constants()).containsExactlyInAnyOrder(
				new ConstantRename("ticket", "state", "NEW", "OPEN"),
				new ConstantRename("ticket_past", "past", "NEW", "OPEN"));
	}

	@Test
	void constantsThatArentStoredByNameAreNotRenamed() {
		EntityModel model = Mappings.offline(Otherwise.class);
		assertThat(model.renames()).isEqualTo(DeclaredRenames.none());
		assertThat(model.notes()).isEmpty();
	}

	@Test
	void nothingDeclaredIsNothing() {
		EntityModel model = Mappings.offline(Item.class);
		assertThat(model.renames()).isEqualTo(DeclaredRenames.none());
		assertThat(model.notes()).isEmpty();
	}

	@Test
	void whatCantBeMeantIsNoted() {
		EntityModel model = Mappings.offline(Wrong.class, Item.class);
		String name = Wrong.class.getName();
		assertThat(model.renames()).isEqualTo(DeclaredRenames.none());
		assertThat(model.notes()).containsExactlyInAnyOrder(
				"@RenamedFrom on " + name + " has no effect: there still is a table \"item\" beside \"wrong\".",
				"@RenamedFrom on " + name + ".a and " + name + ".b has no effect: only one column can have been \"c\".",
				"@RenamedFrom on " + name + ".d has no effect: there still is a column \"e\" beside \"d\".",
				"@RenamedFrom on " + name + ".place has no effect: it has no column of its own; the fields of "
						+ Hidden.class.getName() + " have.",
				"@RenamedFrom on " + name + ".sum has no effect: it has no column.",
				"@RenamedFrom on " + name
						+ ".items has no effect: it has a table of its own, of which autogenerate recognizes the "
						+ "new name, or asks.",
				"@RenamedFrom on " + Wrong.State.class.getName()
						+ ".CLOSED has no effect: there still is a constant OPEN.");
	}

	@Test
	void aSubclassWithoutATableOfItsOwnIsNoted() {
		EntityModel model = Mappings.offline(Single.class, RenamedChild.class);
		assertThat(model.renames()).isEqualTo(DeclaredRenames.none());
		assertThat(model.notes()).containsExactly("@RenamedFrom on " + RenamedChild.class.getName()
				+ " has no effect: its rows are in the table of " + Single.class.getName() + ".");
	}

	@Test
	void aRenameToTheSameNameIsNone() {
		EntityModel model = Mappings.offline(Same.class);
		assertThat(model.renames()).isEqualTo(DeclaredRenames.none());
		assertThat(model.notes()).isEmpty();
	}

	private static Map<String, Map<String, String>> columns(Class<?>... entities) {
		return Mappings.offline(entities).renames().columns();
	}

	@Entity(name = "customer")
	@RenamedFrom("client")
	static class Customer extends Row {

		@RenamedFrom("mail")
		String emailAddress;

		String other;

	}

	@Entity(name = "by_getter")
	static class ByGetter {

		private Long id;

		private String email;

		private boolean active;

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long getId() {
			return this.id;
		}

		void setId(Long id) {
			this.id = id;
		}

		@RenamedFrom("mail")
		String getEmail() {
			return this.email;
		}

		void setEmail(String email) {
			this.email = email;
		}

		@RenamedFrom("is_on")
		boolean isActive() {
			return this.active;
		}

		void setActive(boolean active) {
			this.active = active;
		}

	}

	@Entity(name = "keyed")
	static class Keyed {

		@Id
		@RenamedFrom("isbn")
		String code;

	}

	@Embeddable
	record Key(String issuer, @RenamedFrom("number") int num) implements Serializable {

	}

	@Entity(name = "embedded_key")
	static class EmbeddedKey {

		@EmbeddedId
		Key key;

	}

	@Entity(name = "class_key")
	@IdClass(ClassKey.Both.class)
	static class ClassKey {

		@Id
		String issuer;

		@Id
		@RenamedFrom("number")
		int num;

		static class Both implements Serializable {

			String issuer;

			int num;

			@Override
			public boolean equals(Object other) {
				return other instanceof Both both && both.issuer.equals(this.issuer) && both.num == this.num;
			}

			@Override
			public int hashCode() {
				return this.num;
			}

		}

	}

	@Entity
	@Table(name = "orders")
	static class Order extends Row {

		@ManyToOne
		@RenamedFrom("client_id")
		Customer customer;

	}

	@Entity(name = "basket")
	static class Basket extends Row {

		@OneToMany
		@JoinColumn(name = "basket_id")
		@RenamedFrom("cart_id")
		Set<Item> items;

	}

	@Entity(name = "item")
	static class Item extends Row {

		String name;

	}

	@Entity(name = "tagged")
	static class Tagged extends Row {

		@ElementCollection
		@Column(name = "tag")
		@RenamedFrom("label")
		Set<String> tags;

	}

	@Embeddable
	static class Place {

		String street;

		@RenamedFrom("town")
		String city;

	}

	@Entity(name = "house")
	static class House extends Row {

		@Embedded
		Place place;

		@ElementCollection
		List<Place> others;

	}

	@MappedSuperclass
	abstract static class Base extends Row {

		@RenamedFrom("made")
		String created;

	}

	@Entity(name = "one")
	static class One extends Base {

	}

	@Entity(name = "two")
	@AttributeOverride(name = "created", column = @Column(name = "created_at"))
	static class Two extends Base {

	}

	@Entity(name = "joined")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Joined extends Row {

		@RenamedFrom("a")
		String x;

	}

	@Entity(name = "joined_child")
	static class JoinedChild extends Joined {

		@RenamedFrom("b")
		String y;

	}

	@Entity(name = "union_base")
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	static class Union {

		@Id
		Long id;

		@RenamedFrom("a")
		String x;

	}

	@Entity(name = "union_child")
	static class UnionChild extends Union {

		@RenamedFrom("b")
		String y;

	}

	@Entity(name = "single")
	@Inheritance
	@DiscriminatorColumn(name = "kind")
	static class Single extends Row {

	}

	@Entity(name = "single_child")
	static class SingleChild extends Single {

		@RenamedFrom("b")
		String y;

	}

	@Entity(name = "renamed_child")
	@RenamedFrom("child")
	static class RenamedChild extends Single {

	}

	@Entity(name = "second")
	@SecondaryTable(name = "second_more")
	static class Second extends Row {

		@Column(table = "second_more")
		@RenamedFrom("a")
		String x;

	}

	@Entity(name = "ticket")
	static class Ticket extends Row {

		@Enumerated(EnumType.STRING)
		State state;

		@ElementCollection
		@Enumerated(EnumType.STRING)
		Set<State> past;

		enum State {

			@RenamedFrom("NEW")
			OPEN, CLOSED

		}

	}

	@Entity(name = "otherwise")
	static class Otherwise extends Row {

		@Enumerated
		Ticket.State byPosition;

		@Enumerated(EnumType.STRING)
		Coded coded;

		enum Coded {

			@RenamedFrom("NEW")
			OPEN("o");

			@EnumeratedValue
			final String code;

			Coded(String code) {
				this.code = code;
			}

		}

	}

	@Entity(name = "wrong")
	@RenamedFrom("item")
	static class Wrong extends Row {

		@RenamedFrom("c")
		String a;

		@RenamedFrom("c")
		String b;

		@RenamedFrom("e")
		String d;

		String e;

		@Embedded
		@RenamedFrom("where")
		Hidden place;

		@Formula("1 + 1")
		@RenamedFrom("total")
		Integer sum;

		@ManyToMany
		@RenamedFrom("things")
		Set<Item> items;

		@Enumerated(EnumType.STRING)
		State state;

		enum State {

			OPEN, @RenamedFrom("OPEN")
			CLOSED

		}

	}

	@Embeddable
	static class Hidden {

		String street;

	}

	@Entity(name = "same")
	@RenamedFrom("SAME")
	static class Same extends Row {

		@RenamedFrom("Name")
		String name;

	}

}
