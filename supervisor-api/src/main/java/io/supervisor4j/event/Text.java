package io.supervisor4j.event;

import io.supervisor4j.text.Printable;
import java.time.Duration;

/** How workers, times and texts from outside look in the text of events. */
final class Text {

    private Text() {}

    /** Makes a sentence one safe line: what workers, names and requests bring into it must not look like another. */
    static String line(String sentence) {
        return Printable.line(sentence);
    }

    static String name(WorkerRef worker, long pid) {
        return "worker " + worker + " [" + pid + "]";
    }

    static String services(int number) {
        return number + (number == 1 ? " service" : " services");
    }

    static String workers(int number) {
        return number + (number == 1 ? " worker" : " workers");
    }

    static String workersAre(int number) {
        return workers(number) + (number == 1 ? " is" : " are");
    }

    static String within(Duration time) {
        return "within " + text(time);
    }

    /** Such as {@code 52 ms}, {@code 1.7 s}, {@code 60 s}, {@code 10 min 6 s}, {@code 3 h 12 min}, {@code 8 d 4 h}. */
    static String text(Duration time) {
        long millis = time.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        } else if (millis < 10_000) {
            return millis / 1_000 + "." + millis % 1_000 / 100 + " s";
        } else if (millis < 120_000) {
            return millis / 1_000 + " s";
        } else if (time.toHours() < 1) {
            return time.toMinutes() + " min" + rest(time.toSecondsPart(), " s");
        } else if (time.toDays() < 2) {
            return time.toHours() + " h" + rest(time.toMinutesPart(), " min");
        }
        return time.toDays() + " d" + rest(time.toHoursPart(), " h");
    }

    /** What an archive of so many bytes gains. */
    static String gain(Duration with, Duration without, long bytes) {
        return text(with) + " instead of " + text(without) + " (" + bytes / 1024 + " KiB)";
    }

    /** The same for a limit, of which zero is none. */
    static String limit(Duration time) {
        return time.isZero() ? "none" : text(time);
    }

    /** Several lines as one: what follows a colon belongs to it. */
    static String oneLine(String lines) {
        return lines.strip().replaceAll(":\\s*\\R\\s*", ": ").replaceAll("\\s*\\R\\s*", "; ");
    }

    private static String rest(int amount, String unit) {
        return amount == 0 ? "" : " " + amount + unit;
    }
}
