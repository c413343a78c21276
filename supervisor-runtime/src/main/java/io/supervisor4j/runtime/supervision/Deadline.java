package io.supervisor4j.runtime.supervision;

import java.time.Duration;

/** A moment at which something is overdue, or never. Times are nanoseconds since the manager was created. */
final class Deadline {

    static final long NEVER = Long.MAX_VALUE;

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private long at = NEVER;

    /** In nanoseconds; what is practically for ever is cut, so that sums and doubles of it do not overflow. */
    static long nanos(Duration time) {
        return time.compareTo(FOR_EVER) < 0 ? time.toNanos() : FOR_EVER.toNanos();
    }

    /** The timeout as given, or zero, the usual word for it, if it is practically for ever. */
    static Duration zeroIfForEver(Duration timeout) {
        return timeout.compareTo(FOR_EVER) < 0 ? timeout : Duration.ZERO;
    }

    long at() {
        return at;
    }

    void set(long moment) {
        at = moment;
    }

    void setAfter(long now, Duration time) {
        at = time.compareTo(FOR_EVER) < 0 ? now + time.toNanos() : NEVER;
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
        at = NEVER;
    }

    /** Tells whether it has passed, and if so clears it: a deadline strikes once. */
    boolean strikes(long now) {
        if (at > now) {
            return false;
        }
        clear();
        return true;
    }

    void postpone(long nanos) {
        if (at != NEVER) {
            at += nanos;
        }
    }
}
