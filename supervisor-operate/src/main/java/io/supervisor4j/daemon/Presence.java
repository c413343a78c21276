package io.supervisor4j.daemon;

import java.io.IOException;
import java.util.Optional;

/** What a daemon lets others know of itself. */
final class Presence {

    /** What became of the wish to be the daemon. */
    enum Entrance {
        ENTERED,
        /** Another process is the daemon. */
        TAKEN,
        /** Somebody asked for a stop meanwhile (S-8). */
        STOPPED
    }

    private final DaemonState state;
    private final Errand errand;

    /** Under the guard. */
    private boolean running;

    Presence(Errand errand) {
        this.errand = errand;
        this.state = new DaemonState(errand.files());
    }

    /** Takes the lock for as long as this process lives. */
    Entrance enter() throws IOException {
        return state.guarded(() -> {
            if (!state.take()) {
                return Entrance.TAKEN;
            }
            Optional<Life> announced = state.life().filter(life -> life.id().equals(errand.life()));
            if (announced.isPresent() && announced.get().phase() == Phase.STOPPING) {
                return Entrance.STOPPED;
            }
            running = errand.settleTime().isZero();
            state.write(life(running ? Phase.RUNNING : Phase.STARTING));
            return Entrance.ENTERED;
        });
    }

    /** From now on it counts as running. */
    void running() throws IOException {
        state.guarded(() -> {
            if (!running) {
                state.write(life(Phase.RUNNING));
                running = true;
            }
            return running;
        });
    }

    private Life life(Phase phase) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        ProcessIdentity own = identity(self.pid());
        // Not the one announced: its caller may have died before it announced anything.
        ProcessIdentity launcher = identity(self.parent().map(ProcessHandle::pid).orElse(self.pid()));
        return new Life(errand.life(), phase, launcher, Optional.of(own));
    }

    private static ProcessIdentity identity(long pid) throws IOException {
        return ProcessIdentity.of(pid)
                .orElseThrow(() -> new IOException("the system does not tell when process " + pid + " began"));
    }
}
