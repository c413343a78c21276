package io.supervisor4j.daemon;

import io.supervisor4j.system.file.FileKeeper;
import io.supervisor4j.system.file.IoMessages;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes on in a daemon's JVM beside the program: it counts as running after a while, its output is rotated, and its files are kept
 * from cleaners.
 */
final class Housekeeping {

    private final DaemonArguments errand;
    private final Presence presence;
    private boolean failing;

    Housekeeping(DaemonArguments errand, Presence presence) {
        this.errand = errand;
        this.presence = presence;
    }

    void begin() {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(work -> daemon("daemon-housekeeping", 0, work));
        Duration settle = errand.settleTime();
        if (!settle.isZero()) {
            var unused = thread.schedule(() -> attempt(presence::running), settle.toMillis(), TimeUnit.MILLISECONDS);
        }
        errand.rotated().map(Rotation::new).ifPresent(rotation -> {
            var unused = thread.scheduleWithFixedDelay(() -> attempt(rotation::rotateIfFull), 1, 1, TimeUnit.SECONDS);
        });
        new FileKeeper(
                        errand.files().directory(),
                        presence::keep,
                        this::warn,
                        work -> daemon("daemon-files", FileKeeper.STACK_BYTES, work))
                .start();
    }

    private static Thread daemon(String name, long stackBytes, Runnable work) {
        Thread daemon = new Thread(null, work, name, stackBytes);
        daemon.setDaemon(true);
        return daemon;
    }

    /** Something that may fail, as with a full disk, and will be tried again or done without. */
    @FunctionalInterface
    private interface Task {
        void run() throws IOException;
    }

    /** Logs the first failure in a row. None ends the schedule, which would end without a word. */
    private void attempt(Task task) {
        try {
            task.run();
            failing = false;
        } catch (IOException | RuntimeException | Error e) {
            if (!failing) {
                warn(e);
            }
            failing = true;
        }
    }

    private void warn(Throwable failure) {
        String reason = failure instanceof IOException e ? IoMessages.text(e) : failure.toString();
        log().warn("daemon {}: {}", errand.files().name(), reason, failure);
    }

    /** Found when needed only: most daemons never need it, and the program may want to set it up first. */
    private static Logger log() {
        return LoggerFactory.getLogger(Daemon.class);
    }
}
