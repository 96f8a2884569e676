package io.github.dbmig.sqlite;

import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteUrlTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			jdbc:sqlite:data.db                                     | data.db
			jdbc:sqlite:./folder/../data.db                         | data.db
			jdbc:sqlite:/var/lib/app/data.db                        | /var/lib/app/data.db
			jdbc:sqlite:/var/lib/my app/däta#1%20.db                | /var/lib/my app/däta#1%20.db
			jdbc:sqlite:data.db?journal_mode=WAL&foreign_keys=on    | data.db
			jdbc:sqlite:file:data.db                                | data.db
			jdbc:sqlite:file:data.db?mode=ro                        | data.db
			jdbc:sqlite:file:/var/data.db?mode=rwc&cache=shared     | /var/data.db
			jdbc:sqlite:file:///var/data.db                         | /var/data.db
			jdbc:sqlite:file://localhost/var/data.db                | /var/data.db
			jdbc:sqlite:file:my%20data+1.db#fragment                | my data+1.db
			jdbc:sqlite:file:my data.db                             | my data.db
			jdbc:sqlite:file:data.db?journal_mode=memory            | data.db
			jdbc:sqlite:file:/var/data.db?hexkey=00ff&nocache=shared | /var/data.db
			""")
	void aFileIsFound(String url, String path) {
		assertThat(SqliteUrl.parse(url)).isEqualTo(new SqliteUrl(Path.of(path).toAbsolutePath(), true));
	}

	@ParameterizedTest
	@CsvSource({ "jdbc:sqlite::memory:, false", "jdbc:sqlite:, false", "jdbc:sqlite::memory:?foreign_keys=on, false",
			"jdbc:sqlite:file::memory:, false", "jdbc:sqlite:file::memory:?cache=shared, true",
			"jdbc:sqlite:file:name?mode=memory, false", "jdbc:sqlite:file:name?mode=memory&cache=shared, true",
			"jdbc:sqlite:file:name?cache=shared&mode=memory, true",
			"jdbc:sqlite:file:name?mode=memory&nocache=shared, false" })
	void memoryIsPrivateUnlessItIsShared(String url, boolean shared) {
		assertThat(SqliteUrl.parse(url)).isEqualTo(new SqliteUrl(null, shared));
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:h2:mem:x", "jdbc:sqlite::resource:org/data.db", "", "data.db" })
	void whatIsNoFileOfSqliteIsNothing(String url) {
		assertThat(SqliteUrl.parse(url)).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					jdbc:sqlite:data.db                              | jdbc:sqlite:data.db
					jdbc:sqlite:data.db?foreign_keys=on              | jdbc:sqlite:data.db?foreign_keys=on
					jdbc:sqlite:file:data.db?key=secret              | jdbc:sqlite:file:data.db?key=***
					jdbc:sqlite:file:data.db?hexkey=00ff&mode=ro     | jdbc:sqlite:file:data.db?hexkey=***&mode=ro
					jdbc:sqlite:data.db?cipher=x&PASSWORD=a=b&c=d    | jdbc:sqlite:data.db?cipher=x&PASSWORD=***&c=d
					jdbc:h2:mem:x;USER=sa;PASSWORD=secret;MODE=MySQL | jdbc:h2:mem:x;USER=***;PASSWORD=***;MODE=MySQL
					jdbc:postgresql://bob:secret@host/db             | jdbc:postgresql://***@host/db
					jdbc:postgresql://bob:s@cr:et@host:5432/db?user=bob&password=s | jdbc:postgresql://***@host:5432/db?user=***&password=***
					jdbc:postgresql://host/db?sslpassword=s&ssl=true | jdbc:postgresql://host/db?sslpassword=***&ssl=true
					jdbc:mysql://host/db?email=a@b.c                 | jdbc:mysql://host/db?email=a@b.c
					jdbc:mysql://(host=h,user=u,password=secret)/db  | jdbc:mysql://(host=h,user=***,password=***)/db
					jdbc:oracle:thin:scott/tiger@//host:1521/db      | jdbc:oracle:thin:***@//host:1521/db
					jdbc:sqlserver://host;accessToken=abc;user=x     | jdbc:sqlserver://host;accessToken=***;user=***
					""")
	void noCredentialIsPrinted(String url, String printed) {
		assertThat(SqliteUrl.redact(url)).isEqualTo(printed);
	}

}
