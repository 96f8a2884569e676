package io.github.dbmig.jpa;

import java.io.Serializable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.DiscriminatorFormula;
import org.hibernate.annotations.IdGeneratorType;
import org.hibernate.annotations.ManyToAny;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;
import org.hibernate.annotations.SortNatural;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.id.IncrementGenerator;

/**
 * Keys, references and collections that are rarer than those of the other lists. Two have
 * no feature: an embeddable as JSON, which Hibernate's dialect refuses for SQLite, and
 * {@code @TenantId}, for which a session needs a tenant and the column is a column like
 * others.
 */
final class RareFeatures {

	private RareFeatures() {
	}

	static List<Feature> all() {
		return List.of(
				Feature.of("a key made of a UUID as text", TextKey::new, (row) -> row.id.length(), 36, TextKey.class)
					.makes("\"id\" varchar(255) NOT NULL PRIMARY KEY"),
				Feature
					.of("a key made of a UUID in order of time", TimeKey::new, (row) -> row.id != null, true,
							TimeKey.class)
					.makes("\"id\" blob NOT NULL PRIMARY KEY"),
				Feature.of("a key that is counted up", Counted::new, (row) -> row.id, 1L, Counted.class)
					.makes("\"id\" bigint NOT NULL PRIMARY KEY"),
				Feature
					.of("a key class with a reference", Enrolment::new, (row) -> row.student.id, 1L, Enrolment.class,
							Student.class, Subject.class)
					.makes("PRIMARY KEY (\"student_id\", \"term\")",
							"\"student_id\" bigint NOT NULL REFERENCES \"pupil_student\" (\"id\")"),
				Feature
					.of("many of many that refer back", Student::new,
							(row) -> row.subjects.iterator().next().students.size(), 1, Student.class, Subject.class)
					.makes("PRIMARY KEY (\"students_id\", \"subjects_id\")"),
				Feature
					.of("a map by entities", Marks::new, (row) -> List.copyOf(row.marks.values()), List.of(6),
							Marks.class, Leaf.class)
					.makes("PRIMARY KEY (\"marks_id\", \"leaf_id\")", "REFERENCES \"leaf_of_map\" (\"id\")"),
				Feature
					.of("a map of embeddables", Phones::new, (row) -> row.phones.get("home").number, "1", Phones.class)
					.makes("PRIMARY KEY (\"phones_id\", \"kind\")"),
				Feature.of("a sorted set", Sorted::new, (row) -> row.words.first(), "a", Sorted.class)
					.makes("UNIQUE (\"sorted_words_id\", \"words\")"),
				Feature
					.of("a list in order that refers back", Poem::new, (row) -> row.verses.size(), 1, Poem.class,
							Verse.class)
					.makes("\"place\" integer", "\"poem_id\" bigint NOT NULL REFERENCES \"poem\" (\"id\")"),
				Feature.of("one of one that is referred to", Key::new, (row) -> row.lock.id, 1L, Key.class, Lock.class)
					.makes("\"key_id\" bigint UNIQUE REFERENCES \"door_key\" (\"id\")"),
				Feature.of("many of any entity", Drawer::new, (row) -> row.things.size(), 1, Drawer.class)
					.makes("CREATE TABLE \"drawer_things\"", "\"thing_type\" varchar(255)"),
				Feature
					.of("a reference to what may be missing", Fan::new, (row) -> row.leaf.id, 1L, Fan.class, Leaf.class)
					.makes("\"leaf_id\" bigint\n")
					.doesNotMake("REFERENCES"),
				Feature
					.of("subclasses in one table by a formula", Small::new, (row) -> row.size, 1, Box.class,
							Small.class)
					.makes("CREATE TABLE \"box\" (\n  \"id\" INTEGER PRIMARY KEY,\n  \"size\" integer NOT NULL\n)"),
				Feature
					.of("rows marked with the time of their deletion", Archived::new, (row) -> row.name, "x",
							Archived.class)
					.makes("\"deleted\" timestamp"),
				Feature
					.of("rows of a collection marked as deleted", Tags::new, (row) -> new HashSet<>(row.words),
							Set.of("a"), Tags.class)
					.makes("\"deleted\" boolean NOT NULL"),
				Feature.of("a time that the database gives", Clocked::new, (row) -> row.at != null, true, Clocked.class)
					.makes("\"at\" timestamp"),
				Feature
					.of("a version of another type", ShortVersion::new, (row) -> row.version, (short) 0,
							ShortVersion.class)
					.makes("\"version\" smallint NOT NULL"),
				Feature
					.of("enums by a value of their own", Rated::new, (row) -> List.of(row.stars, row.letter),
							List.of(Stars.TWO, Letter.BETA), Rated.class)
					.makes("CONSTRAINT \"ck_rated_stars\" CHECK (stars in (",
							"CONSTRAINT \"ck_rated_letter\" CHECK (letter in ('a','b'))"),
				Feature
					.of("a moment of a given precision", Precise::new, (row) -> row.at.get(ChronoField.MILLI_OF_SECOND),
							123, Precise.class)
					.makes("\"at\" timestamp"),
				Feature
					.of("an embeddable with subclasses", Paid::new, (row) -> ((Card) row.payment).digits, "1234",
							Paid.class, Payment.class, Card.class)
					.makes("\"digits\" varchar(255)", "\"payment_dtype\" varchar(31)"));
	}

	@Entity(name = "text_key")
	static class TextKey {

		@Id
		@GeneratedValue(strategy = GenerationType.UUID)
		String id;

	}

	@Entity(name = "time_key")
	static class TimeKey {

		@Id
		@UuidGenerator(style = UuidGenerator.Style.TIME)
		UUID id;

	}

