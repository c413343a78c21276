package io.supervisor4j.component;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Puts what the user's factory makes in the place of a child (M-52). */
final class Replacement {

    /**
     * What is to be started in the place of a child.
     *
     * @param child the new one, or the old one where there is no factory; none if it failed, or the old one is no child any more
     * @param failure why there is none, if the factory threw or made what cannot take the place
     */
    record Outcome(@Nullable Component child, @Nullable Throwable failure) {}

    private final ComponentSupervisor supervisor;
    private final Run run;

    Replacement(ComponentSupervisor supervisor, Run run) {
        this.supervisor = supervisor;
        this.run = run;
    }

    /** As long as nothing has taken its place the old child keeps it. */
    Outcome of(Component child) {
        BiFunction<Component, Integer, Component> factory =
                supervisor.replacement().orElse(null);
        if (factory == null) {
            return new Outcome(child, null);
        }
        AtomicReference<@Nullable Component> made = new AtomicReference<>();
        Activity work = new Activity(run, "replacement", () -> made.set(make(factory, child)));
        Throwable failure = new Calls(run).whileLive(work);
        return new Outcome(made.get(), failure);
    }

    private @Nullable Component make(BiFunction<Component, Integer, Component> factory, Component child) {
        int index = supervisor.components().indexOf(child);
        if (index < 0) {
            return null;
        }
        Component other = Objects.requireNonNull(factory.apply(child, index), "the factory returned null");
        return other == child || supervisor.node().replace(child, other) ? other : null;
    }
}
