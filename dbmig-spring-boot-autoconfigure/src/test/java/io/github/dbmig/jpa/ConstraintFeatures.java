package io.github.dbmig.jpa;

import java.util.List;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.NaturalId;

/**
 * Uniques, checks and indexes.
 */
@SuppressWarnings("deprecation")
final class ConstraintFeatures {

	private ConstraintFeatures() {
	}

	static List<Feature> all() {
		return List.of(
				Feature.of("a unique column", UniqueColumn::new, (row) -> row.code, "x", UniqueColumn.class)
					.makes("\"code\" varchar(255) UNIQUE\n")
					.doesNotMake("UK"),
				Feature
					.of("a unique constraint of several columns", UniqueColumns::new, (row) -> row.a, 1,
							UniqueColumns.class)
					.makes("  UNIQUE (\"a\", \"b\")"),
				Feature.of("a unique constraint with a name", NamedUnique::new, (row) -> row.a, 1, NamedUnique.class)
					.makes("CONSTRAINT \"uq_ab\" UNIQUE (\"a\", \"b\")"),
				Feature.of("a unique constraint said twice", UniqueTwice::new, (row) -> row.a, 1, UniqueTwice.class)
					.makes("\"a\" integer CONSTRAINT \"uq_a\" UNIQUE\n"),
				Feature
					.of("a key that is said to be unique too", UniqueKey::new, (row) -> row.code, "x", UniqueKey.class)
					.makes("\"code\" varchar(255) NOT NULL PRIMARY KEY\n")
					.doesNotMake("UNIQUE"),
				Feature.of("a natural key", Natural::new, (row) -> row.isbn, "x", Natural.class)
					.makes("\"isbn\" varchar(255) NOT NULL UNIQUE"),
				Feature
					.of("a natural key of several columns", NaturalPair::new, (row) -> row.number, 1, NaturalPair.class)
					.makes("  UNIQUE (\"issuer\", \"number\")"),
				Feature.of("a check of a column", ColumnCheck::new, (row) -> row.age, 1, ColumnCheck.class)
					.makes("\"age\" integer CONSTRAINT \"ck_column_check_age\" CHECK (age > 0)"),
				Feature.of("a check of a table", TableCheck::new, (row) -> row.a, 1, TableCheck.class)
					.makes("  CONSTRAINT \"ck_table_check\" CHECK (a < b)"),
				Feature.of("checks with names", NamedChecks::new, (row) -> row.a, 1, NamedChecks.class)
					.makes("\"a\" integer CONSTRAINT \"a_positive\" CHECK (a > 0)",
							"  CONSTRAINT \"a_before_b\" CHECK (a < b)"),
				Feature.of("an index", Indexed::new, (row) -> row.a, 1, Indexed.class)
					.makes("CREATE INDEX \"ix_ab\" ON \"indexed\" (\"a\", \"b\" DESC)"),
				Feature.of("an index without a name", Unnamed::new, (row) -> row.a, 1, Unnamed.class)
					.makes("CREATE INDEX \"ix_unnamed_first_name_a\" ON \"unnamed\" (\"first_name\", \"a\")"),
				Feature.of("a unique index", UniqueIndex::new, (row) -> row.a, 1, UniqueIndex.class)
					.makes("\"a\" integer CONSTRAINT \"ux_a\" UNIQUE"),
				Feature
					.of("a unique index in descending order", UniqueDescending::new, (row) -> row.a, 1,
							UniqueDescending.class)
					.makes("CREATE UNIQUE INDEX \"ux_desc\" ON \"unique_descending\" (\"a\" DESC)"),
				Feature.of("an index of an expression", Expressed::new, (row) -> row.name, "X", Expressed.class)
					.makes("CREATE INDEX \"ix_lower\" ON \"expressed\" (lower(name))"),
				Feature.of("a partial index", Partial::new, (row) -> row.a, 1, Partial.class)
					.makes("CREATE INDEX \"ix_partial\" ON \"partial\" (\"a\") WHERE a > 0"),
				Feature.of("a strict table", Strict::new, (row) -> row.name, "x", Strict.class).makes("\n) STRICT"),
				Feature.of("a table without rowid", Without::new, (row) -> row.code, "x", Without.class)
					.makes("\n) WITHOUT ROWID"));
	}

