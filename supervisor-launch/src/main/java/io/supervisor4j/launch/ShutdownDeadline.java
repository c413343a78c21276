package io.supervisor4j.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the process ends by force. Armed by the first request to stop, never extended (B-10); logged when it passes (B-21). */
final class ShutdownDeadline {

    private final LaunchJvm jvm;
    private Optional<Instant> moment = Optional.empty();
    private Runnable callOff = () -> {};

    ShutdownDeadline(LaunchJvm jvm) {
        this.jvm = jvm;
    }

    /** Begins to run; a limit of zero is none. */
    synchronized void arm(Duration limit) {
        if (!limit.isZero()) {
            moment = Optional.of(Instant.now().plus(limit));
            callOff = jvm.after(limit, () -> expire(limit));
        }
    }

    private void expire(Duration limit) {
        try {
            LaunchLog.tooLate(limit);
        } finally {
            jvm.halt(1);
        }
    }

    synchronized Optional<Instant> moment() {
        return moment;
    }

    synchronized void disarm() {
        callOff.run();
    }
}
