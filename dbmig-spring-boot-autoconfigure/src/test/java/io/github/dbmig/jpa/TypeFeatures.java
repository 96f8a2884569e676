package io.github.dbmig.jpa;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import jakarta.persistence.Version;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JavaType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.engine.jdbc.proxy.BlobProxy;
import org.hibernate.engine.jdbc.proxy.ClobProxy;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.TrueFalseConverter;
import org.hibernate.type.descriptor.java.ByteArrayJavaType;

/**
 * The types that Hibernate knows besides those of {@link BasicFeatures}. Some have no
 * feature, because Hibernate has nothing for them on SQLite or refuses them everywhere:
 * {@code Byte[]} and {@code Character[]} without a {@code JavaType}, which it refuses
 * since 6.2; {@code SQLXML}, structs, vectors and named enums, which are types of other
 * databases.
 *
 * @see <a href=
 * "https://docs.hibernate.org/orm/7.4/userguide/html_single/#basic-mapping">Hibernate ORM
 * User Guide: Mapping basic types</a>
 */
final class TypeFeatures {

	private static final Instant MOMENT = Instant.parse("2026-01-02T03:04:05Z");

	private static final UUID NUMBER = UUID.fromString("0b2e8a7c-5b1f-4a5e-9a7d-3f1c2b4a5d6e");

	private TypeFeatures() {
	}

