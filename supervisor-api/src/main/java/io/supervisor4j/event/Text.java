package io.supervisor4j.event;

import java.time.Duration;

/** How workers and times look in the text of events. */
final class Text {

    private Text() {}

    static String name(WorkerRef worker, long pid) {
        return "worker " + worker + " [" + pid + "]";
    }

    /** Milliseconds below a second, seconds with one decimal below a minute, ISO-8601 above. */
    static String text(Duration time) {
        long millis = time.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return millis / 1_000 + "." + millis % 1_000 / 100 + " s";
        }
        return Duration.ofSeconds(time.toSeconds()).toString();
    }
}
