package io.github.dbmig.jpa;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;

/**
 * What a column is beside its type.
 */
final class ColumnFeatures {

	private ColumnFeatures() {
	}

	static List<Feature> all() {
		return List.of(
				Feature.of("a column that must be there", Required::new, (row) -> row.name, "x", Required.class)
					.makes("\"name\" varchar(255) NOT NULL"),
				Feature.of("a default", Defaulted::new, (row) -> row.name, "new", Defaulted.class)
					.makes("\"name\" varchar(255) DEFAULT 'new'"),
				Feature.of("a default that is an expression", Stamped::new, (row) -> row.name, "12", Stamped.class)
					.makes("\"name\" varchar(255) DEFAULT ('1' || '2')"),
				Feature.of("a collation", Collated::new, (row) -> row.name, "x", Collated.class)
					.makes("\"name\" varchar(255) COLLATE \"nocase\""),
				Feature.of("a definition taken apart", Defined::new, (row) -> row.name, "x", Defined.class)
					.makes("\"name\" varchar(10) NOT NULL DEFAULT 'y' COLLATE \"nocase\" "
							+ "CONSTRAINT \"ck_defined_name\" CHECK (length(name) > 0)"),
				Feature
					.of("a definition with a check of its own name", DefinedCheck::new, (row) -> row.age, 1,
							DefinedCheck.class)
					.makes("\"age\" integer CONSTRAINT \"grown\" CHECK (age > 0)"),
				Feature.of("a computed column", Computed::new, (row) -> row.twice, 4, Computed.class)
					.makes("\"twice\" integer GENERATED ALWAYS AS (age * 2) STORED"),
				Feature.of("a computed column that is not stored", Virtual::new, (row) -> row.twice, 4, Virtual.class)
					.makes("\"twice\" integer GENERATED ALWAYS AS (age * 2) VIRTUAL"),
				Feature.of("a formula", Formulated::new, (row) -> row.twice, 4, Formulated.class).doesNotMake("twice"),
				Feature.of("rows marked as deleted", SoftlyDeleted::new, (row) -> row.name, "x", SoftlyDeleted.class)
					.makes("\"deleted\" boolean NOT NULL"),
				Feature.of("rows marked as active", Active::new, (row) -> row.name, "x", Active.class)
					.makes("\"active\" boolean NOT NULL"));
	}

	@Entity(name = "required")
	static class Required extends Row {

		@Column(nullable = false)
		String name = "x";

	}

	@Entity(name = "defaulted")
	@DynamicInsert
	static class Defaulted extends Row {

		@ColumnDefault("'new'")
		String name;

	}

	@Entity(name = "stamped")
	@DynamicInsert
	static class Stamped extends Row {

		@ColumnDefault("'1' || '2'")
		String name;

	}

	@Entity(name = "collated")
	static class Collated extends Row {

		@Collate("nocase")
		String name = "x";

	}

	@Entity(name = "defined")
	static class Defined extends Row {

		@Column(columnDefinition = "varchar(10) not null default 'y' collate nocase check (length(name) > 0)")
		String name = "x";

	}

	@Entity(name = "defined_check")
	static class DefinedCheck extends Row {

		@Column(columnDefinition = "integer constraint grown check (age > 0)")
		Integer age = 1;

	}

	@Entity(name = "computed")
	static class Computed extends Row {

		Integer age = 2;

		@GeneratedColumn("age * 2")
		Integer twice;

	}

	@Entity(name = "virtual")
	static class Virtual extends Row {

		Integer age = 2;

		@Generated
		@Column(columnDefinition = "integer generated always as (age * 2)", insertable = false, updatable = false)
		Integer twice;

	}

	@Entity(name = "formulated")
	static class Formulated extends Row {

		Integer age = 2;

		@Formula("age * 2")
		Integer twice;

	}

	@Entity(name = "softly_deleted")
	@SoftDelete
	static class SoftlyDeleted extends Row {

		String name = "x";

	}

	@Entity(name = "active")
	@SoftDelete(strategy = SoftDeleteType.ACTIVE)
	static class Active extends Row {

		String name = "x";

	}

}
