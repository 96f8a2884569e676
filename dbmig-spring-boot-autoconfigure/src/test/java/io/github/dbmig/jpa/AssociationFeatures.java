package io.github.dbmig.jpa;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/**
 * References from entity to entity.
 */
final class AssociationFeatures {

	private AssociationFeatures() {
	}

	static List<Feature> all() {
		return List.of(
				Feature
					.of("a reference that must be there", Book::new, (row) -> row.author.id, 1L, Book.class,
							Author.class)
					.makes("\"author_id\" bigint NOT NULL REFERENCES \"author\" (\"id\")"),
				Feature
					.of("a reference to one that refers back", Author::new, (row) -> row.books.size(), 1, Book.class,
							Author.class)
					.makes("\"author_id\" bigint NOT NULL REFERENCES"),
				Feature
					.of("one of one", Passport::new, (row) -> row.holder.id, 1L, Passport.class, Author.class,
							Book.class)
					.makes("\"holder_id\" bigint UNIQUE REFERENCES \"author\" (\"id\")"),
				Feature
					.of("one of one in a table of its own", Desk::new, (row) -> row.author.id, 1L, Desk.class,
							Author.class, Book.class)
					.makes("CREATE TABLE \"desk_author\""),
				Feature
					.of("rows that go with the row they refer to", Note::new, (row) -> row.author.id, 1L, Note.class,
							Author.class, Book.class)
					.makes("REFERENCES \"author\" (\"id\") ON DELETE CASCADE"),
				Feature
					.of("references that are forgotten", Mention::new, (row) -> row.author.id, 1L, Mention.class,
							Author.class, Book.class)
					.makes("REFERENCES \"author\" (\"id\") ON DELETE SET NULL"),
				Feature.of("a reference to the table itself", Node::new, (row) -> row.parent.id, 1L, Node.class)
					.makes("\"parent_id\" bigint REFERENCES \"node\" (\"id\")"),
				Feature.of("tables that refer to each other", Hen::new, (row) -> row.egg.id, 1L, Hen.class, Egg.class)
					.makes("REFERENCES \"egg\" (\"id\")", "REFERENCES \"hen\" (\"id\")"),
				Feature
					.of("a reference to a column that is no key", Stay::new, (row) -> row.country.code, "ch",
							Stay.class, Country.class)
					.makes("\"code\" varchar(255) UNIQUE",
							"\"country_code\" varchar(255) REFERENCES \"country\" (\"code\")"),
				Feature
					.of("a reference by several columns", Ticket::new, (row) -> row.seat.number, 2, Ticket.class,
							Seat.class)
					.makes("FOREIGN KEY (\"seat_number\", \"seat_line\") REFERENCES \"seat\" (\"number\", \"line\")"),
				Feature
					.of("a reference to any entity", Favourite::new, (row) -> row.what == null, true, Favourite.class,
							Country.class)
					.makes("\"what_id\" bigint", "\"what_type\" varchar(255)"),
				Feature
					.of("a foreign key written out", Written::new, (row) -> row.author.id, 1L, Written.class,
							Author.class, Book.class)
					.makes("CONSTRAINT \"fk_written\" REFERENCES \"author\" (\"id\") ON UPDATE CASCADE"),
				Feature
					.of("a foreign key with options", Optional::new, (row) -> row.author.id, 1L, Optional.class,
							Author.class, Book.class)
					.makes("REFERENCES \"author\" (\"id\") DEFERRABLE INITIALLY DEFERRED"));
	}

	@Entity(name = "author")
	static class Author extends Row {

		@OneToMany(mappedBy = "author", cascade = CascadeType.PERSIST)
		List<Book> books = new ArrayList<>();

		Author() {
			this(true);
		}

		Author(boolean withBook) {
			if (withBook) {
				this.books.add(new Book(this));
			}
		}

	}

	@Entity(name = "book")
	static class Book extends Row {

		@ManyToOne(optional = false, cascade = CascadeType.PERSIST)
		Author author;

		Book() {
			this(new Author(false));
		}

		Book(Author author) {
			this.author = author;
		}

	}

	@Entity(name = "passport")
	static class Passport extends Row {

		@OneToOne(cascade = CascadeType.PERSIST)
		Author holder = new Author(false);

	}

	@Entity(name = "desk")
	static class Desk extends Row {

		@OneToOne(cascade = CascadeType.PERSIST)
		@JoinTable(name = "desk_author")
		Author author = new Author(false);

	}

	@Entity(name = "note")
	static class Note extends Row {

		@ManyToOne(cascade = CascadeType.PERSIST)
		@OnDelete(action = OnDeleteAction.CASCADE)
		Author author = new Author(false);

	}

	@Entity(name = "mention")
	static class Mention extends Row {

		@ManyToOne(cascade = CascadeType.PERSIST)
		@OnDelete(action = OnDeleteAction.SET_NULL)
		Author author = new Author(false);

	}

	@Entity(name = "node")
	static class Node extends Row {

		@ManyToOne(cascade = CascadeType.PERSIST)
		Node parent;

		Node() {
			this(false);
		}

		Node(boolean root) {
			this.parent = root ? null : new Node(true);
		}

	}

	@Entity(name = "hen")
	static class Hen extends Row {

		@ManyToOne(cascade = CascadeType.PERSIST)
		Egg egg = new Egg();

	}

	@Entity(name = "egg")
	static class Egg extends Row {

		@ManyToOne
		Hen hen;

	}

	@Entity(name = "country")
	static class Country extends Row {

		String code = "ch";

	}

	@Entity(name = "stay")
	static class Stay extends Row {

		@ManyToOne(cascade = CascadeType.PERSIST)
		@JoinColumn(name = "country_code", referencedColumnName = "code")
		Country country = new Country();

	}

	@Entity(name = "seat")
	@IdClass(SeatKey.class)
	static class Seat {

		@Id
		int number = 2;

		@Id
		int line = 1;

	}

	record SeatKey(int number, int line) implements Serializable {

	}

	@Entity(name = "ticket")
	static class Ticket extends Row {

		@ManyToOne(cascade = CascadeType.PERSIST)
		Seat seat = new Seat();

	}

	@Entity(name = "favourite")
	static class Favourite extends Row {

		@Any(optional = true)
		@AnyKeyJavaClass(Long.class)
		@AnyDiscriminatorValue(discriminator = "C", entity = Country.class)
		@JoinColumn(name = "what_id")
		@Column(name = "what_type")
		Object what;

	}

	@Entity(name = "written")
	static class Written extends Row {

		@ManyToOne(cascade = CascadeType.PERSIST)
		@JoinColumn(foreignKey = @ForeignKey(name = "fk_written",
				foreignKeyDefinition = "foreign key (author_id) references author (id) on update cascade"))
		Author author = new Author(false);

	}

	@Entity(name = "optional")
	static class Optional extends Row {

		@ManyToOne(cascade = CascadeType.PERSIST)
		@JoinColumn(foreignKey = @ForeignKey(options = "deferrable initially deferred"))
		Author author = new Author(false);

	}

}
