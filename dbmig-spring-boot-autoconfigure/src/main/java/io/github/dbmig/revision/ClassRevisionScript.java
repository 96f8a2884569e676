package io.github.dbmig.revision;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

import io.github.dbmig.Direction;
import io.github.dbmig.Migration;
import io.github.dbmig.RevisionInfo;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.operation.OperationRecorder;
import io.github.dbmig.operation.Operations;
import org.jspecify.annotations.Nullable;

/**
 * A revision written in Java. Known from its class file; the class is loaded when its
 * operations are asked for.
 */
final class ClassRevisionScript implements RevisionScript {

	static final String ANNOTATION = "Lio/github/dbmig/Revision;";

	private static final String DOWNGRADE = "downgrade(Lio/github/dbmig/operation/Operations;)V";

	/**
	 * Beginnings of names.
	 */
	private static final List<String> READING = List.of("java.io.", "java.nio.", "java.net.", "java.lang.Class",
			"java.lang.Module", "java.lang.reflect.", "java.util.ResourceBundle", "java.util.ServiceLoader",
			"java.util.Scanner", "java.util.jar.", "java.util.zip.");

	private final RevisionInfo info;

	private final String className;

	private final @Nullable String fingerprint;

	private final ClassLoader classLoader;

	private final MigrationFactory factory;

	private volatile @Nullable Recorded recorded;

	private ClassRevisionScript(ClassFile file, @Nullable String fingerprint, ClassLoader classLoader,
			MigrationFactory factory) {
		this.className = file.name();
		this.fingerprint = fingerprint;
		this.classLoader = classLoader;
		this.factory = factory;
		this.info = info(file, reversible(file));
	}

	/**
	 * Read a revision from a class file.
	 * @param bytes the class file
	 * @param classLoader where to load the class from
	 * @param factory how to make the object
	 * @return the revision, or {@code null} if the class is none
	 * @throws IOException if this is no class file
	 */
	static @Nullable ClassRevisionScript read(byte[] bytes, ClassLoader classLoader, MigrationFactory factory)
			throws IOException {
		ClassFile file = ClassFile.read(bytes, ANNOTATION);
		if (file == null) {
			return null;
		}
		return new ClassRevisionScript(file, selfContained(file) ? Fingerprints.of(bytes) : null, classLoader, factory);
	}

	/**
	 * Tell whether the class file alone decides what the revision does: it refers to the
	 * platform and to dbmig, whose canonical form is frozen, and to nothing else. What of
	 * the platform reads files and resources is something else.
	 */
	private static boolean selfContained(ClassFile file) throws IOException {
		return file.referredClasses()
			.stream()
			.allMatch((name) -> name.equals(file.name()) || name.equals(Migration.class.getName())
					|| (name.startsWith("java.") && READING.stream().noneMatch(name::startsWith))
					|| name.startsWith("io.github.dbmig.operation.") || name.startsWith("org.springframework.jdbc."));
	}

	private static RevisionInfo info(ClassFile file, boolean reversible) {
		Map<String, Object> annotation = file.annotation();
		return new RevisionInfo(text(annotation, "id"), list(annotation, "revises"), text(annotation, "message"),
				created(file, text(annotation, "created")), list(annotation, "labels"), list(annotation, "dependsOn"),
				reversible, "class " + file.name());
	}

	private static String text(Map<String, Object> annotation, String name) {
		return (annotation.get(name) instanceof String text) ? text : "";
	}

	private static List<String> list(Map<String, Object> annotation, String name) {
		return (annotation.get(name) instanceof List<?> list) ? list.stream().map(String::valueOf).toList() : List.of();
	}

	private static @Nullable Instant created(ClassFile file, String created) {
		if (created.isEmpty()) {
			return null;
		}
		try {
			return Instants.parse(created);
		}
		catch (DateTimeParseException ex) {
			throw new RevisionException("The revision class " + file.name() + " was 'created' at '"
					+ RevisionIds.printable(created) + "', which is no instant.",
					"Write it as 2026-11-23T10:15:30Z, or leave it out.", ex);
		}
	}

