package io.supervisor4j.runtime.worker;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the worker ends by force. Set by the first request to terminate and never prolonged (B-10); a worker without a limit gets
 * one when its master is gone.
 */
final class StopDeadline implements Runnable {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Runnable strike;
    private @Nullable Instant moment;
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
        moment = Instant.now().plusMillis(millis);
        Thread thread = new Thread(null, this, "supervisor-deadline", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    synchronized Optional<Instant> moment() {
        return Optional.ofNullable(moment);
    }

    synchronized long limitMillis() {
        return limitMillis;
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
