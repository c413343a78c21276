package io.supervisor4j.launch;

import java.util.concurrent.atomic.AtomicBoolean;

/** The open launcher of this JVM: at most one, whichever its kind, as two would both answer the signals (O-8). */
final class OpenLauncher {

    private static final AtomicBoolean OPEN = new AtomicBoolean();

    private OpenLauncher() {}

    /**
     * Takes the place.
     *
     * @return gives it back, once
     * @throws IllegalStateException if it is taken
     */
    static Runnable claim() {
        if (!OPEN.compareAndSet(false, true)) {
            throw new IllegalStateException("this JVM has an open launcher already; close it first");
        }
        AtomicBoolean mine = new AtomicBoolean(true);
        return () -> {
            if (mine.getAndSet(false)) {
                OPEN.set(false);
            }
        };
    }
}
