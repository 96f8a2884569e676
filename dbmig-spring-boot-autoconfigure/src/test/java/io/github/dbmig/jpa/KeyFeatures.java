package io.github.dbmig.jpa;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;

/**
 * Primary keys and how their values are made.
 */
final class KeyFeatures {

	private KeyFeatures() {
	}

	static List<Feature> all() {
		return List.of(
				Feature.of("an identity", Identity::new, (row) -> row.id, 1L, Identity.class)
					.makes("CREATE TABLE \"identity\" (\n  \"id\" INTEGER PRIMARY KEY,\n  \"before\" integer\n)"),
				Feature
					.of("an identity of a smaller type", SmallIdentity::new, (row) -> row.id, (short) 1,
							SmallIdentity.class)
					.makes("\"id\" INTEGER PRIMARY KEY"),
				Feature.of("a key that the application gives", Assigned::new, (row) -> row.code, "x", Assigned.class)
					.makes("\"code\" varchar(255) NOT NULL PRIMARY KEY"),
				Feature.of("a key made of a UUID", Random::new, (row) -> row.id != null, true, Random.class)
					.makes("\"id\" blob NOT NULL PRIMARY KEY"),
				Feature.of("a key that is generated somehow", Automatic::new, (row) -> row.id, 1L, Automatic.class)
					.makes("\"id\" bigint NOT NULL PRIMARY KEY",
							"CREATE TABLE \"automatic_seq\" (\n  \"next_val\" bigint\n)",
							"INSERT INTO \"automatic_seq\" (\"next_val\") VALUES (?) -- 1"),
				Feature.of("a sequence", Sequenced::new, (row) -> row.id, 7L, Sequenced.class)
					.makes("CREATE TABLE \"ticket_numbers\"",
							"INSERT INTO \"ticket_numbers\" (\"next_val\") VALUES (?) -- 7"),
				Feature.of("a table of keys", Tabled::new, (row) -> row.id, 1L, Tabled.class)
					.makes("CREATE TABLE \"hibernate_sequences\" (\n  \"sequence_name\" varchar(255) NOT NULL PRIMARY KEY,\n"
							+ "  \"next_val\" bigint\n)",
							"(\"sequence_name\", \"next_val\") VALUES (?, ?) -- 'default', 0"),
				Feature
					.of("a table of keys for two entities", FirstTabled::new, (row) -> row.id, 1L, FirstTabled.class,
							SecondTabled.class)
					.makes("VALUES (?, ?) -- 'first', 0", "VALUES (?, ?) -- 'second', 0"),
				Feature
					.of("a sequence after an insert", Album::new, (row) -> row.tracks.size(), 1, Album.class,
							Track.class)
					.failsWith("SQLITE_BUSY"),
				Feature.of("an embedded key", Place::new, (row) -> row.key.number, 2, Place.class)
					.makes("PRIMARY KEY (\"number\", \"street\")"),
				Feature.of("a key class", Seat::new, (row) -> row.seat, 3, Seat.class)
					.makes("PRIMARY KEY (\"row\", \"seat\")"),
				Feature
					.of("a key of another entity", Details::new, (row) -> List.of(row.id, row.owner.id),
							List.of(1L, 1L), Details.class, Owner.class)
					.makes("\"owner_id\" bigint NOT NULL PRIMARY KEY REFERENCES \"owner\" (\"id\")")
					.doesNotMake("UNIQUE"),
				Feature
					.of("a key of a key and another entity", Line::new, (row) -> row.id.position, 1, Line.class,
							Owner.class)
					.makes("PRIMARY KEY (\"owner_id\", \"position\")", "REFERENCES \"owner\" (\"id\")"));
	}

	@Entity(name = "identity")
	static class Identity {

		Integer before = 1;

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

	}

	@Entity(name = "small_identity")
	static class SmallIdentity {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Short id;

	}

	@Entity(name = "assigned")
	static class Assigned {

		@Id
		String code = "x";

	}

	@Entity(name = "random")
	static class Random {

		@Id
		@GeneratedValue
		UUID id;

	}

	@Entity(name = "automatic")
	static class Automatic {

		@Id
		@GeneratedValue
		Long id;

	}

	@Entity(name = "sequenced")
	static class Sequenced {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tickets")
		@SequenceGenerator(name = "tickets", sequenceName = "ticket_numbers", initialValue = 7, allocationSize = 1)
		Long id;

	}

	@Entity(name = "tabled")
	static class Tabled {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE)
		Long id;

	}

	@Entity(name = "first_tabled")
	static class FirstTabled {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "first")
		@TableGenerator(name = "first", table = "numbers", pkColumnName = "kind", valueColumnName = "last",
				pkColumnValue = "first")
		Long id;

	}

	@Entity(name = "second_tabled")
	static class SecondTabled {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "second")
		@TableGenerator(name = "second", table = "numbers", pkColumnName = "kind", valueColumnName = "last",
				pkColumnValue = "second")
		Long id;

	}

	@Entity(name = "album")
	static class Album extends Row {

		@OneToMany(cascade = CascadeType.PERSIST)
		List<Track> tracks = List.of(new Track());

	}

	@Entity(name = "track")
	static class Track {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

	}

	@Entity(name = "place")
	static class Place {

		@EmbeddedId
		PlaceKey key = new PlaceKey();

	}

	@Embeddable
	static class PlaceKey implements Serializable {

		String street = "x";

		int number = 2;

		@Override
		public boolean equals(Object other) {
			return other instanceof PlaceKey key && key.street.equals(this.street) && key.number == this.number;
		}

		@Override
		public int hashCode() {
			return this.number;
		}

	}

	@Entity(name = "seat")
	@IdClass(SeatKey.class)
	static class Seat {

		@Id
		int row = 1;

		@Id
		int seat = 3;

	}

	record SeatKey(int row, int seat) implements Serializable {

	}

	@Entity(name = "owner")
	static class Owner extends Row {

	}

	@Entity(name = "details")
	static class Details {

		@Id
		Long id;

		@MapsId
		@OneToOne(cascade = CascadeType.PERSIST)
		Owner owner = new Owner();

	}

	@Entity(name = "line")
	static class Line {

		@EmbeddedId
		LineKey id = new LineKey();

		@MapsId("ownerId")
		@ManyToOne(cascade = CascadeType.PERSIST)
		Owner owner = new Owner();

	}

	@Embeddable
	static class LineKey implements Serializable {

		Long ownerId;

		int position = 1;

		@Override
		public boolean equals(Object other) {
			return other instanceof LineKey key && key.position == this.position;
		}

		@Override
		public int hashCode() {
			return this.position;
		}

	}

}