	@IdGeneratorType(IncrementGenerator.class)
	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.FIELD)
	@interface Increment {

	}

	@Entity(name = "counted")
	static class Counted {

		@Id
		@Increment
		Long id;

	}

	@Entity(name = "enrolment")
	@IdClass(EnrolmentKey.class)
	static class Enrolment {

		@Id
		@ManyToOne(cascade = CascadeType.PERSIST)
		Student student = new Student();

		@Id
		int term = 2;

	}

	static class EnrolmentKey implements Serializable {

		Long student;

		int term;

		EnrolmentKey() {
		}

		EnrolmentKey(Long student, int term) {
			this.student = student;
			this.term = term;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof EnrolmentKey key && Objects.equals(key.student, this.student)
					&& key.term == this.term;
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.student, this.term);
		}

	}

	@Entity(name = "pupil_student")
	static class Student extends Row {

		@ManyToMany(cascade = CascadeType.PERSIST)
		Set<Subject> subjects = new HashSet<>(Set.of(new Subject(this)));

	}

	@Entity(name = "subject")
	static class Subject extends Row {

		@ManyToMany(mappedBy = "subjects")
		Set<Student> students = new HashSet<>();

		Subject() {
		}

		Subject(Student student) {
			this.students.add(student);
		}

	}

	@Entity(name = "leaf_of_map")
	static class Leaf extends Row {

	}

	@Entity(name = "marks")
	static class Marks extends Row {

		@ManyToOne(cascade = CascadeType.PERSIST)
		Leaf leaf = new Leaf();

		@ElementCollection
		@MapKeyJoinColumn(name = "leaf_id")
		Map<Leaf, Integer> marks = new HashMap<>(Map.of(this.leaf, 6));

	}

	@Embeddable
	static class Phone {

		String number = "1";

	}

	@Entity(name = "phones")
	static class Phones extends Row {

		@ElementCollection
		@MapKeyColumn(name = "kind")
		Map<String, Phone> phones = Map.of("home", new Phone());

	}

	@Entity(name = "sorted_words")
	static class Sorted extends Row {

		@ElementCollection
		@SortNatural
		SortedSet<String> words = new TreeSet<>(Set.of("b", "a"));

	}

	@Entity(name = "poem")
	static class Poem extends Row {

		@OneToMany(mappedBy = "poem", cascade = CascadeType.PERSIST)
		@OrderColumn(name = "place")
		List<Verse> verses = new ArrayList<>(List.of(new Verse(this)));

	}

	@Entity(name = "verse")
	static class Verse extends Row {

		@ManyToOne(optional = false)
		Poem poem;

		Verse() {
		}

		Verse(Poem poem) {
			this.poem = poem;
		}

	}

	@Entity(name = "door_key")
	static class Key extends Row {

		@OneToOne(mappedBy = "key", cascade = CascadeType.PERSIST)
		Lock lock = new Lock(this);

	}

	@Entity(name = "lock")
	static class Lock extends Row {

		@OneToOne
		Key key;

		Lock() {
		}

		Lock(Key key) {
			this.key = key;
		}

	}

	@Entity(name = "drawer")
	static class Drawer extends Row {

		@ManyToAny
		@AnyKeyJavaClass(Long.class)
		@AnyDiscriminatorValue(discriminator = "drawer", entity = Drawer.class)
		@Column(name = "thing_type")
		@JoinTable(name = "drawer_things", joinColumns = @JoinColumn(name = "drawer_id"),
				inverseJoinColumns = @JoinColumn(name = "thing_id"))
		Set<Object> things = new HashSet<>(Set.of(this));

	}

	@Entity(name = "fan")
	static class Fan extends Row {

		@ManyToOne(cascade = CascadeType.PERSIST)
		@NotFound(action = NotFoundAction.IGNORE)
		Leaf leaf = new Leaf();

	}

	@Entity(name = "box")
	@DiscriminatorFormula("case when size > 9 then 'large' else 'small' end")
	@DiscriminatorValue("large")
	static class Box extends Row {

		int size = 10;

	}

	@Entity(name = "small_box")
	@DiscriminatorValue("small")
	static class Small extends Box {

		Small() {
			this.size = 1;
		}

	}

	@Entity(name = "archived_row")
	@SoftDelete(strategy = SoftDeleteType.TIMESTAMP)
	static class Archived extends Row {

		String name = "x";

	}

	@Entity(name = "tags")
	static class Tags extends Row {

		@ElementCollection
		@SoftDelete
		Set<String> words = Set.of("a");

	}

	@Entity(name = "clocked")
	static class Clocked extends Row {

		@CurrentTimestamp(source = SourceType.DB)
		LocalDateTime at;

	}

	@Entity(name = "short_version")
	static class ShortVersion extends Row {

		@Version
		short version;

	}

	enum Stars {

		ONE(10), TWO(20);

		@EnumeratedValue
		final int value;

		Stars(int value) {
			this.value = value;
		}

	}

	enum Letter {

		ALPHA("a"), BETA("b");

		@EnumeratedValue
		final String value;

		Letter(String value) {
			this.value = value;
		}

	}

	@Entity(name = "rated")
	static class Rated extends Row {

		Stars stars = Stars.TWO;

		@Enumerated(EnumType.STRING)
		Letter letter = Letter.BETA;

	}

	@Entity(name = "precise")
	static class Precise extends Row {

		@Column(secondPrecision = 3)
		LocalDateTime at = LocalDateTime.of(2026, 1, 2, 3, 4, 5, 123_000_000);

	}

	@Embeddable
	static class Payment {

		int amount = 1;

	}

	@Embeddable
	static class Card extends Payment {

		String digits = "1234";

	}

	@Entity(name = "paid")
	static class Paid extends Row {

		Payment payment = new Card();

	}

}
