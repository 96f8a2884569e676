package io.github.dbmig.revision;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Finds files below a folder. Folders of the file system are walked here, without asking
 * the system about each file; archives and all else are left to Spring's resolver.
 */
final class RevisionFiles {

	private static final String CLASS_PATH = "classpath*:";

	private static final String FILE = "file:";

	private final ClassLoader classLoader;

	private @Nullable PathMatchingResourcePatternResolver resolver;

	RevisionFiles(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * Find files.
	 * @param folder a Spring resource location that ends with a slash
	 * @param suffix how the names end
	 * @return the files; none if there is no such folder
	 * @throws IOException if a folder can't be read
	 */
	List<RevisionFile> find(String folder, String suffix) throws IOException {
		List<RevisionFile> files = new ArrayList<>();
		List<Path> roots = roots(folder);
		if (roots != null) {
			for (Path root : roots) {
				if (Files.isDirectory(root)) {
					walk(root.toAbsolutePath().normalize(), suffix, new HashSet<>(), files);
				}
			}
			return files;
		}
		if (this.resolver == null) {
			this.resolver = new PathMatchingResourcePatternResolver(this.classLoader);
		}
		for (Resource resource : this.resolver.getResources(folder + "**/*" + suffix)) {
			files.add(resource.isFile()
					? new RevisionFile.InFolder(resource.getFile().toPath().toAbsolutePath().normalize())
					: new RevisionFile.Elsewhere(resource));
		}
		return files;
	}

	/**
	 * Return whether a folder that was named is missing. What may be missing is written
	 * with {@code classpath*:} or with a wildcard.
	 * @param folder a Spring resource location that ends with a slash
	 * @return {@code true} if there should be something and isn't
	 */
	boolean missing(String folder) {
		return !folder.startsWith(CLASS_PATH) && plain(folder)
				&& !new DefaultResourceLoader(this.classLoader).getResource(folder).exists();
	}

	/**
	 * Return the folders of the file system that a location stands for, or null if it
	 * stands for something else, be it only in part.
	 */
	private @Nullable List<Path> roots(String folder) throws IOException {
		if (folder.startsWith(FILE)) {
			Path path = plain(folder.substring(FILE.length())) ? path(folder) : null;
			return (path != null) ? List.of(path) : null;
		}
		String name = folder.startsWith(CLASS_PATH) ? folder.substring(CLASS_PATH.length()) : "";
		if (name.isEmpty() || name.startsWith("/") || !plain(name) || getClass().getModule().isNamed()) {
			// In the root of the class path and in modules the resolver sees more
			return null;
		}
		List<Path> roots = new ArrayList<>();
		for (URL url : Collections.list(this.classLoader.getResources(name))) {
			Path path = path(url.toString());
			if (path == null) {
				return null;
			}
			roots.add(path);
		}
		return roots;
	}

	private static boolean plain(String folder) {
		return folder.chars().noneMatch((c) -> c == '*' || c == '?' || c == '{');
	}

	private static @Nullable Path path(String url) {
		try {
			return url.startsWith(FILE) ? Path.of(URI.create(url)) : null;
		}
		catch (IllegalArgumentException ex) {
			// A relative path, or one that is no URL
			return null;
		}
	}

	/**
	 * A name that ends as wanted is taken for a file's, which spares asking the system a
	 * thousand times.
	 */
	private static void walk(Path folder, String suffix, Set<Path> entered, List<RevisionFile> files)
			throws IOException {
		if (!entered.add(folder.toRealPath())) {
			return;
		}
		List<Path> entries = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
			stream.forEach(entries::add);
		}
		catch (DirectoryIteratorException ex) {
			throw ex.getCause();
		}
		Collections.sort(entries);
		for (Path entry : entries) {
			if (entry.toString().endsWith(suffix)) {
				files.add(new RevisionFile.InFolder(entry));
			}
			else if (Files.isDirectory(entry)) {
				walk(entry, suffix, entered, files);
			}
		}
	}

}
