package io.github.dbmig.jpa;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Lob;
import jakarta.persistence.Version;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.type.YesNoConverter;

/**
 * Types of single columns.
 */
final class BasicFeatures {

	private static final UUID NUMBER = UUID.fromString("0b2e8a7c-5b1f-4a5e-9a7d-3f1c2b4a5d6e");

	private BasicFeatures() {
	}

	static List<Feature> all() {
		return List.of(
				Feature
					.of("whole numbers", Whole::new, (row) -> List.of(row.b, row.s, row.i, row.l, row.p),
							List.of((byte) 1, (short) 2, 3, 4L, 5), Whole.class)
					.makes("\"b\" tinyint,", "\"s\" smallint\n", "\"i\" integer,", "\"l\" bigint,",
							"\"p\" integer NOT NULL"),
				Feature
					.of("floating point", Floating::new, (row) -> List.of(row.f, row.d), List.of(1.5f, 2.5),
							Floating.class)
					.makes("\"f\" float", "\"d\" float"),
				Feature
					.of("decimals", Decimals::new, (row) -> List.of(row.money, row.big),
							List.of(new BigDecimal("12.5"), BigInteger.TEN), Decimals.class)
					.makes("\"money\" numeric(10,2)", "\"big\" numeric(38,0)"),
				Feature
					.of("texts", Texts::new,
							(row) -> List.of(row.name, row.note, row.initial, row.locale, row.currency),
							List.of("x", "y", 'z', Locale.ROOT, Currency.getInstance("EUR")), Texts.class)
					.makes("\"name\" varchar(40)", "\"note\" varchar(255)", "\"initial\" char(1)",
							"\"locale\" varchar(255)"),
				Feature.of("a long text", LongText::new, (row) -> row.text.length(), 70000, LongText.class)
					.makes("\"text\" varchar(100000)"),
				Feature
					.of("booleans", Booleans::new, (row) -> List.of(row.primitive, row.wrapped), List.of(true, false),
							Booleans.class)
					.makes("\"primitive\" boolean NOT NULL", "\"wrapped\" boolean\n"),
				Feature
					.of("dates and times", Times::new, (row) -> List.of(row.date, row.time, row.dateTime),
							List.of(LocalDate.of(2026, 1, 2), LocalTime.of(3, 4, 5),
									LocalDateTime.of(2026, 1, 2, 3, 4)),
							Times.class)
					.makes("\"date\" date", "\"time\" time", "\"date_time\" timestamp"),
				Feature
					.of("instants", Instants::new, (row) -> List.of(row.instant, row.offset.toInstant()),
							List.of(Instant.EPOCH, Instant.EPOCH), Instants.class)
					.makes("\"instant\" timestamp"),
				Feature
					.of("a time zone in a column of its own", Zoned::new, (row) -> row.at.toString(),
							"1970-01-01T02:00+02:00", Zoned.class)
					.makes("\"at_tz\" integer"),
				Feature.of("a duration", Waiting::new, (row) -> row.duration, Duration.ofSeconds(90), Waiting.class)
					.makes("\"duration\" numeric(21,0)"),
				Feature.of("a UUID", Tagged::new, (row) -> row.uuid, NUMBER, Tagged.class).makes("\"uuid\" blob"),
				Feature
					.of("bytes", Bytes::new, (row) -> new String(row.bytes, StandardCharsets.UTF_8), "bytes",
							Bytes.class)
					.makes("\"bytes\" blob"),
				Feature
					.of("a converter that applies itself", Priced::new, (row) -> row.money, new Money(12), Priced.class,
							MoneyConverter.class)
					.makes("\"money\" varchar(255)"),
				Feature.of("a converter of a boolean", Answer::new, (row) -> row.yes, true, Answer.class)
					.makes("\"yes\" char(1) CONSTRAINT \"ck_answer_yes\" CHECK (yes in ('N','Y'))"),
				Feature.of("a version", Versioned::new, (row) -> row.version, 0, Versioned.class)
					.makes("\"version\" integer NOT NULL"),
				Feature.of("an array", Lists::new, (row) -> List.of(row.numbers), List.of(1, 2), Lists.class)
					.makes("\"numbers\" "),
				Feature.of("a large text", LargeText::new, (row) -> row.text, "x", LargeText.class)
					.makes("\"text\" clob"),
				Feature.of("a large binary", LargeBytes::new, (row) -> row.bytes.length, 1, LargeBytes.class)
					.makes("\"bytes\" blob")
					.failsWith("not implemented by SQLite JDBC driver"));
	}

