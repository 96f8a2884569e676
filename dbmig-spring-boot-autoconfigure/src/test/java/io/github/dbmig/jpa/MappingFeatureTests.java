package io.github.dbmig.jpa;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmig.authoring.Answers;
import io.github.dbmig.authoring.Autogenerate;
import io.github.dbmig.authoring.Proposal;
import io.github.dbmig.authoring.QuestionAsker;
import io.github.dbmig.authoring.Step;
import io.github.dbmig.compare.ModelScope;
import io.github.dbmig.compare.Renames;
import io.github.dbmig.compare.SchemaDiff;
import io.github.dbmig.compare.SchemaDifference;
import io.github.dbmig.compare.TablePatterns;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.engine.RevisionReplay;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.schema.Schema;
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
 * Every feature of the mapping: what is proposed for the entities is made in a file and
 * leaves no difference, Hibernate finds what it needs, a row comes back that was written,
 * and the way back leaves nothing.
 */
class MappingFeatureTests {

	private static final RevisionReplay REPLAY = new RevisionReplay(new SqliteDialect(), List.of());

	@TempDir
	Path folder;

	static Stream<Feature> features() {
		return Stream
			.of(BasicFeatures.all(), TypeFeatures.all(), KeyFeatures.all(), RareFeatures.all(),
					EmbeddableFeatures.all(), CollectionFeatures.all(), InheritanceFeatures.all(), EnumFeatures.all(),
					ConstraintFeatures.all(), NamingFeatures.all(), AssociationFeatures.all(), ColumnFeatures.all(),
					EnversFeatures.all())
			.flatMap(List::stream);
	}

	@ParameterizedTest
	@MethodSource("features")
	void whatTheEntitiesSayIsMadeAndWorksAndGoesAgain(Feature feature) throws Exception {
		EntityModel model = Mappings.offline(feature.entities().toArray(Class<?>[]::new));
		String statements = String.join(";\n", new SqliteDialect().script(model.operations()));
		feature.made().forEach((text) -> assertThat(statements).contains(text));
		feature.notMade().forEach((text) -> assertThat(statements).doesNotContain(text));
		Proposal proposal = propose(model, RevisionGraph.of(List.of()), List.of());
		List<Operation> upgrade = operations(proposal.upgrade());
		try (MappedDatabase database = MappedDatabase.in(this.folder)) {
			Schema before = database.schema();
			RevisionGraph graph = database.upgrade(upgrade, operations(proposal.downgrade()));
			assertThat(propose(model, graph, List.of("r1")).differences()).isEmpty();
			assertThat(differences(model, database.schema())).isEmpty();
			database.hibernate(feature.entities(), (factory, live) -> {
				assertThat(live).isEqualTo(model);
				readAll(factory);
				writeAndRead(feature, factory);
				return null;
			});
			assertThat(database.schema()).isEqualTo(SchemaReads.replay(upgrade));
			database.downgrade(graph);
			assertThat(database.schema()).isEqualTo(before);
		}
	}

	private static Proposal propose(EntityModel model, RevisionGraph graph, List<String> parents) {
		ModelScope everything = new ModelScope(TablePatterns.of(List.of()), List.of());
		return new Autogenerate(REPLAY, () -> model, everything).propose(graph, parents, Answers.none(),
				QuestionAsker.nobody());
	}

	private static List<Operation> operations(List<Step> steps) {
		return steps.stream().map(Step::operation).toList();
	}

	/** What differs on the way from the file to the entities, and on the way back. */
	private static List<SchemaDifference> differences(EntityModel model, Schema live) {
		try (Shadow entities = REPLAY.empty()) {
			entities.replay(model.operations());
			assertThat(new SqliteDialect().declared(model.operations())).contains(entities.schema());
			List<SchemaDifference> differences = new ArrayList<>(
					SchemaDiff.between(live, entities.schema(), Renames.none(), entities.equivalence()));
			differences.addAll(SchemaDiff.between(entities.schema(), live, Renames.none(), entities.equivalence()));
			return differences;
		}
	}

	/**
	 * Hibernate's own validation can't be had: it wants BIGINT for a Long, where SQLite
	 * makes keys only for INTEGER.
	 */
	private static void readAll(SessionFactory factory) {
		factory.getMetamodel()
			.getEntities()
			.forEach((entity) -> assertThat(factory.<List<?>>fromTransaction(
					(session) -> session.createSelectionQuery("from " + entity.getName(), entity.getJavaType())
						.getResultList()))
				.isEmpty());
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
