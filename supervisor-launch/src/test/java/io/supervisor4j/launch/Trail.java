package io.supervisor4j.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.awaitility.Awaitility.await;

/** What happened, in its order. */
final class Trail {

    private final List<String> steps = new ArrayList<>();

    synchronized void add(String step) {
        steps.add(step);
    }

    synchronized List<String> steps() {
        return List.copyOf(steps);
    }

    /** In any order, and maybe more. */
    void awaitAll(String... expected) {
        await(String.join(", ", expected))
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> steps().containsAll(List.of(expected)));
    }

    void awaitSteps(String... expected) {
        await(String.join(", ", expected))
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> steps().equals(List.of(expected)));
    }
}
