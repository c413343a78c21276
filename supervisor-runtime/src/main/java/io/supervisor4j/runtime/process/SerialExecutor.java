package io.supervisor4j.runtime.process;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after the other on threads borrowed from another executor, and holds one only while there is a task. */
public final class SerialExecutor implements Executor, Runnable {

    private final Executor threads;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    /**
     * Holds no thread yet.
     *
     * @param threads lends threads
     */
    public SerialExecutor(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        start();
    }

    private void start() {
        boolean started = false;
        try {
            threads.execute(this);
            started = true;
        } finally {
            if (!started) {
                notRunning();
            }
        }
    }

    private void notRunning() {
        synchronized (tasks) {
            running = false;
        }
    }

    /** A task that throws takes its thread with it; the tasks behind it get another. */
    @Override
    public void run() {
        boolean done = false;
        try {
            for (Runnable task = next(); task != null; task = next()) {
                task.run();
            }
            done = true;
        } finally {
            if (!done) {
                start();
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            running = task != null;
            return task;
        }
    }
}
