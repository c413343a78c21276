package io.supervisor4j.runtime.supervision;

import java.util.ArrayDeque;
import java.util.Queue;

/** Lets queued workers and standbys start in their order: no two closer than an interval, and not too many JVMs booting at once. */
final class SpawnGate {

    /** One who waits to start a JVM. */
    interface Candidate {

        /** The gate lets it through. */
        void start(long now);
    }

    private final long interval;
    private final int maxBooting;
    private final Queue<Candidate> queue = new ArrayDeque<>();
    private final Deadline next = new Deadline();
    private int booting;
    private boolean open;

    SpawnGate(Limits limits) {
        this.interval = Deadline.nanos(limits.spawnInterval());
        this.maxBooting = limits.maxBooting();
        next.set(0);
    }

    void open() {
        open = true;
    }

    /** Nothing starts any more, for good. */
    void shut() {
        open = false;
        queue.clear();
    }

    void enqueue(Candidate candidate) {
        queue.add(candidate);
    }

    void withdraw(Candidate candidate) {
        queue.remove(candidate);
    }

    /** A JVM that was let through has said hello, or has ended before it could. */
    void booted(CurrentLife life) {
        if (life.leavesBoot()) {
            booting--;
        }
    }

    /** Starts what may start now. */
    void pass(long now) {
        while (canPass() && next.at() <= now) {
            next.set(now + interval);
            booting++;
            queue.remove().start(now);
        }
    }

    long deadline() {
        return canPass() ? next.at() : Deadline.NEVER;
    }

    private boolean canPass() {
        return open && booting < maxBooting && !queue.isEmpty();
    }
}
