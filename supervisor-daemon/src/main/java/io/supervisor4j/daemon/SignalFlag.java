package io.supervisor4j.daemon;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Whether a signal has arrived; up until it is cleared (S-25). */
final class SignalFlag {

    private boolean up;

    synchronized void raise() {
        up = true;
        notifyAll();
    }

    synchronized boolean isUp() {
        return up;
    }

    synchronized void clear() {
        up = false;
    }

    /** Waits for it; false if it did not come in time. */
    synchronized boolean await(Duration timeout) throws InterruptedException {
        long begin = System.nanoTime();
        long nanos = timeout.toNanos();
        for (long left = nanos; !up && left > 0; left = nanos - (System.nanoTime() - begin)) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return up;
    }
}
