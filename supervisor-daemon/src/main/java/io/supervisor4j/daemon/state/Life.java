package io.supervisor4j.daemon.state;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One run of a daemon, from its start to its end.
 *
 * @param id unique
 * @param phase how far it has come
 * @param since when it came so far; empty if an older version wrote it
 * @param launcher the shell that waits for its end
 * @param process the daemon's own process, once that holds the lock
 */
public record Life(
        String id, Phase phase, Optional<Instant> since, ProcessIdentity launcher, Optional<ProcessIdentity> process) {

    /** A life whose process has just been launched. */
    public static Life launched(String id, Instant now, ProcessIdentity launcher) {
        return new Life(id, Phase.STARTING, Optional.of(now), launcher, Optional.empty());
    }

    /** Returns the same life, further on. */
    public Life in(Phase other, Instant now) {
        return new Life(id, other, Optional.of(now), launcher, process);
    }

    /** Returns the same life with the process that took the name. */
    public Life of(ProcessIdentity own) {
        return new Life(id, phase, since, launcher, Optional.of(own));
    }

    /** Tells whether both are the same life. */
    public boolean is(Life other) {
        return id.equals(other.id);
    }

    /** Returns the pid of the daemon's process, if it has said so. */
    public OptionalLong pid() {
        return process.stream().mapToLong(ProcessIdentity::pid).findFirst();
    }
}
