package io.supervisor4j.runtime.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Brings what followers are to be told, lines of output or events, from the threads where it happens to the one that serves
 * clients: many at once, but a limited number a turn, so that a flood does not hold up requests, and a limited number in all, so
 * that it does not become a flood of memory. Closed as long as there is nobody to tell.
 */
final class Feed<T> implements Consumer<T> {

    /** Takes what has come, and how much was lost before it. */
    interface Receiver<T> {
        void take(List<T> some, long lost);
    }

    static final int CAPACITY = 10_000;

    /** How many are told in a turn. */
    static final int BATCH = 100;

    private final Consumer<Runnable> server;
    private final Receiver<T> receiver;
    private final Queue<T> waiting = new ArrayDeque<>();
    private long lost;
    private boolean open;

    /** The first argument runs a task on the thread that serves clients, in its next turn. */
    Feed(Consumer<Runnable> server, Receiver<T> receiver) {
        this.server = server;
        this.receiver = receiver;
    }

    synchronized void open(boolean anybodyFollows) {
        open = anybodyFollows;
    }

    @Override
    public synchronized void accept(T something) {
        if (!open) {
            return;
        }
        if (waiting.size() == CAPACITY) {
            lost++;
            return;
        }
        if (waiting.isEmpty()) {
            server.accept(this::deliver);
        }
        waiting.add(something);
    }

    private void deliver() {
        List<T> taken = new ArrayList<>(BATCH);
        long lostBefore;
        synchronized (this) {
            lostBefore = lost;
            lost = 0;
            while (taken.size() < BATCH && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            if (!waiting.isEmpty()) {
                server.accept(this::deliver);
            }
        }
        receiver.take(taken, lostBefore);
    }
}
