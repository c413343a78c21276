package io.supervisor4j.daemon;

import java.util.Optional;

/**
 * One run of a daemon, from its start to its end.
 *
 * @param id unique
 * @param phase how far it has come
 * @param launcher the shell that waits for its end
 * @param process the daemon's own process, once that holds the lock
 */
record Life(String id, Phase phase, ProcessIdentity launcher, Optional<ProcessIdentity> process) {

    Life in(Phase other) {
        return new Life(id, other, launcher, process);
    }

    Life of(ProcessIdentity own) {
        return new Life(id, phase, launcher, Optional.of(own));
    }

    boolean is(Life other) {
        return id.equals(other.id);
    }
}
