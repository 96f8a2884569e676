package io.github.dbmig.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.github.dbmig.MigrationEngine;

/**
 * Rebuilds the big table and writes down how much memory that took: what the process has
 * of the machine's before it and at its peak, SQLite's share with it, and what of that
 * was used by Java's objects.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html">That
 * writing 5 there forgets the peak</a>
 */
final class BigTableProcess {

	private BigTableProcess() {
	}

	public static void main(String[] arguments) throws IOException {
		MigrationEngine engine = BigTableRevisions.rebuild().engine(arguments[0]);
		engine.status();
		System.gc();
		Files.writeString(Path.of("/proc/self/clear_refs"), "5");
		heap().forEach(MemoryPoolMXBean::resetPeakUsage);
		long idle = status("VmRSS:");
		long idleHeap = used((pool) -> pool.getUsage().getUsed());
		engine.upgrade("head");
		Files.write(Path.of(arguments[1]),
				Stream.of(idle, status("VmHWM:"), idleHeap, used((pool) -> pool.getPeakUsage().getUsed()))
					.map(String::valueOf)
					.toList());
	}

	/**
	 * Return a line of what the kernel knows of this process.
	 * @param name the name at its beginning
	 * @return KiB
	 */
	private static long status(String name) throws IOException {
		try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
			return lines.filter((line) -> line.startsWith(name))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("[^0-9]", "")))
				.findFirst()
				.orElseThrow();
		}
	}

	private static List<MemoryPoolMXBean> heap() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.toList();
	}

	private static long used(ToLongFunction<MemoryPoolMXBean> usage) {
		return heap().stream().mapToLong(usage).sum() / 1024;
	}

}
