package io.supervisor4j.runtime.master;

import io.supervisor4j.runtime.supervision.Snapshot;
import java.time.Instant;

/**
 * A snapshot and the time of day at which the loop took it: its durations count back from there, however late it is read.
 *
 * @param at when it was taken, by the clock that events have their times from
 * @param snapshot how everything was then
 */
public record TimedSnapshot(Instant at, Snapshot snapshot) {

    static TimedSnapshot takenNow(Snapshot snapshot) {
        return new TimedSnapshot(Instant.now(), snapshot);
    }
}
