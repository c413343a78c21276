package io.supervisor4j.component;

import io.supervisor4j.component.time.TaskThreads;
import io.supervisor4j.component.time.TimeSource;
import java.time.Duration;
import java.util.Objects;

/**
 * What a component runs with. Those that have no settings of their own have their parent's, so that it is enough to {@linkplain
 * Component#configure configure} the root. Immutable; the methods return a copy with one value changed.
 *
 * @param time the clock for everything that waits; that of the machine by default
 * @param threads what tasks and callbacks run on; daemon platform threads by default
 * @param stopTimeout how long each callback of the end, and all tasks together once they are interrupted, may take before they are
 *     abandoned; 10 s by default
 * @param shutdownTimeout how long a component that {@linkplain Component#waitForShutdown() waits for it} waits for {@link
 *     Component#setShutdown()} (M-16); 60 s by default
 * @param blockedAfter after how long in one call a {@link ConfinedComponent} is reported as blocked (M-63); 10 s by default
 */
public record ComponentSettings(
        TimeSource time, TaskThreads threads, Duration stopTimeout, Duration shutdownTimeout, Duration blockedAfter) {

    private static final ComponentSettings DEFAULTS = new ComponentSettings(
            TimeSource.system(),
            TaskThreads.platform(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10));

    /** Checks all values. */
    public ComponentSettings {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(threads, "threads");
        requirePositive(stopTimeout, "stopTimeout");
        requireNotNegative(shutdownTimeout, "shutdownTimeout");
        requirePositive(blockedAfter, "blockedAfter");
    }

    /** Returns the settings of a root that was given none. */
    public static ComponentSettings defaults() {
        return DEFAULTS;
    }

    /** Returns a copy with this clock. */
    public ComponentSettings time(TimeSource source) {
        return new ComponentSettings(source, threads, stopTimeout, shutdownTimeout, blockedAfter);
    }

    /** Returns a copy with this kind of threads. */
    public ComponentSettings threads(TaskThreads kind) {
        return new ComponentSettings(time, kind, stopTimeout, shutdownTimeout, blockedAfter);
    }

    /** Returns a copy with this stop timeout, more than zero. */
    public ComponentSettings stopTimeout(Duration timeout) {
        return new ComponentSettings(time, threads, timeout, shutdownTimeout, blockedAfter);
    }

    /** Returns a copy with this time to wait for {@code setShutdown()}, zero or more. */
    public ComponentSettings shutdownTimeout(Duration timeout) {
        return new ComponentSettings(time, threads, stopTimeout, timeout, blockedAfter);
    }

    /** Returns a copy with this time after which a confined component counts as blocked, more than zero. */
    public ComponentSettings blockedAfter(Duration duration) {
        return new ComponentSettings(time, threads, stopTimeout, shutdownTimeout, duration);
    }

    static Duration requireNotNegative(Duration duration, String name) {
        Objects.requireNonNull(duration, name);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + duration);
        }
        return duration;
    }

    static Duration requirePositive(Duration duration, String name) {
        if (requireNotNegative(duration, name).isZero()) {
            throw new IllegalArgumentException(name + " must be more than zero");
        }
        return duration;
    }
}
