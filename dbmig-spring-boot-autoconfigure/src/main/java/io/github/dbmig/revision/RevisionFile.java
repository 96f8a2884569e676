package io.github.dbmig.revision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.core.io.Resource;
import org.springframework.util.StringUtils;

/**
 * A file that may be a revision.
 */
sealed interface RevisionFile {

	/**
	 * Read it.
	 * @return what it holds
	 * @throws IOException if it can't be read
	 */
	byte[] bytes() throws IOException;

	/**
	 * Return what is equal for the same file found under two names.
	 * @return a path or a URL
	 * @throws IOException if that can't be told
	 */
	Object identity() throws IOException;

	/**
	 * Describe where it is in words that a person finds it by.
	 * @return the path below the working directory, or in which archive it is
	 */
	String origin();

	/**
	 * A file in a folder.
	 *
	 * @param path its path, absolute and normalized
	 */
	record InFolder(Path path) implements RevisionFile {

		private static final Path HERE = Path.of("").toAbsolutePath();

		@Override
		public byte[] bytes() throws IOException {
			return Files.readAllBytes(this.path);
		}

		@Override
		public Object identity() throws IOException {
			return this.path.toRealPath();
		}

		@Override
		public String origin() {
			Path shown = this.path.startsWith(HERE) ? HERE.relativize(this.path) : this.path;
			return RevisionIds.printable(shown.toString());
		}

	}

	/**
	 * A file anywhere else.
	 *
	 * @param resource how Spring knows it
	 */
	record Elsewhere(Resource resource) implements RevisionFile {

		@Override
		public byte[] bytes() throws IOException {
			return this.resource.getContentAsByteArray();
		}

		@Override
		public Object identity() throws IOException {
			return this.resource.getURL().toString();
		}

		@Override
		public String origin() {
			try {
				return RevisionIds.printable(place(this.resource.getURL().toString()));
			}
			catch (IOException ex) {
				return RevisionIds.printable(this.resource.getDescription());
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

}
