package io.supervisor4j.component;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened, in order; any thread adds. */
final class Trail {

    private final List<String> steps = new CopyOnWriteArrayList<>();

    void add(String step) {
        steps.add(step);
    }

    List<String> steps() {
        return List.copyOf(steps);
    }

    List<String> stepsOf(String component) {
        return steps.stream().filter(step -> step.startsWith(component + " ")).toList();
    }

    void clear() {
        steps.clear();
    }
}
