package io.github.dbmig.benchmark;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.sqlite.SQLiteDataSource;

/**
 * Upgrades a database with Flyway.
 */
final class FlywayProcess {

	private FlywayProcess() {
	}

	public static void main(String[] arguments) {
		SQLiteDataSource dataSource = new SQLiteDataSource();
		dataSource.setUrl(arguments[0]);
		migrate(dataSource, FlywayProcess.class.getClassLoader(), Boolean.parseBoolean(arguments[1]));
	}

	static MigrateResult migrate(DataSource dataSource, ClassLoader classLoader, boolean group) {
		return Flyway.configure(classLoader).dataSource(dataSource).group(group).load().migrate();
	}

}
