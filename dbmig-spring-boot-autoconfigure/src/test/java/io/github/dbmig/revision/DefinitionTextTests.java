package io.github.dbmig.revision;

import java.util.List;

import io.github.dbmig.operation.Check;
import io.github.dbmig.operation.ColumnDefinition;
import io.github.dbmig.operation.Unique;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DefinitionTextTests {

	@Test
	void columnsAreTakenApart() {
		assertThat(DefinitionText.column("\"a b\" varchar(10) not null default 'x' collate nocase check (1 > 0)"))
			.isEqualTo(new ColumnDefinition("a b", "varchar(10)", true, "'x'", "nocase", null,
					List.of(new Check(null, "1 > 0"))));
	}

	@Test
	void constraintsHaveNamesOrNone() {
		assertThat(DefinitionText.constraint("constraint u unique (a, b)"))
			.isEqualTo(new Unique("u", List.of("a", "b")));
		assertThat(DefinitionText.constraint("UNIQUE (a)")).isEqualTo(new Unique(null, List.of("a")));
	}

	@Test
	void whatFollowsIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> DefinitionText.column("a text, b text"))
			.withMessage("expected nothing more after 'text', found ','");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DefinitionText.constraint("UNIQUE (a) ON CONFLICT IGNORE"))
			.withMessage("expected nothing more after ')', found 'ON'");
	}

}