	@Entity(name = "whole")
	static class Whole extends Row {

		Byte b = 1;

		Short s = 2;

		Integer i = 3;

		Long l = 4L;

		int p = 5;

	}

	@Entity(name = "floating")
	static class Floating extends Row {

		Float f = 1.5f;

		Double d = 2.5;

	}

	@Entity(name = "decimals")
	static class Decimals extends Row {

		@Column(precision = 10, scale = 2)
		BigDecimal money = new BigDecimal("12.50");

		BigInteger big = BigInteger.TEN;

	}

	@Entity(name = "texts")
	static class Texts extends Row {

		@Column(length = 40)
		String name = "x";

		String note = "y";

		Character initial = 'z';

		Locale locale = Locale.ROOT;

		Currency currency = Currency.getInstance("EUR");

	}

	@Entity(name = "long_text")
	static class LongText extends Row {

		@Column(length = 100_000)
		String text = "x".repeat(70_000);

	}

	@Entity(name = "booleans")
	static class Booleans extends Row {

		boolean primitive = true;

		Boolean wrapped = false;

	}

	@Entity(name = "times")
	static class Times extends Row {

		LocalDate date = LocalDate.of(2026, 1, 2);

		LocalTime time = LocalTime.of(3, 4, 5);

		LocalDateTime dateTime = LocalDateTime.of(2026, 1, 2, 3, 4);

	}

	@Entity(name = "instants")
	static class Instants extends Row {

		Instant instant = Instant.EPOCH;

		OffsetDateTime offset = OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);

	}

	@Entity(name = "zoned")
	static class Zoned extends Row {

		@TimeZoneStorage(TimeZoneStorageType.COLUMN)
		OffsetDateTime at = OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.ofHours(2));

	}

	@Entity(name = "waiting")
	static class Waiting extends Row {

		Duration duration = Duration.ofSeconds(90);

	}

	@Entity(name = "tagged")
	static class Tagged extends Row {

		UUID uuid = NUMBER;

	}

	@Entity(name = "bytes")
	static class Bytes extends Row {

		byte[] bytes = "bytes".getBytes(StandardCharsets.UTF_8);

	}

	@Entity(name = "priced")
	static class Priced extends Row {

		Money money = new Money(12);

	}

	record Money(int cents) {

	}

	@Converter(autoApply = true)
	static class MoneyConverter implements AttributeConverter<Money, String> {

		@Override
		public String convertToDatabaseColumn(Money money) {
			return money.cents() + " ct";
		}

		@Override
		public Money convertToEntityAttribute(String text) {
			return new Money(Integer.parseInt(text.replace(" ct", "")));
		}

	}

	@Entity(name = "answer")
	static class Answer extends Row {

		@Convert(converter = YesNoConverter.class)
		Boolean yes = true;

	}

	@Entity(name = "versioned")
	static class Versioned extends Row {

		@Version
		int version;

	}

	@Entity(name = "lists")
	static class Lists extends Row {

		Integer[] numbers = { 1, 2 };

	}

	@Entity(name = "large_text")
	static class LargeText extends Row {

		@Lob
		String text = "x";

	}

	@Entity(name = "large_bytes")
	static class LargeBytes extends Row {

		@Lob
		byte[] bytes = { 1 };

	}

}
