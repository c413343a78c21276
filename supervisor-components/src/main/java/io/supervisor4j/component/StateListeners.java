package io.supervisor4j.component;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Notifies the listeners of a component of its changes of state and of all below it, in the order in which it comes to pass, and in
 * threads of its own, so that no listener can hold up a component, whatever it does.
 */
final class StateListeners {

    private final Component component;
    private final Topic<StateChange> topic;
    private final Queue<StateChange> untold = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean telling = new AtomicBoolean();

    StateListeners(Component component) {
        this.component = component;
        this.topic = Topic.named("the states of " + component.getClass().getName());
    }

    Topic.Subscription<StateChange> connect(Consumer<? super StateChange> listener) {
        return topic.connect(listener);
    }

    /** Under the monitor of the component that changes, which keeps the order. */
    static void note(StateChange change) {
        for (Component next = change.component();
                next != null;
                next = next.node().parentOrNull()) {
            StateListeners listeners = next.core().stateListeners();
            if (listeners.topic.hasListeners()) {
                listeners.untold.add(change);
            }
        }
    }

    /** After that, without it. */
    static void tell(Component changed) {
        for (Component next = changed; next != null; next = next.node().parentOrNull()) {
            next.core().stateListeners().tell();
        }
    }

    private void tell() {
        if (!untold.isEmpty() && telling.compareAndSet(false, true)) {
            try {
                component
                        .settings()
                        .threads()
                        .newThread(Labels.of(component) + "/listeners", this::tellAll)
                        .start();
            } catch (Throwable e) {
                telling.set(false);
                component.log().error("There is no thread for those who listen to the state", e);
            }
        }
    }

    private void tellAll() {
        StateChange next = untold.poll();
        while (next != null) {
            topic.send(next);
            next = untold.poll();
        }
        telling.set(false);
        tell(); // what has come in between
    }
}
