package io.supervisor4j.runtime.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Ends what dead workers have left behind once their next lives are out of the way: one task for all that have died by then. Safe in any
 * thread.
 */
final class LateRemains implements Runnable {

    /** By then the next life is up, or has most of its start behind it. */
    private static final long OUT_OF_THE_WAY_MILLIS = 250;

    private final Executor beside;
    private final List<String> waiting = new ArrayList<>();

    /** The argument runs what may block. */
    LateRemains(Executor beside) {
        this.beside = beside;
    }

    /** Does not wait. Where there is no thread now, the remains of this life stay. */
    void end(String token) {
        synchronized (waiting) {
            waiting.add(token);
            if (waiting.size() > 1) {
                return;
            }
        }
        boolean scheduled = false;
        try {
            beside.execute(this);
            scheduled = true;
        } finally {
            if (!scheduled) {
                next();
            }
        }
    }

    private List<String> next() {
        synchronized (waiting) {
            List<String> tokens = List.copyOf(waiting);
            waiting.clear();
            return tokens;
        }
    }

    @Override
    public void run() {
        try {
            TimeUnit.MILLISECONDS.sleep(OUT_OF_THE_WAY_MILLIS);
            Shared.REMAINS.end(next());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What looks for remains is loaded when it first has to. */
    private static final class Shared {
        static final Remains REMAINS = new Remains();
    }
}
