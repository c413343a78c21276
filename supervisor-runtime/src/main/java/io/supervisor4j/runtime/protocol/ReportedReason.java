package io.supervisor4j.runtime.protocol;

/**
 * Why a worker ends, as it goes over the wire: in lower case. The same as {@code supervision.ExitReason}, of which the worker's side must
 * not know; {@code master.Workers} translates.
 */
public enum ReportedReason {
    /** An exception, or an exit it chose itself. */
    OWN,
    /** SIGINT sent to it directly. */
    INTERRUPT,
    /** It was asked to. */
    ASKED,
    /** A reload that it answers by being replaced. */
    RELOAD,
    /** Its deadline has passed. */
    DEADLINE;

    String wire() {
        return switch (this) {
            case OWN -> "own";
            case INTERRUPT -> "interrupt";
            case ASKED -> "asked";
            case RELOAD -> "reload";
            case DEADLINE -> "deadline";
        };
    }

    /** What a newer worker may say counts as its own choice. */
    static ReportedReason of(String wire) {
        for (ReportedReason reason : values()) {
            if (reason.wire().equals(wire)) {
                return reason;
            }
        }
        return OWN;
    }
}
