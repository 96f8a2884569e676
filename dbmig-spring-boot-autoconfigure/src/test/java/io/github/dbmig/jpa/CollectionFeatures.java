package io.github.dbmig.jpa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.UniqueConstraint;

/**
 * Collections of values and of entities.
 */
final class CollectionFeatures {

	private CollectionFeatures() {
	}

	static List<Feature> all() {
		return List.of(
				Feature
					.of("a list of values", Bag::new, (row) -> new ArrayList<>(row.words), List.of("a", "a"), Bag.class)
					.makes("CREATE TABLE \"bag_words\" (\n  \"bag_id\" bigint NOT NULL REFERENCES \"bag\" (\"id\"),\n"
							+ "  \"words\" varchar(255)\n)"),
				Feature
					.of("a set of values", WordSet::new, (row) -> new HashSet<>(row.words), Set.of("a"), WordSet.class)
					.makes("PRIMARY KEY (\"word_set_id\", \"word\")"),
				Feature
					.of("a list of values in order", Ranking::new, (row) -> new ArrayList<>(row.words),
							List.of("b", "a"), Ranking.class)
					.makes("\"place\" integer NOT NULL CONSTRAINT \"ck_ranking_words_place\" CHECK (place>=0)",
							"PRIMARY KEY (\"ranking_id\", \"place\")"),
				Feature
					.of("a map of values", Prices::new, (row) -> new HashMap<>(row.prices), Map.of("a", 1),
							Prices.class)
					.makes("PRIMARY KEY (\"prices_id\", \"article\")"),
				Feature
					.of("a set of embeddables", Route::new, (row) -> row.stops.iterator().next().name, "a", Route.class)
					.makes("CREATE TABLE \"route_stops\""),
				Feature
					.of("a collection table with a unique constraint", Team::new, (row) -> List.copyOf(row.shirts),
							List.of(7), Team.class)
					.makes("CONSTRAINT \"uq_shirt\" UNIQUE (\"team_id\", \"shirt\")"),
				Feature
					.of("a set of entities", Student::new, (row) -> row.courses.size(), 1, Student.class, Course.class)
					.makes("PRIMARY KEY (\"student_id\", \"courses_id\")", "REFERENCES \"course\" (\"id\")",
							"REFERENCES \"student\" (\"id\")")
					.doesNotMake("UK", "UNIQUE"),
				Feature
					.of("a list of entities in order", Playlist::new, (row) -> row.courses.size(), 1, Playlist.class,
							Course.class)
					.makes("CHECK (position>=0)"),
				Feature
					.of("a map of entities", Register::new, (row) -> row.courses.keySet().iterator().next(), "x",
							Register.class, Course.class)
					.makes("PRIMARY KEY (\"register_id\", \"courses_key\")"),
				Feature
					.of("many entities of one in a table of their own", Library::new, (row) -> row.courses.size(), 1,
							Library.class, Course.class)
					.makes("\"courses_id\" bigint NOT NULL UNIQUE REFERENCES \"course\" (\"id\")"),
				Feature
					.of("many entities of one by their column", School::new, (row) -> row.courses.size(), 1,
							School.class, Pupil.class)
					.makes("\"school_id\" bigint REFERENCES \"school\" (\"id\")"));
	}

	@Entity(name = "bag")
	static class Bag extends Row {

		@ElementCollection
		List<String> words = List.of("a", "a");

	}

	@Entity(name = "word_set")
	static class WordSet extends Row {

		@ElementCollection
		@Column(name = "word", nullable = false)
		Set<String> words = Set.of("a");

	}

	@Entity(name = "ranking")
	static class Ranking extends Row {

		@ElementCollection
		@OrderColumn(name = "place")
		List<String> words = List.of("b", "a");

	}

	@Entity(name = "prices")
	static class Prices extends Row {

		@ElementCollection
		@MapKeyColumn(name = "article")
		Map<String, Integer> prices = Map.of("a", 1);

	}

	@Embeddable
	static class Stop {

		@Column(nullable = false)
		String name = "a";

		@Override
		public boolean equals(Object other) {
			return other instanceof Stop stop && stop.name.equals(this.name);
		}

		@Override
		public int hashCode() {
			return this.name.hashCode();
		}

	}

	@Entity(name = "route")
	static class Route extends Row {

		@ElementCollection
		Set<Stop> stops = Set.of(new Stop());

	}

	@Entity(name = "team")
	static class Team extends Row {

		@ElementCollection
		@CollectionTable(name = "team_shirts",
				uniqueConstraints = @UniqueConstraint(name = "uq_shirt", columnNames = { "team_id", "shirt" }))
		@Column(name = "shirt")
		List<Integer> shirts = List.of(7);

	}

	@Entity(name = "course")
	static class Course extends Row {

	}

	@Entity(name = "student")
	static class Student extends Row {

		@ManyToMany(cascade = CascadeType.PERSIST)
		Set<Course> courses = Set.of(new Course());

	}

	@Entity(name = "playlist")
	static class Playlist extends Row {

		@ManyToMany(cascade = CascadeType.PERSIST)
		@OrderColumn(name = "position")
		List<Course> courses = List.of(new Course());

	}

	@Entity(name = "register")
	static class Register extends Row {

		@ManyToMany(cascade = CascadeType.PERSIST)
		Map<String, Course> courses = Map.of("x", new Course());

	}

	@Entity(name = "library")
	static class Library extends Row {

		@OneToMany(cascade = CascadeType.PERSIST)
		List<Course> courses = List.of(new Course());

	}

	@Entity(name = "pupil")
	static class Pupil extends Row {

	}

	@Entity(name = "school")
	static class School extends Row {

		@OneToMany(cascade = CascadeType.PERSIST)
		@JoinColumn(name = "school_id")
		List<Pupil> courses = List.of(new Pupil());

	}

}
