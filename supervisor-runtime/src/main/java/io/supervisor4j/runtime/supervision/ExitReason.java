package io.supervisor4j.runtime.supervision;

/**
 * Why a worker ends, by its own account. The same as {@code protocol.ReportedReason}: the state machine must not know the protocol, nor
 * the worker's side the state machine; {@code master.Workers} translates.
 */
public enum ExitReason {
    /** An exception, an exit it chose itself, or an immediate end by a signal of its own other than SIGINT. */
    OWN,
    /** SIGINT, which a terminal sends to the master at the same moment. */
    INTERRUPT,
    /** It was asked to end: SIGTERM, {@code requestShutdown}, or its master being gone. */
    ASKED,
    /** A reload that the service answers by being replaced. */
    RELOAD,
    /** It did not end within its deadline. */
    DEADLINE
}
