package io.github.dbmig.benchmark;

import java.util.List;

import javax.sql.DataSource;

import io.github.dbmig.MigrationResult;
import io.github.dbmig.engine.MigrationEngineBuilder;
import io.github.dbmig.revision.MigrationFactory;
import io.github.dbmig.revision.RevisionLoader;
import io.github.dbmig.sqlite.SqliteDialect;
import org.sqlite.SQLiteDataSource;

/**
 * Upgrades a database with dbmig.
 */
final class DbmigProcess {

	private DbmigProcess() {
	}

	public static void main(String[] arguments) {
		SQLiteDataSource dataSource = new SQLiteDataSource();
		dataSource.setUrl(arguments[0]);
		upgrade(dataSource, DbmigProcess.class.getClassLoader());
	}

	static MigrationResult upgrade(DataSource dataSource, ClassLoader classLoader) {
		RevisionLoader loader = new RevisionLoader(classLoader, MigrationFactory.constructor());
		return new MigrationEngineBuilder(new SqliteDialect(), dataSource,
				() -> loader.load(List.of(Corpus.PACKAGE), List.of(Corpus.LOCATION)))
			.build()
			.upgrade("head");
	}

}