	static List<Feature> all() {
		return List.of(
				Feature.of("a ZonedDateTime", Zoned::new, (row) -> row.at.toInstant(), MOMENT, Zoned.class)
					.makes("\"at\" timestamp"),
				Feature
					.of("a moment normalized to the time zone of the machine", Normalized::new,
							(row) -> row.at.toInstant(), MOMENT, Normalized.class)
					.makes("\"at\" timestamp"),
				Feature.of("an OffsetTime", Offset::new, (row) -> row.at.getMinute(), 4, Offset.class)
					.makes("\"at\" time"),
				Feature.of("a Year", Vintage::new, (row) -> row.year, Year.of(1961), Vintage.class)
					.makes("\"year\" integer"),
				Feature.of("java.util.Date", Dates::new, (row) -> List.of(row.date, row.time),
						List.of(java.sql.Date.valueOf("2026-01-02"), java.sql.Time.valueOf("03:04:05")), Dates.class)
					.makes("\"date\" date", "\"time\" time"),
				Feature
					.of("java.util.Date with date and time", Moment::new, (row) -> row.at.toInstant(), MOMENT,
							Moment.class)
					.makes("\"at\" timestamp"),
				Feature
					.of("Calendar", Calendars::new,
							(row) -> List.of(row.at.getTimeInMillis(), row.day.get(Calendar.DAY_OF_MONTH)),
							List.of(MOMENT.toEpochMilli(), 2), Calendars.class)
					.makes("\"at\" timestamp", "\"day\" date"),
				Feature
					.of("the dates of java.sql", SqlDates::new,
							(row) -> List.of(row.date.toString(), row.time.toString(), row.timestamp.toString()),
							List.of("2026-01-02", "03:04:05", "2026-01-02 03:04:05.0"), SqlDates.class)
					.makes("\"date\" date", "\"time\" time", "\"timestamp\" timestamp"),
				Feature.of("a time zone", InZone::new, (row) -> row.timeZone.getID(), "UTC", InZone.class)
					.makes("\"time_zone\" varchar(255)"),
				Feature
					.of("a ZoneId and a ZoneOffset", Zones::new, (row) -> List.of(row.zone, row.offset),
							List.of(ZoneId.of("Europe/Zurich"), ZoneOffset.ofHours(2)), Zones.class)
					.makes("\"zone\" varchar(255)", "\"offset\" varchar(6)"),
				Feature
					.of("a URL and a class", Links::new, (row) -> List.of(row.url.toString(), row.type),
							List.of("https://example.org/", String.class), Links.class)
					.makes("\"url\" varchar(255)", "\"type\" varchar(255)"),
				Feature
					.of("an InetAddress", Host::new, (row) -> row.address, InetAddress.getLoopbackAddress(), Host.class)
					.makes("\"address\" "),
				Feature.of("an array of char", Letters::new, (row) -> new String(row.letters), "abc", Letters.class)
					.makes("\"letters\" varchar(255)"),
				Feature.of("a national text", National::new, (row) -> row.name, "x", National.class)
					.makes("\"name\" varchar(40)"),
				Feature
					.of("an array of Byte", ByteObjects::new, (row) -> Arrays.asList(row.bytes), List.of((byte) 1),
							ByteObjects.class)
					.makes("\"bytes\" blob"),
				Feature.of("bytes of a limited length", Digest::new, (row) -> row.hash.length, 4, Digest.class)
					.makes("\"hash\" blob"),
				Feature.of("a Clob", ClobRow::new, (row) -> row.text != null, true, ClobRow.class)
					.makes("\"text\" clob"),
				Feature.of("a Blob", BlobRow::new, (row) -> row.bytes != null, true, BlobRow.class)
					.makes("\"bytes\" blob")
					.failsWith("not implemented by SQLite JDBC driver"),
				Feature.of("a Serializable", Stored::new, (row) -> row.link.toString(), "urn:x", Stored.class)
					.makes("\"link\" blob"),
				Feature.of("a UUID as text", Texted::new, (row) -> row.uuid, NUMBER, Texted.class)
					.makes("\"uuid\" char(36)"),
				Feature
					.of("decimals with and without a scale", Decimal::new, (row) -> List.of(row.usual, row.exact),
							List.of(new BigDecimal("1.25"), new BigDecimal("0.1234")), Decimal.class)
					.makes("\"usual\" numeric(38,2)", "\"exact\" numeric(10,4) NOT NULL"),
				Feature.of("a boolean as a number", NumberFlag::new, (row) -> row.yes, true, NumberFlag.class)
					.makes("\"yes\" integer CONSTRAINT \"ck_flag_number_yes\" CHECK (yes in (0,1))"),
				Feature.of("a boolean as T or F", TrueFalse::new, (row) -> row.yes, true, TrueFalse.class)
					.makes("\"yes\" char(1) CONSTRAINT \"ck_true_false_yes\" CHECK (yes in ('F','T'))"),
				Feature.of("JSON", Json::new, (row) -> Map.copyOf(row.settings), Map.of("a", "b"), Json.class)
					.makes("\"settings\" "),
				Feature
					.of("a list of basic values", Basics::new, (row) -> List.copyOf(row.words), List.of("a", "b"),
							Basics.class)
					.makes("\"words\" "),
				Feature
					.of("when a row came and changed", Stamped::new,
							(row) -> row.created != null && row.changed != null, true, Stamped.class)
					.makes("\"created\" timestamp", "\"changed\" timestamp"),
				Feature
					.of("a version that is a moment", TimeVersion::new, (row) -> row.version != null, true,
							TimeVersion.class)
					.makes("\"version\" timestamp NOT NULL"));
	}

	@Entity(name = "zoned_date_time")
	static class Zoned extends Row {

		ZonedDateTime at = MOMENT.atZone(ZoneOffset.UTC);

	}

	@Entity(name = "normalized")
	static class Normalized extends Row {

		@TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
		ZonedDateTime at = MOMENT.atZone(ZoneOffset.UTC);

	}

	@Entity(name = "offset_time")
	static class Offset extends Row {

		OffsetTime at = OffsetTime.of(3, 4, 5, 0, ZoneOffset.UTC);

	}

	@Entity(name = "vintage")
	static class Vintage extends Row {

		Year year = Year.of(1961);

	}

	@Entity(name = "dates")
	@SuppressWarnings("deprecation")
	static class Dates extends Row {

		@Temporal(TemporalType.DATE)
		Date date = java.sql.Date.valueOf("2026-01-02");

		@Temporal(TemporalType.TIME)
		Date time = java.sql.Time.valueOf("03:04:05");

	}

	@Entity(name = "moment")
	@SuppressWarnings("deprecation")
	static class Moment extends Row {

