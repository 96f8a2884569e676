package io.github.dbmig.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Reads many files of the file system on two threads, which is most of a start with
 * nothing to do. The second one lives as long as a call; pools are left to the
 * application.
 */
final class TwoReaders {

	/**
	 * Fewer files are read before a thread has begun.
	 */
	static final int MANY = 200;

	private TwoReaders() {
	}

	/**
	 * Make something of each file.
	 * @param files the files
	 * @param reading reads one, on either thread
	 * @param <T> what it makes
	 * @return the results, in the order of the files
	 * @throws RuntimeException what the reading of the first file threw that could not be
	 * read, as it was thrown
	 */
	static <T> List<T> read(List<RevisionFile> files, Function<RevisionFile, T> reading) {
		// Archives are one file, which is read by turns anyway
		if (files.size() < MANY || !files.stream().allMatch(RevisionFile.InFolder.class::isInstance)) {
			return files.stream().map(reading).toList();
		}
		List<FutureTask<T>> tasks = new ArrayList<>(files.size());
		files.forEach((file) -> tasks.add(new FutureTask<>(() -> reading.apply(file))));
		Thread second = new Thread(() -> runBackwards(tasks), "dbmig-reader");
		second.setDaemon(true);
		second.start();
		// What the other one has begun is passed over, so they meet wherever they do
		tasks.forEach(FutureTask::run);
		join(second);
		return tasks.stream().map(TwoReaders::result).toList();
	}

	private static void runBackwards(List<? extends Runnable> tasks) {
		for (int i = tasks.size() - 1; i >= 0; i--) {
			tasks.get(i).run();
		}
	}

	/**
	 * The other one has a file left at the most. An interrupt is for whoever reads files
	 * or runs revisions next.
	 */
	private static void join(Thread thread) {
		boolean interrupted = false;
		while (thread.isAlive()) {
			try {
				thread.join();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private static <T> T result(FutureTask<T> task) {
		try {
			return task.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("All of them are done", ex);
		}
	}

}
