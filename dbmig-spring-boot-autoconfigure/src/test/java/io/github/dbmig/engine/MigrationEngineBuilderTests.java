package io.github.dbmig.engine;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.dialect.Database;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.dialect.Dialect;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.revision.RevisionGraph;
import io.github.dbmig.sqlite.SqliteDialect;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a builder hands on to the database.
 */
class MigrationEngineBuilderTests {

	private final List<DatabaseAccess> handedOn = new ArrayList<>();

	private MigrationEngineBuilder builder() {
		return new MigrationEngineBuilder(new Dialect() {

			@Override
			public Database database(DataSource dataSource, DatabaseAccess access) {
				MigrationEngineBuilderTests.this.handedOn.add(access);
				return new SqliteDialect().database(dataSource, access);
			}

			@Override
			public Shadow shadow(List<MigrationConnectionCustomizer> customizers) {
				return new SqliteDialect().shadow(customizers);
			}

			@Override
			public List<String> script(List<Operation> operations) {
				return List.of();
			}

		}, new SQLiteDataSource(), () -> RevisionGraph.of(List.of()));
	}

	@Test
	void rebuildsCompareWhatTheyCopyUnlessToldOtherwise() {
		builder().build();
		builder().access(DatabaseAccess.defaults()).compareContent(false).build();
		assertThat(this.handedOn).extracting(DatabaseAccess::compareContent).containsExactly(true, false);
		DatabaseAccess told = this.handedOn.get(1);
		assertThat(told.lockTimeout()).isEqualTo(DatabaseAccess.DEFAULT_LOCK_TIMEOUT);
		assertThat(told.withCompareContent(true).compareContent()).isTrue();
	}

}
