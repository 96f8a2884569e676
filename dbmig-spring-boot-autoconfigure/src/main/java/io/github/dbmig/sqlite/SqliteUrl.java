package io.github.dbmig.sqlite;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

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
		.compile("(?i)([?&;,](?:[a-z_.-]*(?:password|passwd|pwd|secret|token|key|user(?:name)?))=)[^&;,]*");

	private static final Pattern USER_INFO = Pattern.compile("//[^/@?]*@");

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
		String parameters = (query >= 0) ? rest.substring(query + 1).toLowerCase(Locale.ROOT) : "";
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
		catch (InvalidPathException ex) {
			return null;
		}
	}

	private static String uriPath(String name) {
		try {
			String path = new URI(name).getPath();
			return (path != null) ? path : name.substring("file:".length());
		}
		catch (URISyntaxException ex) {
			return name.substring("file:".length());
		}
	}

	/**
	 * Make a URL fit for being printed.
	 * @param url the URL, of any driver
	 * @return the URL without credentials
	 */
	static String redact(String url) {
		String redacted = SECRET.matcher(url).replaceAll("$1***");
		return USER_INFO.matcher(redacted).replaceAll("//***@");
	}

}
