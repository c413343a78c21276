package io.supervisor4j.runtime.supervision;

import java.util.TreeSet;

/**
 * All deadlines of a manager that are set, in the order of their time: the next one is at hand, and to set or clear one costs the
 * logarithm of their number. Those of one moment strike in the order in which they were set.
 */
final class Deadlines {

    private final TreeSet<Deadline> waiting = new TreeSet<>();
    private long lastOrder;
    private long next = Deadline.NEVER;

    /** Returns when the next one strikes; {@link Deadline#NEVER} if none is set. */
    long next() {
        return next;
    }

    /** Clears the next one, and tells its owner. */
    void strikeNext(long now) {
        Deadline first = waiting.first();
        first.clear();
        first.owner.overdue(now);
    }

    /** All strike so much later; their order stays. */
    void postpone(long nanos) {
        for (Deadline deadline : waiting) {
            deadline.postponed(nanos);
        }
        lookAtFirst();
    }

    long nextOrder() {
        return ++lastOrder;
    }

    void add(Deadline deadline) {
        waiting.add(deadline);
        next = Math.min(next, deadline.at());
    }

    void remove(Deadline deadline) {
        waiting.remove(deadline);
        lookAtFirst();
    }

    private void lookAtFirst() {
        next = waiting.isEmpty() ? Deadline.NEVER : waiting.first().at();
    }
}
