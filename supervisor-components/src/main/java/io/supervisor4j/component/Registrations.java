package io.supervisor4j.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The tasks of a component: what its constructor registers stays, what {@code onStart} registers belongs to that run. */
final class Registrations {

    private final Component component;
    private final List<BackgroundTask> staying = new CopyOnWriteArrayList<>();
    private final List<BackgroundTask> annotated;

    Registrations(Component component) {
        this.component = component;
        this.annotated = AnnotatedMethods.of(component);
    }

    <T extends BackgroundTask> T add(T task) {
        List<BackgroundTask> list = run("task " + task.name()).map(Run::tasks).orElse(staying);
        if (Stream.of(staying, annotated, list).flatMap(List::stream).anyMatch(other -> other.name()
                .equals(task.name()))) {
            throw new IllegalArgumentException(Labels.of(component) + " has a task called " + task.name()
                    + " already; give this one another name");
        }
        list.add(task);
        return task;
    }

    /** All tasks of a run, in the order in which they are started: as registered, then the annotated ones. */
    List<BackgroundTask> all(Run run) {
        List<BackgroundTask> all = new ArrayList<>(staying);
        all.addAll(run.tasks());
        all.addAll(annotated);
        return all;
    }

    /**
     * The run to which belongs what is registered now; empty if it stays for good.
     *
     * @throws IllegalStateException if now is not the time to register
     */
    Optional<Run> run(String what) {
        Callback.Scope scope = scope();
        if (scope == Callback.Scope.NONE) {
            throw new IllegalStateException(("%s of %s must be registered in its constructor, onFirstStart or onStart;"
                            + " later on use addRuntimeDependency or future")
                    .formatted(what, Labels.of(component)));
        }
        return scope == Callback.Scope.RUN
                ? Optional.ofNullable(component.core().currentRun())
                : Optional.empty();
    }

    private Callback.Scope scope() {
        Activity work = Activity.current();
        if (work != null && work.owner().component() == component) {
            Callback callback = work.callback();
            return callback == null ? Callback.Scope.NONE : callback.scope();
        }
        return component.state() == ComponentState.INIT ? Callback.Scope.COMPONENT : Callback.Scope.NONE;
    }
}
