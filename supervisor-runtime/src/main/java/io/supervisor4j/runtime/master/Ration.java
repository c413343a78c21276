package io.supervisor4j.runtime.master;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Of what may be repeated without end, lets some of each kind through in a period and counts the others. A period begins with
 * the first of its kind. What is remembered is limited: kinds beyond a number of them share one ration. Times are the caller's, in
 * nanoseconds, never less than before. Not thread-safe.
 *
 * @param <T> what is rationed
 */
public final class Ration<T> {

    /** The ration of kinds for which there is no room. */
    private static final String OTHERS = "";

    private final Duration period;
    private final int maxKinds;
    /** Those that began first come first, and so are over first. */
    private final Map<String, Period<T>> periods = new LinkedHashMap<>();

    /**
     * Creates a ration of which nothing is used.
     *
     * @param period how long a period is
     * @param maxKinds how many kinds are told apart
     */
    public Ration(Duration period, int maxKinds) {
        this.period = period;
        this.maxKinds = maxKinds;
    }

    /**
     * What was withheld of one kind.
     *
     * @param last the last one
     * @param count how many, that one included
     * @param time the time in which they came
     * @param <T> what is rationed
     */
    public record Withheld<T>(T last, long count, Duration time) {}

    /**
     * Tells whether one is let through; otherwise it is counted. Call {@link #over} first: where the count of an earlier period is
     * still to be told, this one is added to it.
     *
     * @param kind what counts as the same
     * @param most how many of it are let through in a period; the first of a period decides
     * @param one what has come
     * @param now when
     * @return true if it is to be told in full
     */
    public boolean admits(String kind, int most, T one, long now) {
        dropUnused(now);
        String known = periods.containsKey(kind) || periods.size() < maxKinds ? kind : OTHERS;
        Period<T> present = periods.get(known);
        if (present == null) {
            present = new Period<>(now, most, one);
            periods.put(known, present);
        }
        present.last = one;
        present.count++;
        return present.count <= present.most;
    }

    private void dropUnused(long now) {
        Iterator<Period<T>> all = periods.values().iterator();
        while (all.hasNext()) {
            Period<T> oldest = all.next();
            if (!isOver(oldest, now) || withheld(oldest) > 0) {
                return;
            }
            all.remove();
        }
    }

    /**
     * Returns the counts of the periods that are over, and forgets these.
     *
     * @param now the present
     * @return what was withheld, in the order of the periods
     */
    public List<Withheld<T>> over(long now) {
        List<Withheld<T>> counts = new ArrayList<>();
        Iterator<Period<T>> all = periods.values().iterator();
        while (all.hasNext()) {
            Period<T> oldest = all.next();
            if (!isOver(oldest, now)) {
                break;
            }
            all.remove();
            addTo(counts, oldest, now);
        }
        return counts;
    }

    /**
     * Returns the counts of all periods, over or not, and forgets these.
     *
     * @param now the present
     * @return what was withheld, in the order of the periods
     */
    public List<Withheld<T>> close(long now) {
        List<Withheld<T>> counts = new ArrayList<>();
        for (Period<T> each : periods.values()) {
            addTo(counts, each, now);
        }
        periods.clear();
        return counts;
    }

    /**
     * Returns when the next count is due.
     *
     * @return a time; {@link Long#MAX_VALUE} if nothing is withheld
     */
    public long deadline() {
        for (Period<T> each : periods.values()) {
            if (withheld(each) > 0) {
                return each.begin + period.toNanos();
            }
        }
        return Long.MAX_VALUE;
    }

    private void addTo(List<Withheld<T>> counts, Period<T> past, long now) {
        if (withheld(past) > 0) {
            counts.add(new Withheld<>(past.last, withheld(past), Duration.ofNanos(now - past.begin)));
        }
    }

    private boolean isOver(Period<T> begun, long now) {
        return now - begun.begin >= period.toNanos();
    }

    private long withheld(Period<T> begun) {
        return Math.max(0, begun.count - begun.most);
    }

    /** What has come of one kind since its period began. */
    private static final class Period<T> {

        private final long begin;
        private final int most;
        private T last;
        private long count;

        Period(long begin, int most, T first) {
            this.begin = begin;
            this.most = most;
            this.last = first;
        }
    }
}
