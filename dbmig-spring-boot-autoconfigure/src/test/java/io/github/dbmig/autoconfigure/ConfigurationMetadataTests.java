package io.github.dbmig.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What editors know of the properties.
 */
class ConfigurationMetadataTests {

	private static List<Map<String, Object>> properties() throws IOException {
		try (InputStream metadata = DbmigProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return JsonPath.read(metadata, "$.properties[?(@.name =~ /dbmig\\..*/)]");
		}
	}

	@Test
	void everyPropertyIsKnownWithItsDefault() throws IOException {
		assertThat(properties()).extracting((property) -> property.get("name") + "=" + property.get("defaultValue"))
			.containsExactlyInAnyOrder("dbmig.enabled=true", "dbmig.on-startup=upgrade", "dbmig.target=head",
					"dbmig.revisions.packages=null", "dbmig.revisions.locations=classpath*:db/revisions/",
					"dbmig.transaction=run", "dbmig.lock-timeout=60s", "dbmig.compare-content=true",
					"dbmig.on-edited=fail", "dbmig.version-table=dbmig_version", "dbmig.history-table=dbmig_history",
					"dbmig.command-line.enabled=true", "dbmig.model-check=warn", "dbmig.exclude=null",
					"dbmig.authoring.format=java", "dbmig.authoring.directory=null", "dbmig.authoring.package=null",
					"dbmig.adopt=fail", "dbmig.backup.directory=null", "dbmig.backup.keep=5");
	}

	@Test
	void everyPropertyIsDescribedAsSpringBootDescribesItsOwn() throws IOException {
		assertThat(properties()).extracting((property) -> property.get("description"))
			.allSatisfy((description) -> assertThat(String.valueOf(description)).matches("[A-Z].*\\.")
				.doesNotStartWith("The ")
				.doesNotStartWith("A "));
	}

}
