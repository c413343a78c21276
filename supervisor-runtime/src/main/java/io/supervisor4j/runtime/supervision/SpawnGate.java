package io.supervisor4j.runtime.supervision;

import io.supervisor4j.rule.Durations;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Lets those that want to start a process do so in their order: no two JVMs closer than an interval, and not too many processes booting
 * at once. Who waits here wants one <em>now</em>: who does not want it any more is withdrawn in the same turn, before the gate
 * lets anybody pass, so that what was true when it was queued need not be true when it starts.
 */
final class SpawnGate {

    /** One who waits to start a process. */
    interface Candidate {

        /** Tells whether its start keeps a distance to others: that of a JVM does. */
        default boolean keepsDistance() {
            return true;
        }

        /** The gate lets it through. */
        void start(long now);
    }

    private final long interval;
    private final int maxBooting;
    private final Set<Candidate> queue = new LinkedHashSet<>();
    private long next;
    private int booting;
    private boolean open;

    SpawnGate(Limits limits) {
        this.interval = Durations.nanos(limits.spawnInterval());
        this.maxBooting = limits.maxBooting();
    }

    void open() {
        open = true;
    }

    /** Nothing starts any more, for good. */
    void shut() {
        open = false;
        queue.clear();
    }

    /** One that waits already keeps its place. */
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
        while (canPass() && earliest() <= now) {
            booting++;
            Iterator<Candidate> first = queue.iterator();
            Candidate candidate = first.next();
            first.remove();
            if (candidate.keepsDistance()) {
                next = now + interval;
            }
            candidate.start(now);
        }
    }

    long deadline() {
        return canPass() ? earliest() : Deadline.NEVER;
    }

    /** When the first of those that wait may pass. */
    private long earliest() {
        return queue.iterator().next().keepsDistance() ? next : 0;
    }

    private boolean canPass() {
        return open && booting < maxBooting && !queue.isEmpty();
    }
}
