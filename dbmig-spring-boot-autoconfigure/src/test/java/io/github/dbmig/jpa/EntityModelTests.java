package io.github.dbmig.jpa;

import java.util.List;
import java.util.Map;

import io.github.dbmig.operation.CreateTable;
import io.github.dbmig.sqlite.SqliteDialect;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.View;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitForeignKeyNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EntityModelTests {

	@Test
	void tablesThatAreReferredToComeFirst() {
		assertThat(tables(Mappings.offline(Aaa.class, Bbb.class, Ccc.class))).containsExactly("ccc", "bbb", "aaa");
	}

	@Test
	void aCycleIsEnteredAtItsFirstTable() {
		assertThat(tables(Mappings.offline(AssociationFeatures.Hen.class, AssociationFeatures.Egg.class)))
			.containsExactly("hen", "egg");
	}

	@Test
	void theOrderOfTheClassesDoesntMatter() {
		assertThat(Mappings.offline(Ccc.class, Aaa.class, Bbb.class))
			.isEqualTo(Mappings.offline(Bbb.class, Ccc.class, Aaa.class));
	}

	@Test
	void indexesAndRowsFollowTheirTable() {
		EntityModel model = Mappings.offline(Numbered.class, Ccc.class);
		assertThat(new SqliteDialect().script(model.operations())).map((sql) -> sql.replaceAll("\\s+\\(.*", ""))
			.map((sql) -> sql.lines().findFirst().orElseThrow())
			.containsExactly("CREATE TABLE \"ccc\"", "CREATE TABLE \"numbered\"",
					"CREATE INDEX \"ix_numbered_name\" ON \"numbered\"", "CREATE TABLE \"numbered_seq\"",
					"INSERT INTO \"numbered_seq\"");
	}

	@Test
	void viewsComeLast() {
		EntityModel model = Mappings.offline(AllOfThem.class, Ccc.class);
		assertThat(new SqliteDialect().script(model.operations())).last()
			.isEqualTo("CREATE VIEW \"all_ccc\" AS select id from ccc");
	}

	@Test
	void namesThatTheNamingStrategyGivesForeignKeysAreKept() {
		EntityModel model = Mappings.offline(
				Map.of("hibernate.implicit_naming_strategy", ReadableNames.class.getName()),
				List.of(Aaa.class, Bbb.class, Ccc.class));
		assertThat(String.join("\n", new SqliteDialect().script(model.operations())))
			.contains("CONSTRAINT \"fk_aaa_bbb\" REFERENCES \"bbb\"");
	}

	private static List<String> tables(EntityModel model) {
		return model.operations()
			.stream()
			.filter(CreateTable.class::isInstance)
			.map((operation) -> ((CreateTable) operation).name())
			.toList();
	}

	@Entity(name = "aaa")
	static class Aaa extends Row {

		@ManyToOne
		Bbb bbb;

	}

	@Entity(name = "bbb")
	static class Bbb extends Row {

		@ManyToOne
		Ccc ccc;

	}

	@Entity(name = "ccc")
	static class Ccc extends Row {

	}

	@Entity(name = "numbered")
	@Table(indexes = @Index(columnList = "name"))
	static class Numbered {

		@Id
		@GeneratedValue
		Long id;

		String name;

	}

	@Entity(name = "all_ccc")
	@View(query = "select id from ccc")
	static class AllOfThem {

		@Id
		Long id;

	}

	/**
	 * Gives foreign keys names that people can read.
	 */
	public static class ReadableNames extends ImplicitNamingStrategyJpaCompliantImpl {

		@Override
		public Identifier determineForeignKeyName(ImplicitForeignKeyNameSource source) {
			return Identifier.toIdentifier("fk_" + source.getTableName() + "_" + source.getReferencedTableName());
		}

	}

}
