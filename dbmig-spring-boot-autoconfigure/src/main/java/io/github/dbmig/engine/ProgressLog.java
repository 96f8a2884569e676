package io.github.dbmig.engine;

import java.time.Duration;
import java.util.Locale;

import io.github.dbmig.MigrationProgress;
import io.github.dbmig.dialect.ProgressListener;
import io.github.dbmig.sql.SqlNames;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Tells the log every few seconds how far a copy is, and somebody else every time. A copy
 * that is over before the first of them leaves the log alone.
 */
final class ProgressLog implements ProgressListener {

	private static final Log logger = LogFactory.getLog(ProgressLog.class);

	private static final Duration INTERVAL = Duration.ofSeconds(5);

	private final ProgressListener next;

	private String table = "";

	private Duration last = Duration.ZERO;

	private Duration due = INTERVAL;

	ProgressLog(ProgressListener next) {
		this.next = next;
	}

	@Override
	public void progress(MigrationProgress progress) {
		if (!progress.table().equals(this.table) || progress.elapsed().compareTo(this.last) < 0) {
			this.table = progress.table();
			this.due = INTERVAL;
		}
		this.last = progress.elapsed();
		if (progress.elapsed().compareTo(this.due) >= 0) {
			this.due = progress.elapsed().plus(INTERVAL);
			logger.info(text(progress));
		}
		this.next.progress(progress);
	}

	private static String text(MigrationProgress progress) {
		String left = progress.timeLeft().map((time) -> ", about " + text(time) + " left").orElse("");
		return String.format(Locale.ROOT, "table %s: %,d of %,d rows copied (%d %%), %,d rows/s%s",
				SqlNames.quote(progress.table()), progress.rowsDone(), progress.rowsTotal(),
				(progress.rowsTotal() > 0) ? progress.rowsDone() * 100 / progress.rowsTotal() : 100,
				progress.rowsPerSecond(), left);
	}

	private static String text(Duration time) {
		// Rounded up: the last second is one too
		long seconds = time.plusMillis(999).toSeconds();
		return (seconds < 120) ? seconds + " s" : ((seconds + 59) / 60) + " min";
	}

}
