package io.github.dbmig.jpa;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.dbmig.MigrationException;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.mapping.Table;

/**
 * Refuses tables outside of the database file. In SQLite a schema is another file that a
 * connection has attached, and that has no part in dbmig's transaction.
 *
 * @see <a href="https://www.sqlite.org/lang_attach.html">ATTACH DATABASE</a>
 */
final class NamespaceCheck {

	private static final List<String> SETTINGS = List.of(MappingSettings.DEFAULT_SCHEMA,
			MappingSettings.DEFAULT_CATALOG);

	private static final String REASON = "dbmig migrates one database file, and in SQLite a schema is another "
			+ "file that a connection attaches.";

	private NamespaceCheck() {
	}

	static void check(Mapping mapping) {
		Map<String, Object> settings = mapping.metadata()
			.getMetadataBuildingOptions()
			.getServiceRegistry()
			.requireService(ConfigurationService.class)
			.getSettings();
		for (String setting : SETTINGS) {
			if (settings.get(setting) != null) {
				throw new MigrationException("Hibernate is told to look for all tables elsewhere (" + setting + "="
						+ settings.get(setting) + "). " + REASON, "Remove " + setting + ".");
			}
		}
		List<String> outside = Stream.concat(mapping.tables().stream(), mapping.views().stream())
			.filter((table) -> table.getSchema() != null || table.getCatalog() != null)
			.map((table) -> mapping.describe(table) + " is in " + qualifier(table))
			.toList();
		if (!outside.isEmpty()) {
			throw new MigrationException(
					"The mapping names a schema or a catalog: " + String.join("; ", outside) + ". " + REASON,
					"Remove schema and catalog from the mapping of "
							+ ((outside.size() > 1) ? "these tables." : "this table."));
		}
	}

	private static String qualifier(Table table) {
		List<String> parts = Stream.of(table.getCatalog(), table.getSchema()).filter(Objects::nonNull).toList();
		return "\"" + String.join(".", parts) + "\"";
	}

}
