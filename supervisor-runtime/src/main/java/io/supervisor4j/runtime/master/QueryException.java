package io.supervisor4j.runtime.master;

/** A worker has not answered a question. The message says why. */
public final class QueryException extends Exception {

    /** Why. */
    public enum Kind {
        /** There is nobody to ask. */
        NO_PROCESS,
        /** It is answering another question. */
        BUSY,
        /** It did not answer in time. */
        TIMED_OUT,
        /** It could not. */
        FAILED
    }

    private final Kind kind;

    QueryException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /**
     * Returns why.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }
}
