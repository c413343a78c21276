package io.supervisor4j.component;

import io.supervisor4j.rule.Durations;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** How many short lives in a row the children of a supervisor had, each for itself. For one thread. */
final class ShortLives {

    /**
     * One child's.
     *
     * @param count of short lives in a row
     * @param isUp whether its present life has come to be started
     * @param since when, if it has
     */
    private record Row(int count, boolean isUp, long since) {}

    private final RestartPace pace;
    private final Row first;
    private final IdentityHashMap<Component, Row> rows = new IdentityHashMap<>();

    /** All children are up now. */
    ShortLives(RestartPace pace, long now) {
        this.pace = pace;
        this.first = new Row(0, true, now);
    }

    /** A life has ended: in how many nanoseconds the next may begin. */
    long ended(Component child, long now) {
        Row row = rows.getOrDefault(child, first);
        boolean stable = row.isUp() && now - row.since() >= Durations.nanos(pace.stableAfter());
        int count = stable ? 0 : Math.min(row.count(), Integer.MAX_VALUE - 1) + 1;
        rows.put(child, new Row(count, false, now));
        return pace.waitAfter(count, ThreadLocalRandom.current().nextDouble());
    }

    void started(Component child, long now) {
        rows.put(child, new Row(rows.getOrDefault(child, first).count(), true, now));
    }

    void replaced(Component child, Component other) {
        Row row = rows.remove(child);
        if (row != null) {
            rows.put(other, row);
        }
    }

    /** Forgets those that are gone, so that nothing piles up. */
    void keep(List<Component> children) {
        rows.keySet().removeIf(child -> !children.contains(child));
    }
}
