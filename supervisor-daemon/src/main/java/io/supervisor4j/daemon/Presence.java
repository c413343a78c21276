package io.supervisor4j.daemon;

import io.supervisor4j.daemon.state.DaemonState;
import io.supervisor4j.daemon.state.Life;
import io.supervisor4j.daemon.state.Phase;
import io.supervisor4j.daemon.state.ProcessIdentity;
import io.supervisor4j.rule.Durations;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a daemon lets others know of itself. It waits for the guard without limit: a process that was suspended while it held the guard
 * must not end the daemon.
 */
final class Presence {

    /** What became of the wish to be the daemon. */
    enum Entrance {
        ENTERED,
        /** Another process is the daemon. */
        TAKEN,
        /** A stop was asked for meanwhile (S-8), or the starter of this process ended before it announced it. */
        STOPPED
    }

    private final DaemonState state;
    private final DaemonArguments errand;

    /** Under the guard. */
    private boolean running;

    /** What was last said of this life. */
    private volatile Optional<Life> said = Optional.empty();

    Presence(DaemonArguments errand) {
        this.errand = errand;
        this.state = new DaemonState(errand.files());
    }

    /** Takes the lock for as long as this process lives. A life that is not (or no longer) announced does not begin. */
    Entrance enter() throws IOException {
        return state.guarded(Durations.CENTURY, () -> {
            Optional<Life> announced = announced();
            if (announced.isEmpty() || announced.get().phase() == Phase.STOPPING) {
                return Entrance.STOPPED;
            }
            if (!state.take()) {
                return Entrance.TAKEN;
            }
            running = errand.settleTime().isZero();
            say(announced.get().of(self()).in(running ? Phase.RUNNING : Phase.STARTING, Instant.now()));
            return Entrance.ENTERED;
        });
    }

    /** From now on it counts as running. */
    void running() throws IOException {
        state.guarded(Durations.CENTURY, () -> {
            Optional<Life> announced = announced();
            if (!running && announced.isPresent()) {
                say(announced.get().in(Phase.RUNNING, Instant.now()));
                running = true;
            }
            return running;
        });
    }

    private void say(Life life) throws IOException {
        state.write(life);
        said = Optional.of(life);
    }

    /** Makes the files again that a cleaner of temporary files took away, and keeps the others from looking old. */
    void keep() throws IOException {
        if (said.isPresent()) {
            state.keep(said.get());
        }
    }

    private Optional<Life> announced() throws IOException {
        return state.life().filter(life -> life.id().equals(errand.life()));
    }

    private static ProcessIdentity self() throws IOException {
        long pid = ProcessHandle.current().pid();
        return ProcessIdentity.of(pid)
                .orElseThrow(() -> new IOException("the system does not tell when process " + pid + " began"));
    }
}
