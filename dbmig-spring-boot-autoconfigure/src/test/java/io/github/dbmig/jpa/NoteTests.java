package io.github.dbmig.jpa;

import java.util.List;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.Lob;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.boot.model.relational.NamedAuxiliaryDatabaseObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is told of a mapping beside the operations.
 */
class NoteTests {

	@Test
	void thereIsNothingToTellOfMostMappings() {
		assertThat(Mappings.offline(Plain.class).notes()).isEmpty();
	}

	@Test
	void commentsAreLeftOut() {
		assertThat(Mappings.offline(Commented.class, CommentedColumn.class, Plain.class).notes()).containsExactly(
				"Comments are left out, because SQLite has none: those of \"commented\", " + "\"commented_column\".");
	}

	@Test
	void auxiliaryObjectsAreLeftOut() {
		EntityModel model = Mappings.with(Mappings.OFFLINE, List.of(Plain.class), (metadata) -> {
			metadata.getDatabase()
				.addAuxiliaryDatabaseObject(new NamedAuxiliaryDatabaseObject("tr_plain",
						metadata.getDatabase().getDefaultNamespace(), "CREATE TRIGGER …", "DROP TRIGGER …", Set.of()));
			return EntityModel.of(metadata);
		});
		assertThat(model.notes()).containsExactly("The mapping's auxiliary database objects are left out (1). "
				+ "Make them in a revision, with op.execute(…).");
	}

	@Test
	void largeBinaryObjectsCantBeRead() {
		assertThat(Mappings.offline(Large.class).notes()).containsExactly(Large.class.getName()
				+ ".bytes can't be read: it is a large object, and SQLite's driver has no getBlob. "
				+ "Remove @Lob from it; a byte[] is a BLOB of any length.");
	}

	@Test
	void keysFromTablesMeetALock() {
		assertThat(Mappings.offline(Numbered.class, Tabled.class).notes())
			.containsExactly("Keys come from tables (\"hibernate_sequences\", \"numbered_seq\"), which Hibernate "
					+ "changes on a connection of its own. In a transaction that has written already it meets "
					+ "SQLITE_BUSY. Use GenerationType.IDENTITY or UUID.");
	}

	@Test
	void whatOtherClassesDontHaveCantBeNotNull() {
		assertThat(Mappings.offline(Shape.class, Circle.class, Square.class).notes())
			.containsExactly(Circle.class.getName() + ".radius is NOT NULL in the table \"shape\", which rows of "
					+ "other classes share: they have no value for \"radius\" and can't be written. Make the column "
					+ "nullable.");
	}

	@Entity(name = "plain")
	@SoftDelete
	static class Plain extends Row {

		String name;

	}

	@SuppressWarnings("deprecation")
	@Entity(name = "commented")
	@Comment("what it is")
	static class Commented extends Row {

	}

	@Entity(name = "commented_column")
	static class CommentedColumn extends Row {

		@SuppressWarnings("deprecation")
		@Comment("what it is")
		String name;

	}

	@Entity(name = "large")
	static class Large extends Row {

		@Lob
		byte[] bytes;

		@Lob
		String text;

		byte[] small;

	}

	@Entity(name = "numbered")
	static class Numbered {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

	}

	@Entity(name = "tabled")
	static class Tabled {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE)
		Long id;

	}

	@Entity(name = "shape")
	@Inheritance
	static class Shape extends Row {

	}

	@Entity(name = "circle")
	static class Circle extends Shape {

		@Column(nullable = false)
		Integer radius;

		@Column(nullable = false)
		@ColumnDefault("0")
		Integer x;

	}

	@Entity(name = "square")
	static class Square extends Shape {

		int side;

	}

}
