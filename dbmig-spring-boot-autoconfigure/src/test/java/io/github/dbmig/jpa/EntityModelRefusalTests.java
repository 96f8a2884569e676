package io.github.dbmig.jpa;

import java.util.List;
import java.util.Map;

import io.github.dbmig.MigrationException;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EntityModelRefusalTests {

	private static final String REASON = ". dbmig migrates one database file, and in SQLite a schema is another file "
			+ "that a connection attaches.";

	private static final String HERE = "io.github.dbmig.jpa.EntityModelRefusalTests$";

	@Test
	void schemasAndCatalogs() {
		refused("The mapping names a schema or a catalog: the table \"archived\" of " + HERE
				+ "Archived is in \"archive\"; the table \"scattered_more\" of " + HERE
				+ "Scattered is in \"other\"; the table \"words\" is in \"a.b\"" + REASON,
				"Remove schema and catalog from the mapping of these tables.", Archived.class, Scattered.class);
	}

	@Test
	void aDefaultSchema() {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> Mappings.offline(Map.of("hibernate.default_schema", "archive"), List.of(Simple.class)))
			.satisfies((ex) -> {
				assertThat(ex.description())
					.isEqualTo("Hibernate is told to look for all tables elsewhere (hibernate.default_schema=archive)"
							+ REASON);
				assertThat(ex.action()).isEqualTo("Remove hibernate.default_schema.");
			});
	}

	@Test
	void definitionsThatCantBeRead() {
		refused(of("misread", "Misread")
				+ "defines the column \"name\" as 'varchar(10) collate', which dbmig can't read: "
				+ "expected the name of a collation after 'collate', found the end.", "Correct its columnDefinition.",
				Misread.class);
		refused(of("broken", "Broken") + "has a foreign key that dbmig can't read (unique (simple_id)): "
				+ "it is another constraint.", "Correct foreignKeyDefinition and options of its @ForeignKey.",
				Broken.class, Simple.class);
	}

	@Test
	void whatSqliteDoesntHave() {
		refused(of("optioned", "Optioned") + "has the options 'engine=innodb', which SQLite doesn't have.",
				"Remove them from its @Table; SQLite knows STRICT and WITHOUT ROWID.", Optioned.class);
		refused(of("index_options", "IndexOptions")
				+ "gives an index the options 'using hash', which SQLite doesn't have.",
				"Remove them from its @Index, or write a condition (where …).", IndexOptions.class);
		refused(of("check_options", "CheckOptions")
				+ "gives the check (a > 0) the options 'not enforced', which no check of SQLite has.",
				"Remove the options from its @CheckConstraint.", CheckOptions.class);
	}

	@Test
	void indexesOfNothing() {
		refused(of("no_column", "NoColumn")
				+ "has an index or a unique constraint on \"lower(name)\", which is no column of it.",
				"Correct the name; an expression in an index needs parentheses around it.", NoColumn.class);
	}

	@Test
	void indexesOfTheSameName() {
		refused("Two indexes have the name \"ix_name\", on the tables \"first_index\" and \"second_index\". "
				+ "In SQLite the name of an index is unique in the whole database.",
				"Give one of them another name in its @Index.", FirstIndex.class, SecondIndex.class);
	}

	@Test
	void seedRowsThatAreNoStatement() {
		refused("The mapping of the table \"hibernate_sequences\" begins with a statement that dbmig can't read as a row: "
				+ "insert into hibernate_sequences(sequence_name, next_val) values ('O'Brien',0).",
				"Correct the mapping of its generator, in a @TableGenerator the pkColumnValue.", Unquoted.class);
	}

	private static String of(String table, String entity) {
		return "The mapping of the table \"" + table + "\" of " + HERE + entity + " ";
	}

	private static void refused(String description, String action, Class<?>... entities) {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> Mappings.offline(entities))
			.withMessage(description + System.lineSeparator() + action);
	}

	@Entity(name = "simple")
	static class Simple extends Row {

	}

	@Entity(name = "archived")
	@Table(schema = "archive")
	static class Archived extends Row {

	}

	@Entity(name = "scattered")
	@SecondaryTable(name = "scattered_more", catalog = "other")
	static class Scattered extends Row {

		@Column(table = "scattered_more")
		String more;

		@ElementCollection
		@CollectionTable(name = "words", catalog = "a", schema = "b")
		List<String> words;

	}

	@Entity(name = "misread")
	static class Misread extends Row {

		@Column(columnDefinition = "varchar(10) collate")
		String name;

	}

	@Entity(name = "broken")
	static class Broken extends Row {

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(foreignKeyDefinition = "unique (simple_id)"))
		Simple simple;

	}

	@Entity(name = "optioned")
	@Table(options = "engine=innodb")
	static class Optioned extends Row {

	}

	@Entity(name = "index_options")
	@Table(indexes = @Index(name = "ix_a", columnList = "a", options = "using hash"))
	static class IndexOptions extends Row {

		Integer a;

	}

	@Entity(name = "check_options")
	static class CheckOptions extends Row {

		@Column(check = @CheckConstraint(constraint = "a > 0", options = "not enforced"))
		Integer a;

	}

	@Entity(name = "no_column")
	@Table(indexes = @Index(name = "ix_lower", columnList = "lower(name)"))
	static class NoColumn extends Row {

		String name;

	}

	@Entity(name = "first_index")
	@Table(indexes = @Index(name = "ix_name", columnList = "name"))
	static class FirstIndex extends Row {

		String name;

	}

	@Entity(name = "second_index")
	@Table(indexes = @Index(name = "ix_name", columnList = "name"))
	static class SecondIndex extends Row {

		String name;

	}

	@Entity(name = "unquoted")
	static class Unquoted {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "unquoted")
		@TableGenerator(name = "unquoted", table = "hibernate_sequences", pkColumnValue = "O'Brien")
		Long id;

	}

}
