package io.supervisor4j.component.time;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A periodic task and when it is due next. Used by one thread at a time. */
final class ScheduledTask {

    private final PeriodicTaskSpec spec;
    private final String name;
    private final RandomGenerator random;
    private final long spacing;
    private boolean anchored;
    private long boundary;
    private long due;

    /**
     * @param name the task's with its group's
     * @param now when the task was added
     */
    ScheduledTask(PeriodicTaskSpec spec, String name, RandomGenerator random, long now) {
        this.spec = spec;
        this.name = name;
        this.random = random;
        this.spacing = spec.spacing().toNanos();
        this.anchored = !spec.runImmediately();
        this.boundary = now;
        this.due = anchored ? now + spacing : now;
    }

    String name() {
        return name;
    }

    Duration spacing() {
        return spec.spacing();
    }

    Duration untilDue(long now) {
        return Duration.ofNanos(Math.max(0, due - now));
    }

    /** Tells whether it is due, in which case the caller runs it, and it is due again at the next point of its grid. */
    boolean takeIfDue(long now) {
        if (due - now > 0) {
            return false;
        }
        boundary = anchored ? PeriodicGrid.boundary(boundary, spacing, now) : now;
        anchored = true;
        due = boundary + PeriodicGrid.jitter(spacing, random.nextDouble()) + spacing;
        return true;
    }

    /** Returns what it failed with. An interrupt is no failure; the thread stays interrupted. */
    Optional<PeriodicTaskException> run() {
        try {
            spec.body().run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            return Optional.of(new PeriodicTaskException(name, e));
        }
        return Optional.empty();
    }
}
