package io.supervisor4j.runtime.worker;

import java.time.Instant;
import java.util.Optional;

/**
 * When the worker ends by force. Set by the first request to terminate and never prolonged (B-10); a worker without a limit gets
 * one when its master is gone.
 */
final class StopDeadline implements Runnable {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Runnable strike;
    private long armedAt;
    private long limitMillis;
    private boolean armed;

    StopDeadline(Runnable strike) {
        this.strike = strike;
    }

    /** Strikes after this time, unless it is armed already; 0 means never. */
    synchronized void arm(long millis) {
        if (armed || millis == 0) {
            return;
        }
        armed = true;
        limitMillis = millis;
        armedAt = System.currentTimeMillis();
        Thread thread = new Thread(null, this, "supervisor-deadline", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    synchronized Optional<Instant> moment() {
        return armed ? Optional.of(Instant.ofEpochMilli(armedAt + limitMillis)) : Optional.empty();
    }

    synchronized long limitMillis() {
        return limitMillis;
    }

    /** How much of the limit is left; 0 if it has passed or is not armed. */
    synchronized long leftMillis() {
        return armed ? Math.max(0, armedAt + limitMillis - System.currentTimeMillis()) : 0;
    }

    @Override
    public void run() {
        long end = System.nanoTime() + limitMillis() * NANOS_PER_MILLI;
        try {
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                Thread.sleep(left / NANOS_PER_MILLI + 1);
            }
            strike.run();
        } catch (InterruptedException e) {
            // Nobody but the service's own code can have done it, and it must not outlive its deadline.
            strike.run();
            Thread.currentThread().interrupt();
        }
    }
}
