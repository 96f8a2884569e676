package io.github.dbmig.revision;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.github.dbmig.Migration;
import io.github.dbmig.Revision;
import io.github.dbmig.operation.Operations;
import io.github.dbmig.revision.fixture.Failing;
import io.github.dbmig.revision.fixture.NeedsHidden;
import io.github.dbmig.revision.fixture.NeedsHiddenArray;
import io.github.dbmig.revision.fixture.Refused;
import io.github.dbmig.revision.fixture.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClassFileTests {

	private static final String DOWNGRADE = "downgrade(Lio/github/dbmig/operation/Operations;)V";

	static Stream<Class<?>> revisions() {
		return Stream.of(Valid.class, Failing.class, Refused.class)
			.flatMap((type) -> Arrays.stream(type.getDeclaredClasses()))
			.filter((type) -> type.isAnnotationPresent(Revision.class));
	}

	@ParameterizedTest
	@MethodSource("revisions")
	void whatIsReadIsWhatReflectionSays(Class<?> type) throws IOException {
		ClassFile file = read(type);
		assertThat(file).isNotNull();
		assertThat(file.name()).isEqualTo(type.getName());
		assertThat(file.isAbstract()).isEqualTo(Modifier.isAbstract(type.getModifiers()));
		assertThat(file.declares(Migration.class)).isEqualTo(List.of(type.getInterfaces()).contains(Migration.class));
		assertThat(file.declares(DOWNGRADE)).isEqualTo(Arrays.stream(type.getDeclaredMethods())
			.anyMatch((method) -> method.getName().equals("downgrade")
					&& List.of(method.getParameterTypes()).equals(List.of(Operations.class))));
		assertThat(file.annotation()).isEqualTo(given(type.getAnnotation(Revision.class)));
	}

	/**
	 * The elements that differ from their defaults, besides those that were given a value
	 * equal to the default: class files hold what was given.
	 */
	private static Map<String, Object> given(Revision annotation) {
		Map<String, Object> elements = new HashMap<>();
		for (Method element : Revision.class.getDeclaredMethods()) {
			try {
				Object value = element.invoke(annotation);
				boolean given = annotation.id().equals("full1") || !equal(value, element.getDefaultValue());
				if (given) {
					elements.put(element.getName(), (value instanceof String[] array) ? List.of(array) : value);
				}
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return elements;
	}

	private static boolean equal(Object value, Object other) {
		return (value instanceof Object[] array) ? Arrays.equals(array, (Object[]) other) : value.equals(other);
	}

	@Test
	void aClassWithoutTheAnnotationIsNone() throws IOException {
		assertThat(read(Valid.class)).isNull();
		assertThat(read(Operations.class)).isNull();
		assertThat(read(Revision.class)).isNull();
		// knows the annotation's name
		assertThat(read(ClassRevisionScript.class)).isNull();
		assertThat(read(ClassFileTests.class)).isNull();
	}

	@Test
	void whatAClassInheritsIsKnown() throws IOException {
		assertThat(readNested(Valid.class, "Full").inherits(Migration.class)).isFalse();
		assertThat(readNested(Valid.class, "Inherited").inherits(Migration.class)).isTrue();
		assertThat(readNested(Valid.class, "Default").inherits(Migration.class)).isTrue();
		assertThat(readNested(Valid.class, "ARecord").inherits(Migration.class)).isTrue();
	}

	@Test
	void theClassesThatCodeRefersToAreKnown() throws IOException {
		assertThat(read(NeedsHidden.class).referredClasses()).contains("io.github.dbmig.revision.fixture.Hidden",
				"java.lang.Object", "io.github.dbmig.Migration", "io.github.dbmig.revision.fixture.NeedsHidden");
		assertThat(read(NeedsHiddenArray.class).referredClasses()).contains("io.github.dbmig.revision.fixture.Hidden")
			.noneMatch((name) -> name.contains("[") || name.contains(";") || name.contains("/"));
	}

	@Test
	void aFileThatIsNoClassIsIgnoredUnlessItNamesTheAnnotation() throws IOException {
		assertThat(ClassFile.read(new byte[0], ClassRevisionScript.ANNOTATION)).isNull();
		assertThat(ClassFile.read("hello".getBytes(StandardCharsets.UTF_8), ClassRevisionScript.ANNOTATION)).isNull();
		assertThatExceptionOfType(IOException.class).isThrownBy(
				() -> ClassFile.read((ClassRevisionScript.ANNOTATION + "hello").getBytes(StandardCharsets.UTF_8),
						ClassRevisionScript.ANNOTATION))
			.withMessage("not a class file");
	}

	@Test
	void aBrokenClassFileIsAnIoExceptionAndNothingElse() {
		byte[] whole = FixtureClassLoader.bytes(nested(Valid.class, "Full"));
		Random random = new Random(3);
		int failed = 0;
		for (int i = 0; i < 5000; i++) {
			byte[] broken = whole.clone();
			broken[10 + random.nextInt(broken.length - 10)] = (byte) random.nextInt(256);
			if (i % 10 == 0) {
				broken = Arrays.copyOf(broken, random.nextInt(broken.length));
			}
			try {
				ClassFile file = ClassFile.read(broken, ClassRevisionScript.ANNOTATION);
				if (file != null) {
					file.referredClasses();
				}
			}
			catch (IOException ex) {
				failed++;
			}
		}
		assertThat(failed).isGreaterThan(200);
	}

	private static ClassFile read(Class<?> type) throws IOException {
		return ClassFile.read(FixtureClassLoader.bytes(type), ClassRevisionScript.ANNOTATION);
	}

	private static ClassFile readNested(Class<?> outer, String name) throws IOException {
		return read(nested(outer, name));
	}

	private static Class<?> nested(Class<?> outer, String name) {
		return Arrays.stream(outer.getDeclaredClasses())
			.filter((type) -> type.getSimpleName().equals(name))
			.findFirst()
			.orElseThrow();
	}

}
