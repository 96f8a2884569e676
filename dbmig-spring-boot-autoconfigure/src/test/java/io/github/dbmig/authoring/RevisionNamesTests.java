package io.github.dbmig.authoring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RevisionNamesTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			v11+ updates,                       R9f12_V11Updates,                    9f12_v11_updates.sql
			remove a column,                    R9f12_RemoveAColumn,                 9f12_remove_a_column.sql
			Add book.isbn (13 digits),          R9f12_AddBookIsbn13Digits,           9f12_add_book_isbn_13_digits.sql
			don't lose rows,                    R9f12_DontLoseRows,                  9f12_dont_lose_rows.sql
			'Größe, Ære & çà',                  R9f12_GrosseAereCa,                  9f12_grosse_aere_ca.sql
			日本,                               R9f12,                               9f12.sql
			'+++ / \\ .. ',                     R9f12,                               9f12.sql
			'',                                 R9f12,                               9f12.sql
			../../etc/passwd,                   R9f12_EtcPasswd,                     9f12_etc_passwd.sql
			'class { }; //',                    R9f12_Class,                         9f12_class.sql
			""")
	void aMessageBecomesWords(String message, String className, String sqlFile) {
		assertThat(RevisionNames.className("9f12", message)).isEqualTo(className);
		assertThat(RevisionNames.sqlFile("9f12", message)).isEqualTo(sqlFile);
	}

	@Test
	void aLongMessageEndsBehindAWord() {
		String message = "take what the executor says about its address into a table of its own, at last";
		assertThat(RevisionNames.sqlFile("9f12", message)).isEqualTo("9f12_take_what_the_executor_says_about_its.sql");
		assertThat(RevisionNames.className("9f12", message)).isEqualTo("R9f12_TakeWhatTheExecutorSaysAboutIts");
	}

	@Test
	void aLongWordIsCut() {
		assertThat(RevisionNames.sqlFile("9f12", "x".repeat(10_000))).isEqualTo("9f12_" + "x".repeat(40) + ".sql");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.b", "é", "a'b", "..", "a*b", "$(x)", "a,b" })
	void anIdThatIsNoPartOfANameIsMadeOne(String id) {
		assertThat(RevisionNames.className(id, "m")).matches("R[A-Za-z0-9_]+_M");
		assertThat(RevisionNames.sqlFile(id, "m")).matches("[A-Za-z0-9_]+_m[.]sql");
	}

}