	private boolean reversible(ClassFile file) {
		if (file.isAbstract()) {
			throw new RevisionException("The class " + file.name() + " has @Revision and is abstract.",
					"Put @Revision on a class that can be instantiated.");
		}
		boolean irreversible = Boolean.TRUE.equals(file.annotation().get("irreversible"));
		boolean migration = file.declares(Migration.class);
		boolean downgrade = file.declares(DOWNGRADE);
		if (!(migration && (downgrade || irreversible)) && file.inherits(Migration.class)) {
			Class<?> type = load();
			migration = Migration.class.isAssignableFrom(type);
			downgrade = migration && overridesDowngrade(type);
		}
		if (!migration) {
			throw new RevisionException("The class " + file.name() + " has @Revision and does not implement "
					+ Migration.class.getName() + ".", "Implement the interface, or remove the annotation.");
		}
		if (!irreversible && !downgrade) {
			throw new RevisionException(
					"The revision class " + file.name()
							+ " has no way back: it neither overrides downgrade(Operations) "
							+ "nor says that it is irreversible.",
					"Override downgrade, or declare @Revision(irreversible = true).");
		}
		return !irreversible;
	}

	private boolean overridesDowngrade(Class<?> type) {
		try {
			Class<?> operations = Operations.class;
			return type.getMethod("downgrade", operations).getDeclaringClass() != Migration.class;
		}
		catch (NoSuchMethodException ex) {
			return false;
		}
		catch (LinkageError ex) {
			throw notLoaded(ex);
		}
	}

	private Class<?> load() {
		try {
			return Class.forName(this.className, false, this.classLoader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw notLoaded(ex);
		}
	}

	private RevisionException notLoaded(Throwable cause) {
		return new RevisionException(
				"The revision class " + this.className + " can't be loaded: " + describe(cause) + ".",
				"Put what it needs on the class path. Revisions should not use entities or services, which move on.",
				cause);
	}

	private static String describe(Throwable cause) {
		boolean wrapped = cause instanceof InvocationTargetException || cause instanceof ExceptionInInitializerError;
		return RevisionIds.printable(String.valueOf((wrapped && cause.getCause() != null) ? cause.getCause() : cause));
	}

	@Override
	public RevisionInfo info() {
		return this.info;
	}

	@Override
	public @Nullable String fingerprint() {
		return this.fingerprint;
	}

	@Override
	public List<Operation> operations(Direction direction) {
		Recorded result = this.recorded;
		if (result == null) {
			result = record();
			this.recorded = result;
		}
		return (direction == Direction.DOWNGRADE) ? result.downgrade() : result.upgrade();
	}

	private Recorded record() {
		Class<?> type = load();
		Migration migration;
		try {
			migration = this.factory.create(type.asSubclass(Migration.class));
		}
		catch (RevisionException ex) {
			throw ex;
		}
		catch (Exception | LinkageError ex) {
			throw new RevisionException(
					"An object of the revision class " + this.className + " can't be made: " + describe(ex) + ".",
					"Give the class a constructor without parameters, or one whose parameters are beans that do not "
							+ "need the data source.",
					ex);
		}
		return new Recorded(record("upgrade", migration),
				this.info.reversible() ? record("downgrade", migration) : List.of());
	}

	private List<Operation> record(String method, Migration migration) {
		try {
			return OperationRecorder.record("upgrade".equals(method) ? migration::upgrade : migration::downgrade);
		}
		catch (Exception | LinkageError ex) {
			throw new RevisionException(
					"The revision " + this.info.title() + " (class " + this.className + ") failed in " + method
							+ ", while it recorded its operations: " + describe(ex) + ".",
					"Correct the class. A revision only records operations there; what needs the database belongs "
							+ "into a data step, and a revision without a way back says "
							+ "@Revision(irreversible = true).",
					ex);
		}
	}

	@Override
	public String location(Direction direction, int index) {
		return "class " + this.className + ", operation " + (index + 1) + " of "
				+ ((direction == Direction.DOWNGRADE) ? "downgrade" : "upgrade");
	}

	private record Recorded(List<Operation> upgrade, List<Operation> downgrade) {
	}

}
