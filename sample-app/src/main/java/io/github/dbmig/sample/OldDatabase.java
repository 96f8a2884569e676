package io.github.dbmig.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * For demonstration only: puts the database of a user who comes from an old version of
 * this application where the data source will look for it. Does nothing unless
 * {@code sample.old-database} is set, and nothing if the file is there already, so that
 * every start after the first is an ordinary one. A real application has no such class:
 * its users bring their files along.
 */
final class OldDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final Log logger = LogFactory.getLog(OldDatabase.class);

	private static final Resource SCRIPT = new ClassPathResource("old/dispatcher-0.177.0.sql");

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if (context.getEnvironment().getProperty("sample.old-database", Boolean.class, false)) {
			String url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
			create(Path.of(url.replaceFirst("^jdbc:sqlite:(file:)?", "").replaceFirst("\\?.*$", "")));
		}
	}

	/**
	 * Make the old database.
	 * @param file where, unless it exists
	 */
	static void create(Path file) {
		if (Files.exists(file)) {
			return;
		}
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			// SQLite gets the text as a whole, so that it keeps the schema's layout
			statement.executeUpdate(SCRIPT.getContentAsString(StandardCharsets.UTF_8));
			connection.commit();
			logger
				.info("Made " + file.toAbsolutePath() + ", " + Files.size(file) + " bytes, as version 0.177.0 left it");
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Can't make the old database " + file, ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
