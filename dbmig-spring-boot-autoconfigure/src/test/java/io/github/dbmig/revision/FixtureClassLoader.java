package io.github.dbmig.revision;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Defines the fixtures' classes itself, tells which it was asked for, and pretends not to
 * have some.
 */
final class FixtureClassLoader extends ClassLoader {

	private static final String PACKAGE = "io.github.dbmig.revision.fixture.";

	private final List<String> asked = new ArrayList<>();

	private final Set<String> hidden;

	FixtureClassLoader(Class<?>... hidden) {
		super(FixtureClassLoader.class.getClassLoader());
		this.hidden = Set.of(List.of(hidden).stream().map(Class::getName).toArray(String[]::new));
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		if (!name.startsWith(PACKAGE)) {
			return super.loadClass(name, resolve);
		}
		this.asked.add(name.substring(PACKAGE.length()));
		if (this.hidden.contains(name)) {
			throw new ClassNotFoundException(name);
		}
		Class<?> loaded = findLoadedClass(name);
		if (loaded != null) {
			return loaded;
		}
		byte[] bytes = bytes(name);
		return defineClass(name, bytes, 0, bytes.length);
	}

	List<String> asked() {
		return this.asked;
	}

	static byte[] bytes(Class<?> type) {
		return bytes(type.getName());
	}

	private static byte[] bytes(String name) {
		String path = name.replace('.', '/') + ".class";
		try (InputStream in = FixtureClassLoader.class.getClassLoader().getResourceAsStream(path)) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
