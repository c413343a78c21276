package io.supervisor4j.daemon.state;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What one look at a daemon's files shows. Taken under the guard, so that all of it is of the same moment. */
public sealed interface Observed {

    /** None runs, and none is coming; what can be known of the last one is known. */
    record Absent(Optional<Ended> last) implements Observed {}

    /** It was launched and does not hold the lock yet. */
    record Coming(Life life) implements Observed {}

    /** It holds the lock; which life that is, is missing if its file was deleted or spoiled by others. */
    record Present(Optional<Life> life) implements Observed {}

    /** Its process has given up the lock, and the shell that waits for it has not yet written the exit status. */
    record Ending(Life life) implements Observed {}

    /**
     * A life that is over.
     *
     * @param status its exit status; empty if the shell that waited for it is gone without having written it
     * @param at when the status was written
     */
    record Ended(Life life, OptionalInt status, Optional<Instant> at) {}
}
