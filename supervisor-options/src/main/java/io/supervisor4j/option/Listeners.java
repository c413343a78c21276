package io.supervisor4j.option;

import io.supervisor4j.system.thread.FatalErrors;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Tells listeners of changes: in the order of the changes, one at a time, outside of every lock. */
final class Listeners {

    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();

    private record Change(State before, State after) {}

    /** A listener and its group. */
    private record Listener<T>(Class<T> group, BiConsumer<? super T, ? super T> action) {

        void tell(Change change) {
            T before = change.before().group(group);
            T after = change.after().group(group);
            if (before.equals(after)) {
                return;
            }
            try {
                action.accept(before, after);
            } catch (Throwable e) {
                FatalErrors.rethrowOfApplication(e);
                // Whatever it is, the options have changed and the others must know.
                OptionLog.listenerFailed(group, e);
            }
        }
    }

    <T> void add(Class<T> group, BiConsumer<? super T, ? super T> action) {
        listeners.add(new Listener<>(group, action));
    }

    /** Keeps a change for {@link #tell}. */
    void enqueue(State before, State after) {
        changes.add(new Change(before, after));
    }

    /** Tells of all changes, unless another call is about to. */
    void tell() {
        if (requests.getAndIncrement() > 0) {
            return;
        }
        boolean told = false;
        try {
            do {
                tellWaiting();
            } while (requests.decrementAndGet() > 0);
            told = true;
        } finally {
            if (!told) {
                // Where this JVM goes on all the same, the next call tells the rest.
                requests.set(0);
            }
        }
    }

    private void tellWaiting() {
        for (Change change = changes.poll(); change != null; change = changes.poll()) {
            for (Listener<?> listener : listeners) {
                listener.tell(change);
            }
        }
    }
}
