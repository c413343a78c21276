package io.supervisor4j.component.time;

import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.Objects;

/**
 * A task and when it is due; immutable, each option returns a copy (O-57, O-58).
 *
 * @param name of the task, in logs, errors and the names of threads; not blank
 * @param spacing from one start to the next; zero stands for 60 s, a negative one disables the task
 * @param body what is run
 * @param runImmediately whether it is due at once; otherwise it first is one spacing after it was added (O-59)
 * @param enabled whether it is run at all
 * @param external whether it is skipped where external tasks are (O-64)
 */
public record PeriodicTaskSpec(
        String name,
        Duration spacing,
        ThrowingRunnable body,
        boolean runImmediately,
        boolean enabled,
        boolean external) {

    private static final Duration DEFAULT_SPACING = Duration.ofSeconds(60);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public PeriodicTaskSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a periodic task needs a name");
        }
        Objects.requireNonNull(body, "body");
        spacing = spacing.isZero() ? DEFAULT_SPACING : Durations.atMostACentury(spacing);
    }

    /**
     * Returns a task that is enabled, not external, and first due one spacing after it was added.
     *
     * @param name of the task
     * @param spacing from one start to the next; zero stands for 60 s, a negative one disables the task
     * @param body what is run
     * @throws IllegalArgumentException if the name is blank
     */
    public static PeriodicTaskSpec of(String name, Duration spacing, ThrowingRunnable body) {
        return new PeriodicTaskSpec(name, spacing, body, false, true, false);
    }

    /**
     * Returns a copy that is due at once, or first after one spacing.
     *
     * @param value {@code true} for at once
     */
    public PeriodicTaskSpec runImmediately(boolean value) {
        return new PeriodicTaskSpec(name, spacing, body, value, enabled, external);
    }

    /**
     * Returns a copy that is run, or not at all; a negative spacing disables it either way.
     *
     * @param value whether to run it
     */
    public PeriodicTaskSpec enabled(boolean value) {
        return new PeriodicTaskSpec(name, spacing, body, runImmediately, value, external);
    }

    /**
     * Returns a copy that is external, if {@code true}. External is what another process could do as well; it is skipped
     * under {@link PeriodicTasksBuilder#runExternal runExternal(false)} (O-64).
     *
     * @param value whether it is external
     */
    public PeriodicTaskSpec external(boolean value) {
        return new PeriodicTaskSpec(name, spacing, body, runImmediately, enabled, value);
    }

    /** Tells whether it is to be run at all. */
    boolean isActive() {
        return enabled && !spacing.isNegative();
    }
}
