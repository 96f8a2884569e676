package io.github.dbmig.jpa;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MapKeyEnumerated;
import org.hibernate.annotations.Check;

/**
 * Enums, whose checks change with their constants.
 */
@SuppressWarnings("deprecation")
final class EnumFeatures {

	private EnumFeatures() {
	}

	static List<Feature> all() {
		return List.of(
				Feature.of("an enum by its name", ByName::new, (row) -> row.status, Status.OPEN, ByName.class)
					.makes("CONSTRAINT \"ck_by_name_status\" CHECK (status in ('OPEN','CLOSED'))"),
				Feature
					.of("an enum by its position", ByPosition::new, (row) -> row.status, Status.CLOSED,
							ByPosition.class)
					.makes("\"status\" tinyint CONSTRAINT \"ck_by_position_status\" "
							+ "CHECK (status between 0 and 1 /* OPEN, CLOSED */)"),
				Feature.of("an enum by a converter", Converted::new, (row) -> row.status, Status.OPEN, Converted.class)
					.makes("CONSTRAINT \"ck_converted_status\" CHECK (status in ('closed','open'))"),
				Feature
					.of("an enum with a check of its own", Checked::new, (row) -> row.status, Status.OPEN,
							Checked.class)
					.makes("CONSTRAINT \"ck_checked_status\"", "CONSTRAINT \"ck_checked_status_2\""),
				Feature
					.of("a set of enums", Flags::new, (row) -> Set.copyOf(row.flags), Set.of(Status.OPEN), Flags.class)
					.makes("CONSTRAINT \"ck_flags_flags_flags\""),
				Feature
					.of("a map by enums", Counts::new, (row) -> Map.copyOf(row.counts), Map.of(Status.OPEN, 1),
							Counts.class)
					.makes("CONSTRAINT \"ck_counts_counts_counts_key\""));
	}

	enum Status {

		OPEN, CLOSED

	}

	@Entity(name = "by_name")
	static class ByName extends Row {

		@Enumerated(EnumType.STRING)
		Status status = Status.OPEN;

	}

	@Entity(name = "by_position")
	static class ByPosition extends Row {

		@Enumerated
		Status status = Status.CLOSED;

	}

	@Entity(name = "converted")
	static class Converted extends Row {

		@Convert(converter = LowerCase.class)
		Status status = Status.OPEN;

	}

	static class LowerCase implements AttributeConverter<Status, String> {

		@Override
		public String convertToDatabaseColumn(Status status) {
			return (status == Status.OPEN) ? "open" : "closed";
		}

		@Override
		public Status convertToEntityAttribute(String text) {
			return text.equals("open") ? Status.OPEN : Status.CLOSED;
		}

	}

	@Entity(name = "checked")
	static class Checked extends Row {

		@Enumerated(EnumType.STRING)
		@Check(constraints = "length(status) > 1")
		Status status = Status.OPEN;

	}

	@Entity(name = "flags")
	static class Flags extends Row {

		@ElementCollection
		@Enumerated(EnumType.STRING)
		Set<Status> flags = Set.of(Status.OPEN);

	}

	@Entity(name = "counts")
	static class Counts extends Row {

		@ElementCollection
		@MapKeyEnumerated(EnumType.STRING)
		Map<Status, Integer> counts = Map.of(Status.OPEN, 1);

	}

}
