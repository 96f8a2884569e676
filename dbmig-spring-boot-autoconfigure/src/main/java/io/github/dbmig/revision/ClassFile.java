package io.github.dbmig.revision;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * As much of a class file as is needed to know a revision without loading its class:
 * names, flags, one annotation, and which classes the code refers to. A reader of our own
 * because it has to be fast (it meets every class of the application's packages at every
 * start) and because it must not fail on class files newer than any library knows: the
 * parts read here have not changed since Java 5.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html">The
 * class File Format</a>
 */
final class ClassFile {

	private static final int MAGIC = 0xCAFEBABE;

	private static final int ACC_ABSTRACT = 0x0400;

	private final @Nullable Object[] constants;

	private final int[] classIndexes;

	private int access;

	private String name = "";

	private @Nullable String superName;

	private final List<String> interfaces = new ArrayList<>(2);

	private final Set<String> methods = new LinkedHashSet<>();

	private @Nullable Map<String, Object> annotation;

	private ClassFile(int constants) {
		this.constants = new @Nullable Object[constants];
		this.classIndexes = new int[constants];
	}

	/**
	 * Read a class file if it has an annotation.
	 * @param bytes the file
	 * @param annotationDescriptor the annotation's descriptor, such as
	 * {@code Lcom/example/Some;}
	 * @return the class, or {@code null} if it doesn't have the annotation
	 * @throws IOException if this is no class file
	 */
	static @Nullable ClassFile read(byte[] bytes, String annotationDescriptor) throws IOException {
		if (!contains(bytes, annotationDescriptor.getBytes(StandardCharsets.ISO_8859_1))) {
			return null;
		}
		DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
		if (in.readInt() != MAGIC) {
			throw new IOException("not a class file");
		}
		in.readInt();
		ClassFile file = new ClassFile(in.readUnsignedShort());
		file.readConstants(in);
		file.readHeader(in);
		file.skipMembers(in, false);
		file.skipMembers(in, true);
		file.readAttributes(in, annotationDescriptor);
		return (file.annotation != null) ? file : null;
	}

	private static boolean contains(byte[] bytes, byte[] wanted) {
		int last = bytes.length - wanted.length;
		outer: for (int i = 0; i <= last; i++) {
			if (bytes[i] == wanted[0]) {
				for (int j = 1; j < wanted.length; j++) {
					if (bytes[i + j] != wanted[j]) {
						continue outer;
					}
				}
				return true;
			}
		}
		return false;
	}

	private void readConstants(DataInputStream in) throws IOException {
		for (int i = 1; i < this.constants.length; i++) {
			int tag = in.readUnsignedByte();
			switch (tag) {
				case 1 -> this.constants[i] = in.readUTF();
				case 3 -> this.constants[i] = in.readInt();
				case 4 -> in.skipNBytes(4);
				case 5, 6 -> {
					in.skipNBytes(8);
					i++;
				}
				case 7 -> this.classIndexes[i] = in.readUnsignedShort();
				case 8, 16, 19, 20 -> in.skipNBytes(2);
				case 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
				case 15 -> in.skipNBytes(3);
				default -> throw new IOException("unknown constant of tag " + tag);
			}
		}
	}

	private void readHeader(DataInputStream in) throws IOException {
		this.access = in.readUnsignedShort();
		this.name = className(in.readUnsignedShort());
		int superIndex = in.readUnsignedShort();
		this.superName = (superIndex != 0) ? className(superIndex) : null;
		int count = in.readUnsignedShort();
		for (int i = 0; i < count; i++) {
			this.interfaces.add(className(in.readUnsignedShort()));
		}
	}

	private void skipMembers(DataInputStream in, boolean keep) throws IOException {
		int members = in.readUnsignedShort();
		for (int i = 0; i < members; i++) {
			in.skipNBytes(2);
			String member = utf8(in.readUnsignedShort()) + utf8(in.readUnsignedShort());
			if (keep) {
				this.methods.add(member);
			}
			int attributes = in.readUnsignedShort();
			for (int j = 0; j < attributes; j++) {
				in.skipNBytes(2);
				in.skipNBytes(in.readInt());
			}
		}
	}

