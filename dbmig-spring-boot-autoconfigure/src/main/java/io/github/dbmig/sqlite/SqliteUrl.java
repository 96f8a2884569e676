package io.github.dbmig.sqlite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The JDBC URL of a SQLite database.
 *
 * @param path the database file, or {@code null} if the database is in memory
 * @param shared whether several connections see the same database
 * @see <a href="https://www.sqlite.org/uri.html">Uniform Resource Identifiers</a>
 */
record SqliteUrl(@Nullable Path path, boolean shared) {

	private static final String PREFIX = "jdbc:sqlite:";

	/**
	 * What may hold a secret in the URL of any driver: the value after a telling name,
	 * and the user before a host.
	 */
	private static final Pattern SECRET = Pattern
		.compile("(?i)([?&;,(](?:[a-z_.-]*(?:password|passwd|pwd|secret|token|key|user(?:name)?))=)[^&;,)]*");

	private static final Pattern ORACLE_USER = Pattern.compile("(jdbc:oracle:[a-z0-9]+:)[^@]+@");

	private static final Pattern USER_INFO = Pattern.compile("//[^/?]*@");

	/**
	 * Read a URL.
	 * @param url the URL of a data source or a connection
	 * @return what it says, or {@code null} if it is none of SQLite's, or names a
	 * resource
	 */
	static @Nullable SqliteUrl parse(String url) {
		if (!url.startsWith(PREFIX) || url.startsWith(PREFIX + ":resource:")) {
			return null;
		}
		String rest = url.substring(PREFIX.length());
		int query = rest.indexOf('?');
		String name = (query >= 0) ? rest.substring(0, query) : rest;
		List<String> parameters = (query >= 0) ? List.of(rest.substring(query + 1).split("&", -1)) : List.of();
		boolean uri = name.startsWith("file:");
		boolean sharedCache = parameters.contains("cache=shared");
		if (name.isEmpty() || name.equals(":memory:")) {
			return new SqliteUrl(null, false);
		}
		if (uri && (name.equals("file::memory:") || parameters.contains("mode=memory"))) {
			return new SqliteUrl(null, sharedCache);
		}
		try {
			return new SqliteUrl(Path.of(uri ? uriPath(name) : name).toAbsolutePath().normalize(), true);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Return the path of a URI as SQLite reads it, which is more lenient than
	 * {@code java.net.URI}: relative paths and spaces are fine.
	 */
	private static String uriPath(String name) {
		String path = name.substring("file:".length());
		if (path.startsWith("//")) {
			path = path.substring(Math.max(2, path.indexOf('/', 2)));
		}
		int fragment = path.indexOf('#');
		return StringUtils.uriDecode((fragment >= 0) ? path.substring(0, fragment) : path, StandardCharsets.UTF_8);
	}

	/**
	 * Make a URL fit for being printed.
	 * @param url the URL, of any driver
	 * @return the URL without credentials
	 */
	static String redact(String url) {
		String redacted = SECRET.matcher(ORACLE_USER.matcher(url).replaceFirst("$1***@")).replaceAll("$1***");
		return USER_INFO.matcher(redacted).replaceAll("//***@");
	}

}
