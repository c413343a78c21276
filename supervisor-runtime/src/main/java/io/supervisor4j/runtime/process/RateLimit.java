package io.supervisor4j.runtime.process;

/**
 * A token bucket: so many at once, and so many a second in the long run. Time is given by the caller, in nanoseconds. Not thread-safe.
 */
final class RateLimit {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final long intervalNanos;
    private final long burstNanos;
    /** When the bucket is full again. */
    private long fullAt;

    private boolean used;

    RateLimit(int burst, int perSecond) {
        this.intervalNanos = NANOS_PER_SECOND / perSecond;
        this.burstNanos = burst * intervalNanos;
    }

    /** Takes one; returns how long to wait before the next, zero or less if not at all. */
    long take(long now) {
        fullAt = used ? Math.max(fullAt, now) + intervalNanos : now + intervalNanos;
        used = true;
        return fullAt - now - burstNanos;
    }
}
