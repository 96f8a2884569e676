package io.github.dbmig.revision;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TwoReadersTests {

	private static final int LAST = TwoReaders.MANY - 1;

	private final List<RevisionFile> many = files(TwoReaders.MANY);

	private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

	@Test
	void resultsStandInTheOrderOfTheFiles() {
		assertThat(TwoReaders.read(this.many, Function.identity())).isEqualTo(this.many);
	}

	@Test
	void manyFilesAreReadOnTwoThreadsOfWhichTheSecondEnds() {
		// The first file and the last wait for each other, which takes two threads
		CountDownLatch first = new CountDownLatch(1);
		CountDownLatch last = new CountDownLatch(1);
		TwoReaders.read(this.many, (file) -> {
			this.threads.add(Thread.currentThread());
			return switch (number(file)) {
				case 0 -> meet(first, last);
				case LAST -> meet(last, first);
				default -> true;
			};
		}).forEach((inTime) -> assertThat(inTime).isTrue());
		assertThat(this.threads).hasSize(2).contains(Thread.currentThread());
		this.threads.remove(Thread.currentThread());
		assertThat(this.threads).allSatisfy((second) -> {
			assertThat(second.isDaemon()).isTrue();
			assertThat(second.isAlive()).isFalse();
		});
	}

	@Test
	void fewFilesAreReadByTheCaller() {
		TwoReaders.read(files(LAST), (file) -> this.threads.add(Thread.currentThread()));
		assertThat(this.threads).containsExactly(Thread.currentThread());
	}

	@Test
	void filesOfArchivesAreReadByTheCaller() {
		RevisionFile entry = new RevisionFile.Elsewhere(new ByteArrayResource(new byte[0]));
		TwoReaders.read(Stream.concat(this.many.stream(), Stream.of(entry)).toList(),
				(file) -> this.threads.add(Thread.currentThread()));
		assertThat(this.threads).containsExactly(Thread.currentThread());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, LAST / 2, LAST })
	void whatIsThrownOnEitherThreadIsThrownAsItWas(int number) {
		for (Throwable thrown : List.of(new RevisionException("a", "b"), new StackOverflowError())) {
			assertThatThrownBy(() -> TwoReaders.read(this.many, (file) -> fail(file, number, thrown))).isSameAs(thrown);
		}
	}

	@Test
	void ofSeveralThatFailTheFirstIsTold() {
		assertThatThrownBy(() -> TwoReaders.read(this.many, (file) -> {
			throw new RevisionException("file " + number(file), "");
		})).hasMessageStartingWith("file 0");
	}

	@Test
	void whoIsInterruptedWaitsForTheOtherThreadAndStaysInterrupted() {
		CountDownLatch last = new CountDownLatch(1);
		Thread caller = Thread.currentThread();
		List<Boolean> results = TwoReaders.read(this.many, (file) -> {
			if (number(file) == 0) {
				boolean inTime = await(last);
				caller.interrupt();
				return inTime;
			}
			if (number(file) == LAST) {
				last.countDown();
				return awaitWaiting(caller);
			}
			return true;
		});
		assertThat(Thread.interrupted()).isTrue();
		assertThat(results).doesNotContain(false).hasSize(TwoReaders.MANY);
	}

	private static List<RevisionFile> files(int size) {
		return IntStream.range(0, size)
			.<RevisionFile>mapToObj((number) -> new RevisionFile.InFolder(Path.of(String.valueOf(number))))
			.toList();
	}

	private static int number(RevisionFile file) {
		return Integer.parseInt(((RevisionFile.InFolder) file).path().toString());
	}

	private static boolean meet(CountDownLatch own, CountDownLatch other) {
		own.countDown();
		return await(other);
	}

	private static boolean await(CountDownLatch latch) {
		try {
			return latch.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean awaitWaiting(Thread thread) {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (thread.getState() != Thread.State.WAITING) {
			if (System.nanoTime() > deadline) {
				return false;
			}
			Thread.onSpinWait();
		}
		return true;
	}

	private static Object fail(RevisionFile file, int number, Throwable thrown) {
		if (number(file) != number) {
			return file;
		}
		if (thrown instanceof Error error) {
			throw error;
		}
		throw (RuntimeException) thrown;
	}

}