	private void readAttributes(DataInputStream in, String annotationDescriptor) throws IOException {
		int attributes = in.readUnsignedShort();
		for (int i = 0; i < attributes; i++) {
			String attribute = utf8(in.readUnsignedShort());
			int length = in.readInt();
			if (!"RuntimeVisibleAnnotations".equals(attribute)) {
				in.skipNBytes(length);
				continue;
			}
			int annotations = in.readUnsignedShort();
			for (int j = 0; j < annotations; j++) {
				String descriptor = utf8(in.readUnsignedShort());
				Map<String, Object> values = readAnnotation(in);
				if (descriptor.equals(annotationDescriptor)) {
					this.annotation = values;
				}
			}
		}
	}

	private Map<String, Object> readAnnotation(DataInputStream in) throws IOException {
		int elements = in.readUnsignedShort();
		Map<String, Object> values = new HashMap<>();
		for (int k = 0; k < elements; k++) {
			values.put(utf8(in.readUnsignedShort()), readElement(in));
		}
		return values;
	}

	private Object readElement(DataInputStream in) throws IOException {
		int tag = in.readUnsignedByte();
		return switch (tag) {
			case 's', 'c' -> utf8(in.readUnsignedShort());
			case 'e' -> {
				in.skipNBytes(2);
				yield utf8(in.readUnsignedShort());
			}
			case '@' -> {
				in.skipNBytes(2);
				yield readAnnotation(in);
			}
			case '[' -> {
				int size = in.readUnsignedShort();
				List<Object> list = new ArrayList<>(size);
				for (int i = 0; i < size; i++) {
					list.add(readElement(in));
				}
				yield list;
			}
			default -> {
				Object constant = constant(in.readUnsignedShort());
				yield (constant instanceof Integer number && tag == 'Z') ? Boolean.valueOf(number != 0)
						: String.valueOf(constant);
			}
		};
	}

	private String utf8(int index) throws IOException {
		if (constant(index) instanceof String text) {
			return text;
		}
		throw new IOException("constant " + index + " is no text");
	}

	private @Nullable Object constant(int index) throws IOException {
		if (index >= this.constants.length) {
			throw new IOException("there is no constant " + index);
		}
		return this.constants[index];
	}

	private String className(int index) throws IOException {
		if (index >= this.classIndexes.length) {
			throw new IOException("there is no constant " + index);
		}
		return utf8(this.classIndexes[index]).replace('/', '.');
	}

	String name() {
		return this.name;
	}

	boolean isAbstract() {
		return (this.access & ACC_ABSTRACT) != 0;
	}

	/**
	 * Return whether the class itself says that it implements an interface.
	 * @param type the interface
	 * @return {@code true} if it does
	 */
	boolean declares(Class<?> type) {
		return this.interfaces.contains(type.getName());
	}

	/**
	 * Return whether the class may have an interface or a method from elsewhere.
	 * @param except an interface that doesn't count
	 * @return {@code true} if it has a superclass or another interface
	 */
	boolean inherits(Class<?> except) {
		return !"java.lang.Object".equals(this.superName)
				|| this.interfaces.stream().anyMatch((name) -> !name.equals(except.getName()));
	}

	/**
	 * Return whether the class itself declares a method.
	 * @param nameAndDescriptor the name and the descriptor, put together
	 * @return {@code true} if it does
	 */
	boolean declares(String nameAndDescriptor) {
		return this.methods.contains(nameAndDescriptor);
	}

	/**
	 * Return the annotation's elements that are given: strings, booleans and lists.
	 * @return values by name
	 */
	Map<String, Object> annotation() {
		return (this.annotation != null) ? this.annotation : Map.of();
	}

	/**
	 * Return the names of all classes that the code refers to, arrays as their elements.
	 * @return binary names
	 * @throws IOException if the constant pool is broken
	 */
	Set<String> referredClasses() throws IOException {
		Set<String> names = new LinkedHashSet<>();
		for (int index : this.classIndexes) {
			if (index != 0) {
				String referred = utf8(index).replace('/', '.');
				if (referred.startsWith("[")) {
					int element = referred.lastIndexOf('[') + 1;
					if (referred.charAt(element) == 'L') {
						names.add(referred.substring(element + 1, referred.length() - 1));
					}
				}
				else {
					names.add(referred);
				}
			}
		}
		return names;
	}

}