	@Entity(name = "unique_column")
	static class UniqueColumn extends Row {

		@Column(unique = true)
		String code = "x";

	}

	@Entity(name = "unique_columns")
	@Table(uniqueConstraints = @UniqueConstraint(columnNames = { "a", "b" }))
	static class UniqueColumns extends Row {

		Integer a = 1;

		Integer b = 2;

	}

	@Entity(name = "named_unique")
	@Table(uniqueConstraints = @UniqueConstraint(name = "uq_ab", columnNames = { "a", "b" }))
	static class NamedUnique extends Row {

		Integer a = 1;

		Integer b = 2;

	}

	@Entity(name = "unique_twice")
	@Table(uniqueConstraints = { @UniqueConstraint(name = "uq_a", columnNames = "a"),
			@UniqueConstraint(name = "uq_id", columnNames = "id") })
	static class UniqueTwice extends Row {

		@Column(unique = true)
		Integer a = 1;

	}

	@Entity(name = "unique_key")
	static class UniqueKey {

		@Id
		@Column(unique = true)
		String code = "x";

	}

	@Entity(name = "natural_book")
	static class Natural extends Row {

		@NaturalId
		@Column(nullable = false)
		String isbn = "x";

	}

	@Entity(name = "natural_pair")
	static class NaturalPair extends Row {

		@NaturalId
		String issuer = "x";

		@NaturalId
		int number = 1;

	}

	@Entity(name = "column_check")
	static class ColumnCheck extends Row {

		@Check(constraints = "age > 0")
		Integer age = 1;

	}

	@Entity(name = "table_check")
	@Check(constraints = "a < b")
	static class TableCheck extends Row {

		Integer a = 1;

		Integer b = 2;

	}

	@Entity(name = "named_checks")
	@Table(check = @CheckConstraint(name = "a_before_b", constraint = "a < b"))
	static class NamedChecks extends Row {

		@Column(check = @CheckConstraint(name = "a_positive", constraint = "a > 0"))
		Integer a = 1;

		Integer b = 2;

	}

	@Entity(name = "indexed")
	@Table(indexes = @Index(name = "ix_ab", columnList = "a, b desc"))
	static class Indexed extends Row {

		Integer a = 1;

		Integer b = 2;

	}

	@Entity(name = "unnamed")
	@Table(indexes = @Index(columnList = "firstName, a"))
	static class Unnamed extends Row {

		Integer a = 1;

		String firstName = "x";

	}

	@Entity(name = "unique_index")
	@Table(indexes = @Index(name = "ux_a", columnList = "a", unique = true))
	static class UniqueIndex extends Row {

		Integer a = 1;

	}

	@Entity(name = "unique_descending")
	@Table(indexes = @Index(name = "ux_desc", columnList = "a desc", unique = true))
	static class UniqueDescending extends Row {

		Integer a = 1;

	}

	@Entity(name = "expressed")
	@Table(indexes = @Index(name = "ix_lower", columnList = "(lower(name))"))
	static class Expressed extends Row {

		String name = "X";

	}

	@Entity(name = "partial")
	@Table(indexes = @Index(name = "ix_partial", columnList = "a", options = "where a > 0"))
	static class Partial extends Row {

		Integer a = 1;

	}

	@Entity(name = "strict")
	@Table(options = "strict")
	static class Strict extends Row {

		@Column(columnDefinition = "text")
		String name = "x";

	}

	@Entity(name = "without")
	@Table(options = "without rowid")
	static class Without {

		@Id
		String code = "x";

	}

}
