package io.github.dbmig.jpa;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmig.sqlite.SchemaReads;
import io.github.dbmig.sqlite.SqliteDialect;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Every feature of the mapping, from the entities to a row that comes back.
 */
class MappingFeatureTests {

	@TempDir
	Path folder;

	static Stream<Feature> features() {
		return Stream
			.of(BasicFeatures.all(), KeyFeatures.all(), EmbeddableFeatures.all(), CollectionFeatures.all(),
					InheritanceFeatures.all(), EnumFeatures.all(), ConstraintFeatures.all(), NamingFeatures.all(),
					AssociationFeatures.all(), ColumnFeatures.all())
			.flatMap(List::stream);
	}

	@ParameterizedTest
	@MethodSource("features")
	void whatTheEntitiesSayIsMadeAndWorks(Feature feature) throws Exception {
		EntityModel model = Mappings.offline(feature.entities().toArray(Class<?>[]::new));
		String statements = String.join(";\n", new SqliteDialect().script(model.operations()));
		feature.made().forEach((text) -> assertThat(statements).contains(text));
		feature.notMade().forEach((text) -> assertThat(statements).doesNotContain(text));
		try (MappedDatabase database = MappedDatabase.in(this.folder)) {
			database.migrate(model.operations());
			database.hibernate(feature.entities(), (factory, live) -> {
				assertThat(live).isEqualTo(model);
				writeAndRead(feature, factory);
				return null;
			});
			assertThat(database.schema()).isEqualTo(SchemaReads.replay(model.operations()));
		}
	}

	private static void writeAndRead(Feature feature, SessionFactory factory) {
		Throwable failure = catchThrowable(() -> {
			Object entity = feature.written().get();
			factory.inTransaction((session) -> session.persist(entity));
			Object id = factory.getPersistenceUnitUtil().getIdentifier(entity);
			Object read = factory
				.fromTransaction((session) -> feature.view().apply(session.find(entity.getClass(), id)));
			assertThat(read).isEqualTo(feature.expected());
		});
		if (feature.limit() == null) {
			assertThat(failure).isNull();
		}
		else {
			assertThat(failure).hasStackTraceContaining(feature.limit());
		}
	}

	@Test
	void thereAreSixtyFeaturesAndMore() {
		assertThat(features().map(Feature::name)).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
	}

}
