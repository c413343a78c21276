package io.supervisor4j.system.signal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The handlers of one signal, in the order in which they were added. */
final class SignalHandlers {

    private final List<Registration> handlers = new CopyOnWriteArrayList<>();

    /** One handler: the same action may be added twice. */
    static final class Registration {

        private final Runnable action;

        Registration(Runnable action) {
            this.action = action;
        }
    }

    void add(Registration handler) {
        handlers.add(handler);
    }

    /** False if it was removed before. */
    boolean remove(Registration handler) {
        return handlers.remove(handler);
    }

    boolean isEmpty() {
        return handlers.isEmpty();
    }

    /** Runs all of them, the last one first; throws what the first of them threw, when all have run. */
    void run() {
        @Nullable Throwable failure = null;
        Registration[] present = handlers.toArray(Registration[]::new);
        for (int i = present.length - 1; i >= 0; i--) {
            try {
                present[i].action.run();
            } catch (RuntimeException | Error e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure instanceof Error error) {
            throw error;
        } else if (failure != null) {
            throw (RuntimeException) failure;
        }
    }
}
