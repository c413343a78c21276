package io.supervisor4j.event;

/**
 * Something that has happened under a manager. Events are immutable and describe themselves, so that a log line, a hook and a
 * status page say the same of them.
 */
public sealed interface SupervisorEvent permits ManagerEvent, ServiceEvent, StandbyEvent, WorkerEvent {

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
