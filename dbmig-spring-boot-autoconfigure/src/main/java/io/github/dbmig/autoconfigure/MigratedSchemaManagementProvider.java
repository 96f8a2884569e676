package io.github.dbmig.autoconfigure;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;

/**
 * Tells that the schema of the migrated data source is taken care of.
 */
class MigratedSchemaManagementProvider implements SchemaManagementProvider {

	private final MigratedDataSource migrated;

	MigratedSchemaManagementProvider(MigratedDataSource migrated) {
		this.migrated = migrated;
	}

	@Override
	public SchemaManagement getSchemaManagement(DataSource dataSource) {
		return (dataSource == this.migrated.dataSource()) ? SchemaManagement.MANAGED : SchemaManagement.UNMANAGED;
	}

}
