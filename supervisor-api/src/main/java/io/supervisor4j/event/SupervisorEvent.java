package io.supervisor4j.event;

import java.time.Instant;

/**
 * Something that has happened under a manager. Events are immutable and describe themselves, so that a log line, a hook and a
 * status page say the same of them. Each kind has a second constructor without the time, for an event that is yet to be published.
 */
public sealed interface SupervisorEvent permits ManagerEvent, ServiceEvent, StandbyEvent, WorkerEvent {

    /**
     * Returns when it happened, by the clock of the system: the manager sets it once, when it publishes the event, and every observer,
     * log line and client is given this time, however late it is told. Where that clock is set back, a later event may have an earlier
     * time.
     *
     * @return the time; {@link Instant#EPOCH} as long as the event is not published
     */
    Instant at();

    /**
     * Returns the same event with another time.
     *
     * @param time when it happened
     * @return an event that differs in nothing else
     */
    SupervisorEvent at(Instant time);

    /**
     * Says what happened, in one line, with the service's name, worker id and pid where there are any. Control characters in what a
     * worker, a name or a request has brought into it are escaped, as in {@code \\n}; the parts of an event hold them as they came.
     *
     * @return a line without its end, safe for a log and a terminal
     */
    String describe();

    /**
     * Says how important it is.
     *
     * @return the level a log line about it has
     */
    default System.Logger.Level level() {
        return System.Logger.Level.INFO;
    }
}
