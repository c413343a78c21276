package io.supervisor4j.component;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Puts what the user's factory makes in the place of a child (M-52). */
final class Replacement {

    private final ComponentSupervisor supervisor;
    private final Run run;

    Replacement(ComponentSupervisor supervisor, Run run) {
        this.supervisor = supervisor;
        this.run = run;
    }

    /** The new child; null if there is none. */
    @Nullable
    Component of(Component child) {
        AtomicReference<@Nullable Component> made = new AtomicReference<>();
        Work work = new Work(run, "replacement", () -> made.set(make(child)));
        Throwable failure = new Calls(run).whileLive(work);
        if (failure != null) {
            supervisor.log().error("There is no replacement for {}", child, failure);
        }
        return made.get();
    }

    private Component make(Component child) {
        int index = supervisor.components().indexOf(child);
        Component other = Objects.requireNonNull(
                supervisor.replacement().orElseThrow().apply(child, index), "the factory returned null");
        if (other != child) {
            supervisor.node().replace(child, other);
        }
        return other;
    }
}
