package io.github.dbmig.revision;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.dbmig.Direction;
import io.github.dbmig.operation.Checksum;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.sql.SqlText;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * SQL revisions without their headers.
 */
final class SqlRevisions {

	static final String ORIGIN = "db/revisions/ec81_x.sql";

	private SqlRevisions() {
	}

	/** A revision whose upgrade is this text, from line 3. */
	static SqlRevisionScript upgrade(String sql) {
		return new SqlRevisionScript(("-- revision: a\n-- upgrade\n" + sql).getBytes(StandardCharsets.UTF_8), ORIGIN);
	}

	/** What the statements of an upgrade become. */
	static List<Operation> operations(String sql) {
		return upgrade(sql).operations(Direction.UPGRADE);
	}

	/** A checksum as the engine makes it. */
	static String checksum(List<Operation> upgrade) {
		return Checksum.of(upgrade, List.of(), SqlText::canonical);
	}

	static void assertRefused(String sql, String description, String action) {
		ThrowingCallable reading = () -> operations(sql);
		assertThatExceptionOfType(RevisionException.class).isThrownBy(reading)
			.satisfies((ex) -> assertThat(List.of(ex.description(), ex.action())).containsExactly(description, action));
	}

}
