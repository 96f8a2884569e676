package io.github.dbmig.revision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.util.ClassUtils;

/**
 * Finds the revisions of an application: annotated classes in packages, SQL files in
 * locations. Classes are read and not loaded.
 */
public final class RevisionLoader {

	private final ClassLoader classLoader;

	private final RevisionFiles files;

	private final MigrationFactory factory;

	/**
	 * Create a loader.
	 * @param classLoader where packages and class path locations are looked up
	 * @param factory makes the objects of revisions written in Java, when they are needed
	 */
	public RevisionLoader(ClassLoader classLoader, MigrationFactory factory) {
		this.classLoader = classLoader;
		this.files = new RevisionFiles(classLoader);
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
			String folder = "classpath*:" + ClassUtils.convertClassNameToResourcePath(basePackage) + "/";
			for (Optional<RevisionScript> script : TwoReaders.read(find(folder, ".class"), this::loadClass)) {
				// The same class found again is what the class loader would not load
				// either
				script.ifPresent((found) -> scripts.putIfAbsent(found.info().origin(), found));
			}
		}
		return scripts.values();
	}

	private Optional<RevisionScript> loadClass(RevisionFile file) {
		try {
			return Optional.ofNullable(ClassRevisionScript.read(file.bytes(), this.classLoader, this.factory));
		}
		catch (IOException ex) {
			throw new RevisionException("The class file " + file.origin() + " can't be read: " + ex.getMessage() + ".",
					"Build the application again.", ex);
		}
	}

	private Collection<RevisionScript> loadFiles(Collection<String> locations) {
		List<RevisionScript> scripts = new ArrayList<>();
		Map<String, RevisionFile> seen = new HashMap<>();
		for (String location : locations) {
			String folder = location.endsWith("/") ? location : location + "/";
			if (this.files.missing(folder)) {
				throw new RevisionException("The folder " + folder + ", in which revisions should be, does not exist.",
						"Make it, correct dbmig.revisions.locations, or write classpath*: where it may be missing.");
			}
			List<RevisionFile> files = find(folder, ".sql");
			List<RevisionScript> read = TwoReaders.read(files, RevisionLoader::loadFile);
			for (int i = 0; i < files.size(); i++) {
				RevisionFile namesake = seen.putIfAbsent(read.get(i).id(), files.get(i));
				// Locations may overlap, and names may be links to the same file
				if (namesake == null || !same(namesake, files.get(i))) {
					scripts.add(read.get(i));
				}
			}
		}
		return scripts;
	}

	private static RevisionScript loadFile(RevisionFile file) {
		try {
			return new SqlRevisionScript(file.bytes(), file.origin());
		}
		catch (IOException ex) {
			throw unreadable(file, ex);
		}
	}

	private static boolean same(RevisionFile namesake, RevisionFile file) {
		try {
			return namesake.identity().equals(file.identity());
		}
		catch (IOException ex) {
			throw unreadable(file, ex);
		}
	}

	private static RevisionException unreadable(RevisionFile file, IOException ex) {
		return new RevisionException("The SQL revision " + file.origin() + " can't be read: " + ex + ".",
				"Make the file readable.", ex);
	}

	private List<RevisionFile> find(String folder, String suffix) {
		try {
			return this.files.find(folder, suffix);
		}
		catch (IOException ex) {
			throw new RevisionException(
					"Revisions can't be looked for in " + folder + "**/*" + suffix + ": " + ex + ".",
					"Correct dbmig.revisions.packages or dbmig.revisions.locations.", ex);
		}
	}

}
