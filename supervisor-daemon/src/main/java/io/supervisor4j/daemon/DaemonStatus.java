package io.supervisor4j.daemon;

import io.supervisor4j.daemon.state.Life;
import io.supervisor4j.daemon.state.Observed;
import io.supervisor4j.daemon.state.Phase;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was known of a daemon at one moment (S-19, S-20). Immutable; its parts fit together, where the answers of several calls
 * need not.
 *
 * @param state how far it has come
 * @param pid its process; empty if it is {@link State#STOPPED} or {@link State#LAUNCHING}, or if others deleted or spoiled the file
 *     that says so
 * @param since when it came into that state, by the clock of the machine; empty where nothing tells that, as while it is {@link
 *     State#ENDING}, or after an end that nothing was left to write down
 * @param lastExit how its last process ended; present if and only if it is {@link State#STOPPED} and was started before
 */
public record DaemonStatus(State state, OptionalLong pid, Optional<Instant> since, Optional<DaemonExit> lastExit) {

    /** How far a daemon has come. */
    public enum State {
        /** No process has its name, and how the last one ended is known as far as it ever will be. */
        STOPPED,
        /** Its JVM was launched and has not taken the name yet. */
        LAUNCHING,
        /** Its process has the name, and has not come so far that it counts as running. */
        STARTING,
        /** It said that it is ready, or has lived through its settle time. */
        RUNNING,
        /** Its process has just ended, and the exit status is about to be known: for milliseconds. */
        ENDING
    }

    /** Checks that nothing is null. */
    public DaemonStatus {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(pid, "pid");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(lastExit, "lastExit");
    }

    /**
     * Tells whether a process has the daemon's name, or has ended so lately that its exit status is not known yet.
     *
     * @return false if it is {@link State#STOPPED} or {@link State#LAUNCHING}
     */
    public boolean isRunning() {
        return state != State.STOPPED && state != State.LAUNCHING;
    }

    static DaemonStatus of(Observed sighting) {
        if (sighting instanceof Observed.Present present) {
            State state =
                    present.life().filter(life -> life.phase() != Phase.RUNNING).isPresent()
                            ? State.STARTING
                            : State.RUNNING;
            return of(state, present.life(), present.life().flatMap(Life::since));
        } else if (sighting instanceof Observed.Coming coming) {
            return of(State.LAUNCHING, Optional.empty(), coming.life().since());
        } else if (sighting instanceof Observed.Ending ending) {
            return of(State.ENDING, Optional.of(ending.life()), Optional.empty());
        }
        Optional<Observed.Ended> last = ((Observed.Absent) sighting).last();
        return new DaemonStatus(
                State.STOPPED,
                OptionalLong.empty(),
                last.flatMap(Observed.Ended::at),
                last.map(ended -> new DaemonExit(ended.status())));
    }

    private static DaemonStatus of(State state, Optional<Life> life, Optional<Instant> since) {
        return new DaemonStatus(state, life.map(Life::pid).orElse(OptionalLong.empty()), since, Optional.empty());
    }
}
