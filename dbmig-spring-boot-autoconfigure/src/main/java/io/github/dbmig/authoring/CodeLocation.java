package io.github.dbmig.authoring;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;

import org.jspecify.annotations.Nullable;

/**
 * Finds the folder or the jar that a class was loaded from.
 */
public final class CodeLocation {

	private CodeLocation() {
	}

	/**
	 * Find where a class is.
	 * @param type a class of the application, such as its main class
	 * @return the folder of class files, or the jar, for a jar inside another the outer
	 * one; null if it is not in a file
	 */
	public static @Nullable Path of(Class<?> type) {
		CodeSource source = type.getProtectionDomain().getCodeSource();
		URL location = (source != null) ? source.getLocation() : null;
		return (location != null) ? of(location.toString()) : null;
	}

	/**
	 * Read a location, such as {@code file:/shop/target/classes/} or
	 * {@code jar:nested:/shop/target/shop.jar/!BOOT-INF/classes/!/}.
	 */
	static @Nullable Path of(String location) {
		String rest = location.startsWith("jar:") ? location.substring("jar:".length()) : location;
		if (rest.startsWith("nested:")) {
			rest = "file:" + rest.substring("nested:".length());
		}
		int inner = rest.indexOf('!');
		rest = (inner >= 0) ? rest.substring(0, inner) : rest;
		if (!rest.startsWith("file:")) {
			return null;
		}
		try {
			return Path.of(URI.create(rest.replace(" ", "%20")));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