		@Temporal(TemporalType.TIMESTAMP)
		Date at = Date.from(MOMENT);

	}

	@Entity(name = "calendars")
	@SuppressWarnings("deprecation")
	static class Calendars extends Row {

		Calendar at = GregorianCalendar.from(MOMENT.atZone(ZoneId.systemDefault()));

		@Temporal(TemporalType.DATE)
		Calendar day = GregorianCalendar.from(LocalDate.of(2026, 1, 2).atStartOfDay(ZoneId.systemDefault()));

	}

	@Entity(name = "sql_dates")
	static class SqlDates extends Row {

		java.sql.Date date = java.sql.Date.valueOf("2026-01-02");

		java.sql.Time time = java.sql.Time.valueOf("03:04:05");

		java.sql.Timestamp timestamp = java.sql.Timestamp.valueOf(LocalDateTime.of(2026, 1, 2, 3, 4, 5));

	}

	@Entity(name = "in_zone")
	static class InZone extends Row {

		TimeZone timeZone = TimeZone.getTimeZone("UTC");

	}

	@Entity(name = "zones")
	static class Zones extends Row {

		ZoneId zone = ZoneId.of("Europe/Zurich");

		ZoneOffset offset = ZoneOffset.ofHours(2);

	}

	@Entity(name = "links")
	static class Links extends Row {

		URL url = url();

		Class<?> type = String.class;

		private static URL url() {
			try {
				return URI.create("https://example.org/").toURL();
			}
			catch (MalformedURLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	@Entity(name = "host")
	static class Host extends Row {

		InetAddress address = InetAddress.getLoopbackAddress();

	}

	@Entity(name = "letters")
	static class Letters extends Row {

		char[] letters = { 'a', 'b', 'c' };

	}

	@Entity(name = "national")
	static class National extends Row {

		@Nationalized
		@Column(length = 40)
		String name = "x";

	}

	@Entity(name = "byte_objects")
	@SuppressWarnings("deprecation")
	static class ByteObjects extends Row {

		@JavaType(ByteArrayJavaType.class)
		Byte[] bytes = { 1 };

	}

	@Entity(name = "short_bytes")
	static class Digest extends Row {

		@Column(length = 16)
		byte[] hash = "hash".getBytes(StandardCharsets.UTF_8);

	}

	@Entity(name = "clob_row")
	static class ClobRow extends Row {

		java.sql.Clob text = ClobProxy.generateProxy("x");

	}

	@Entity(name = "blob_row")
	static class BlobRow extends Row {

		java.sql.Blob bytes = BlobProxy.generateProxy(new byte[] { 1 });

	}

	@Entity(name = "stored")
	static class Stored extends Row {

		URI link = URI.create("urn:x");

	}

	@Entity(name = "texted")
	static class Texted extends Row {

		@JdbcTypeCode(SqlTypes.CHAR)
		UUID uuid = NUMBER;

	}

	@Entity(name = "decimal_scale")
	static class Decimal extends Row {

		BigDecimal usual = new BigDecimal("1.25");

		@Column(precision = 10, scale = 4, nullable = false)
		BigDecimal exact = new BigDecimal("0.1234");

	}

	@Entity(name = "flag_number")
	static class NumberFlag extends Row {

		@Convert(converter = NumericBooleanConverter.class)
		Boolean yes = true;

	}

	@Entity(name = "true_false")
	static class TrueFalse extends Row {

		@Convert(converter = TrueFalseConverter.class)
		Boolean yes = true;

	}

	@Entity(name = "json")
	static class Json extends Row {

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> settings = Map.of("a", "b");

	}

	@Entity(name = "basics")
	static class Basics extends Row {

		List<String> words = List.of("a", "b");

	}

	@Entity(name = "stamped_row")
	static class Stamped extends Row {

		@CreationTimestamp
		Instant created;

		@UpdateTimestamp
		LocalDateTime changed;

	}

	@Entity(name = "time_version")
	static class TimeVersion extends Row {

		@Version
		Instant version;

	}

}
