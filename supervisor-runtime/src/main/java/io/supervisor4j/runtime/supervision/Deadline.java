package io.supervisor4j.runtime.supervision;

import io.supervisor4j.rule.Durations;
import java.time.Duration;

/** A moment at which something is overdue, or never. Times are nanoseconds since the manager was created. */
final class Deadline implements Comparable<Deadline> {

    /** What waits. */
    interface Owner {

        /** The deadline has passed, and is cleared: a deadline strikes once. */
        void overdue(long now);
    }

    static final long NEVER = Long.MAX_VALUE;

    final Owner owner;
    private final Deadlines all;
    private long at = NEVER;
    private long order;

    Deadline(Deadlines all, Owner owner) {
        this.all = all;
        this.owner = owner;
    }

    /** The timeout as given, or zero, the usual word for it, if it is practically for ever. */
    static Duration zeroIfForEver(Duration timeout) {
        return Durations.isForEver(timeout) ? Duration.ZERO : timeout;
    }

    long at() {
        return at;
    }

    void set(long moment) {
        if (at != NEVER) {
            all.remove(this);
        }
        at = moment;
        if (at != NEVER) {
            order = all.nextOrder();
            all.add(this);
        }
    }

    void setAfter(long now, Duration time) {
        set(Durations.isForEver(time) ? NEVER : now + time.toNanos());
    }

    /** Where zero means no limit. */
    void setAfterUnlessZero(long now, Duration time) {
        if (time.isZero()) {
            clear();
        } else {
            setAfter(now, time);
        }
    }

    void clear() {
        set(NEVER);
    }

    /** With all others: its place among them stays. */
    void postponed(long nanos) {
        at += nanos;
    }

    /** By time; those of one moment by when they were set. */
    @Override
    public int compareTo(Deadline other) {
        return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
    }
}
