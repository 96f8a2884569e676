package io.github.dbmig.autoconfigure.actuate;

import java.util.Map;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * All databases.
 *
 * @param upToDate whether every one of them is at its heads
 * @param databases their states, by the bean names of their data sources
 */
public record DbmigDescriptor(boolean upToDate,
		Map<String, DatabaseDescriptor> databases) implements OperationResponseBody {
}
