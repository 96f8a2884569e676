package io.github.dbmig.benchmark;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import io.github.dbmig.MigrationEngine;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.BeanWrapper;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What each of the contenders needs on its class path, and nothing else, so that neither
 * pays for the other's libraries.
 */
final class ClassPaths {

	private static final List<Class<?>> DBMIG = List.of(MigrationEngine.class, ClassPaths.class, SQLiteDataSource.class,
			Resource.class, BeanWrapper.class, JdbcClient.class, TransactionSynchronizationManager.class,
			LogFactory.class, JsonFactory.class, Nullable.class);

	private static final List<Class<?>> FLYWAY = List.of(Flyway.class, ClassPaths.class, SQLiteDataSource.class,
			JsonNode.class, JsonFactory.class, com.fasterxml.jackson.annotation.JsonProperty.class);

	private ClassPaths() {
	}

	static String dbmig() {
		return join(DBMIG);
	}

	static String flyway() {
		return join(FLYWAY);
	}

	private static String join(List<Class<?>> classes) {
		return classes.stream().map(ClassPaths::source).collect(Collectors.joining(File.pathSeparator));
	}

	private static String source(Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
