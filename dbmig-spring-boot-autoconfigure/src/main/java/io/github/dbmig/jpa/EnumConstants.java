package io.github.dbmig.jpa;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmig.RenamedFrom;

/**
 * The constants of an enum.
 */
final class EnumConstants {

	private EnumConstants() {
	}

	/** The names, in their order. */
	static List<String> names(Class<? extends Enum<?>> type) {
		return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
	}

	/** The old name of each constant that declares one, by its new name. */
	static Map<String, String> renamed(Class<? extends Enum<?>> type, Notes notes) {
		List<String> names = names(type);
		Set<String> taken = new HashSet<>();
		Map<String, String> renamed = new LinkedHashMap<>();
		for (Field field : type.getDeclaredFields()) {
			RenamedFrom annotation = field.isEnumConstant() ? field.getAnnotation(RenamedFrom.class) : null;
			if (annotation == null) {
				continue;
			}
			String old = annotation.value();
			String place = type.getName() + "." + field.getName();
			if (names.contains(old)) {
				notes.ignoredRename(place, "there still is a constant " + old);
			}
			else if (!taken.add(old)) {
				notes.ignoredRename(place, "another constant says too that it was " + old);
			}
			else {
				renamed.put(field.getName(), old);
			}
		}
		return renamed;
	}

}
