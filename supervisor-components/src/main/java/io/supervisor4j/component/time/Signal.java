package io.supervisor4j.component.time;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A flag that is set once and that threads wait for on a time source. */
final class Signal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TimeSource time;
    private boolean set;
    private boolean rung;

    Signal(TimeSource time) {
        this.time = time;
    }

    /** Ends every wait, now and later. */
    void set() {
        lock.lock();
        try {
            set = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the wait of the one thread that waits, or its next one, and leaves the flag as it is. */
    void ring() {
        lock.lock();
        try {
            rung = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isSet() {
        lock.lock();
        try {
            return set;
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether the flag is set, after waiting for that at most so long. */
    boolean await(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long deadline = time.nanoTime() + atMost.toNanos();
            long left = atMost.toNanos();
            while (!set && !rung && left > 0) {
                time.awaitNanos(lock, changed, left);
                left = deadline - time.nanoTime();
            }
            rung = false;
            return set;
        } finally {
            lock.unlock();
        }
    }
}
