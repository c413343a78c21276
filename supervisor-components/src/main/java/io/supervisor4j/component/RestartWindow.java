package io.supervisor4j.component;

import java.util.ArrayDeque;
import java.util.Deque;

/** Counts restarts within a span of time that slides: never more than so many in any such span (B-31). For one thread. */
final class RestartWindow {

    private final int max;
    private final long span;
    private final Deque<Long> restarts = new ArrayDeque<>();

    RestartWindow(int max, long spanNanos) {
        this.max = max;
        this.span = spanNanos;
    }

    /** Counts one more, if that is not too many. */
    boolean admit(long now) {
        while (!restarts.isEmpty() && now - restarts.getFirst() >= span) {
            restarts.removeFirst();
        }
        return restarts.size() < max && restarts.add(now);
    }

    /** How many are counted. */
    int size() {
        return restarts.size();
    }
}
