package io.supervisor4j.component.time;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The time of this machine. */
enum SystemTime implements TimeSource {
    INSTANCE;

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    @SuppressWarnings({"ResultOfMethodCallIgnored", "WaitNotInLoop"}) // the caller loops, see the contract
    public void awaitNanos(ReentrantLock lock, Condition condition, long nanos) throws InterruptedException {
        condition.awaitNanos(nanos);
    }
}
