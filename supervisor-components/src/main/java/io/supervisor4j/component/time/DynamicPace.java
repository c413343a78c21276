package io.supervisor4j.component.time;

import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * As long as the run asks for, within a maximum if there is one (O-73).
 *
 * @param maxInterval at most so long, and so long where the run does not say
 */
record DynamicPace(Optional<Duration> maxInterval) implements Pace {

    @Override
    public Duration idle(Step<?> step, Duration elapsed) {
        if (step instanceof Step.After<?> after) {
            return Durations.min(after.delay(), maxInterval.orElse(after.delay()));
        }
        return maxInterval.orElseThrow(() -> new IllegalStateException(
                "the function did not say when to run next; return Step.after(delay), or set a maximum interval"));
    }

    @Override
    public boolean waitsAfterFailure() {
        return maxInterval.isPresent();
    }
}
