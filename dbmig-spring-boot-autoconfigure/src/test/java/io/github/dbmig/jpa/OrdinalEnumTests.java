package io.github.dbmig.jpa;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import io.github.dbmig.RenamedFrom;
import io.github.dbmig.schema.Schema;
import io.github.dbmig.schema.TableConstraint.Check;
import io.github.dbmig.sql.SqlText;
import io.github.dbmig.sqlite.SchemaReads;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MapKeyEnumerated;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Enums that are stored by position: what their checks keep, and what is told by it.
 */
@SuppressWarnings({ "deprecation", "SameNameButDifferent" })
class OrdinalEnumTests {

	@Test
	void theSchemaKeepsTheConstants() {
		assertThat(Mappings.offline(Letter.class).ordinalEnums())
			.containsExactly(new OrdinalEnum("letter", "state", List.of("NEW", "PAID", "SENT")));
		Check check = check(made(Letter.class));
		assertThat(check.name()).isEqualTo("ck_letter_state");
		assertThat(check.expression()).isEqualTo("state between 0 and 2 /* NEW, PAID, SENT */");
	}

	@Test
	void theCommentIsNoPartOfWhatTheCheckSays() {
		Check one = check(made(Letter.class));
		Check other = check(made(Reordered.class));
		assertThat(one.expression()).isNotEqualTo(other.expression());
		assertThat(SqlText.folded(one.expression())).isEqualTo(SqlText.folded(other.expression()));
	}

	@Test
	void nothingIsSaidOfConstantsThatStayInTheirPlaces() {
		assertThat(warnings(Letter.class, Letter.class)).isEmpty();
	}

	@Test
	void constantsAtTheEndMoveNoOther() {
		assertThat(warnings(Letter.class, Longer.class)).isEmpty();
		assertThat(warnings(Longer.class, Letter.class)).isEmpty();
	}

	@Test
	void constantsThatChangePlacesAreTold() {
		assertThat(warnings(Letter.class, Reordered.class)).containsExactly(
				"The column \"state\" of the table \"letter\" holds constants of an enum by their position, and the "
						+ "positions have changed. Before: NEW, PAID, SENT. Now: NEW, SENT, PAID. Rows keep their "
						+ "numbers and would mean other constants. Put the constants back in their order, new ones at "
						+ "the end (a constant that only has another name says so with @RenamedFrom); or write a "
						+ "revision that changes the numbers and gives the check the comment /* NEW, SENT, PAID */.");
	}

	@Test
	void aConstantBeforeOthersIsTold() {
		assertThat(warnings(Letter.class, Inserted.class)).singleElement()
			.asString()
			.contains("Before: NEW, PAID, SENT. Now: DRAFT, NEW, PAID, SENT.");
	}

	@Test
	void aConstantWithAnotherNameIsToldUnlessItSaysSo() {
		assertThat(warnings(Letter.class, Renamed.class)).singleElement()
			.asString()
			.contains("Before: NEW, PAID, SENT. Now: FRESH, PAID, SENT.");
		assertThat(warnings(Letter.class, DeclaredlyRenamed.class)).isEmpty();
	}

	@Test
	void tablesAndColumnsThatAreRenamedAreFound() {
		assertThat(warnings(Letter.class, Moved.class)).singleElement()
			.asString()
			.startsWith("The column \"condition\" of the table \"post\" holds")
			.contains("Before: NEW, PAID, SENT. Now: NEW, SENT, PAID.");
	}

	@Test
	void aCheckWithoutACommentTellsNothing() {
		Schema made = made(ByHand.class);
		assertThat(check(made).expression()).isEqualTo("state between 0 and 2");
		assertThat(OrdinalEnums.reordered(made, Mappings.offline(Reordered.class))).isEmpty();
	}

	@Test
	void anotherCommentIsNotTakenForConstants() {
		assertThat(warnings(Commented.class, Reordered.class)).isEmpty();
	}

	@Test
	void aCheckOfTheApplicationsIsLeftAsItIs() {
		assertThat(made(Twice.class).table("letter").orElseThrow().constraints(Check.class))
			.extracting(Check::expression)
			.containsExactlyInAnyOrder("state between 0 and 2 /* NEW, PAID, SENT */", "state < 3");
	}

	@Test
	void embeddablesAndCollectionsHoldThemToo() {
		assertThat(Mappings.offline(Holder.class).ordinalEnums()).containsExactlyInAnyOrder(
				new OrdinalEnum("holder", "inner_state", List.of("NEW", "PAID", "SENT")),
				new OrdinalEnum("holder_states", "states", List.of("NEW", "PAID", "SENT")),
				new OrdinalEnum("holder_counts", "counts_key", List.of("NEW", "PAID", "SENT")));
	}

	@Test
	void namesArentPositions() {
		assertThat(Mappings.offline(ByName.class).ordinalEnums()).isEmpty();
	}

	private static List<String> warnings(Class<?> before, Class<?> now) {
		return OrdinalEnums.reordered(made(before), Mappings.offline(now));
	}

	private static Schema made(Class<?> entity) {
		try {
			return SchemaReads.replay(Mappings.offline(entity).operations());
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Check check(Schema schema) {
		return schema.tables().get(0).constraints(Check.class).get(0);
	}

	enum State {

		NEW, PAID, SENT

	}

	@Entity(name = "letter")
	static class Letter extends Row {

		State state;

	}

	@Entity(name = "letter")
	static class Longer extends Row {

		enum State {

			NEW, PAID, SENT, LOST

		}

		State state;

	}

	@Entity(name = "letter")
	static class Reordered extends Row {

		enum State {

			NEW, SENT, PAID

		}

		State state;

	}

	@Entity(name = "letter")
	static class Inserted extends Row {

		enum State {

			DRAFT, NEW, PAID, SENT

		}

		State state;

	}

	@Entity(name = "letter")
	static class Renamed extends Row {

		enum State {

			FRESH, PAID, SENT

		}

		State state;

	}

	@Entity(name = "letter")
	static class DeclaredlyRenamed extends Row {

		enum State {

			@RenamedFrom("NEW")
			FRESH, PAID, SENT

		}

		State state;

	}

	@Entity(name = "post")
	@RenamedFrom("letter")
	static class Moved extends Row {

		@RenamedFrom("state")
		Reordered.State condition;

	}

	@Entity(name = "letter")
	static class ByHand extends Row {

		@org.hibernate.annotations.Check(constraints = "state between 0 and 2")
		Integer state;

	}

	@Entity(name = "letter")
	static class Commented extends Row {

		@org.hibernate.annotations.Check(constraints = "state between 0 and 2 /* see the manual */")
		Integer state;

	}

	@Entity(name = "letter")
	static class Twice extends Row {

		@org.hibernate.annotations.Check(constraints = "state < 3")
		State state;

	}

	@Entity(name = "holder")
	static class Holder extends Row {

		@Embedded
		Inner inner;

		@ElementCollection
		List<State> states;

		@ElementCollection
		@MapKeyEnumerated
		Map<State, Integer> counts;

	}

	@Embeddable
	static class Inner {

		@Column(name = "inner_state")
		State state;

	}

	@Entity(name = "by_name")
	static class ByName extends Row {

		@Enumerated(EnumType.STRING)
		State state;

	}

}
