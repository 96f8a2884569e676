package io.github.dbmig.revision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Finds the revisions of an application: annotated classes in packages, SQL files in
 * locations. Classes are read and not loaded.
 */
public final class RevisionLoader {

	private final ClassLoader classLoader;

	private final PathMatchingResourcePatternResolver resolver;

	private final MigrationFactory factory;

	/**
	 * Create a loader.
	 * @param classLoader where packages and class path locations are looked up
	 * @param factory makes the objects of revisions written in Java, when they are needed
	 */
	public RevisionLoader(ClassLoader classLoader, MigrationFactory factory) {
		this.classLoader = classLoader;
		this.resolver = new PathMatchingResourcePatternResolver(classLoader);
		this.factory = factory;
	}

	/**
	 * Find revisions and make the graph of them.
	 * @param packages the packages to look for classes in, with what is below them
	 * @param locations the folders to look for SQL files in, as Spring resource
	 * locations, with what is below them
	 * @return the graph
	 * @throws RevisionException if a revision can't be read
	 * @throws RevisionGraphException if they don't fit together
	 */
	public RevisionGraph load(Collection<String> packages, Collection<String> locations) {
		List<RevisionScript> scripts = new ArrayList<>(loadClasses(packages));
		scripts.addAll(loadFiles(locations));
		return RevisionGraph.of(scripts);
	}

	private Collection<RevisionScript> loadClasses(Collection<String> packages) {
		Map<String, RevisionScript> scripts = new LinkedHashMap<>();
		for (String basePackage : packages) {
			String pattern = "classpath*:" + ClassUtils.convertClassNameToResourcePath(basePackage) + "/**/*.class";
			for (Resource resource : find(pattern)) {
				RevisionScript script = loadClass(resource);
				if (script != null) {
					// The same class found again is what the class loader would not load
					// either
					scripts.putIfAbsent(script.info().origin(), script);
				}
			}
		}
		return scripts.values();
	}

	private @Nullable RevisionScript loadClass(Resource resource) {
		try {
			return ClassRevisionScript.read(resource.getContentAsByteArray(), this.classLoader, this.factory);
		}
		catch (IOException ex) {
			throw new RevisionException(
					"The class file " + origin(resource) + " can't be read: " + ex.getMessage() + ".",
					"Build the application again.", ex);
		}
	}

	private Collection<RevisionScript> loadFiles(Collection<String> locations) {
		List<RevisionScript> scripts = new ArrayList<>();
		Set<Object> seen = new HashSet<>();
		for (String location : locations) {
			String folder = location.endsWith("/") ? location : location + "/";
			for (Resource resource : find(folder + "**/*.sql")) {
				try {
					if (seen.add(resource.isFile() ? resource.getFile().toPath().toRealPath()
							: resource.getURL().toString())) {
						scripts.add(new SqlRevisionScript(resource.getContentAsByteArray(), origin(resource)));
					}
				}
				catch (IOException ex) {
					throw new RevisionException("The SQL revision " + origin(resource) + " can't be read: " + ex + ".",
							"Make the file readable.", ex);
				}
			}
		}
		return scripts;
	}

	private Resource[] find(String pattern) {
		try {
			return this.resolver.getResources(pattern);
		}
		catch (IOException ex) {
			throw new RevisionException("Revisions can't be looked for in " + pattern + ": " + ex + ".",
					"Correct dbmig.revisions.packages or dbmig.revisions.locations.", ex);
		}
	}

	/**
	 * Describe where a file is in words that a person finds it by: below the working
	 * directory, or in which archive.
	 */
	private static String origin(Resource resource) {
		return RevisionIds.printable(place(resource));
	}

	private static String place(Resource resource) {
		try {
			if (resource.isFile()) {
				Path path = resource.getFile().toPath().toAbsolutePath().normalize();
				Path here = Path.of("").toAbsolutePath();
				return (path.startsWith(here) ? here.relativize(path) : path).toString();
			}
			return place(resource.getURL().toString());
		}
		catch (IOException ex) {
			return resource.getDescription();
		}
	}

	/**
	 * Describe an entry of an archive, which may stand in another one:
	 * {@code jar:file:/lib.jar!/a.sql},
	 * {@code jar:nested:/app.jar/!BOOT-INF/lib/lib.jar!/a.sql} or
	 * {@code jar:nested:/app.jar/!BOOT-INF/classes/!/a.sql}.
	 */
	private static String place(String url) {
		String[] parts = url.split("/?!/|/!", -1);
		if (parts.length == 1) {
			return url;
		}
		StringBuilder place = new StringBuilder(parts[parts.length - 1]);
		for (int i = parts.length - 2; i >= 0; i--) {
			String archive = parts[i].substring(parts[i].lastIndexOf('/') + 1);
			if (archive.indexOf('.') >= 0) {
				place.append(" in ").append(archive);
			}
		}
		return StringUtils.uriDecode(place.toString(), StandardCharsets.UTF_8);
	}

}
