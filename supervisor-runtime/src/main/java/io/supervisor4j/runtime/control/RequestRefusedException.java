package io.supervisor4j.runtime.control;

/** A request is not done. The code is for programs, message and hint are for people. */
final class RequestRefusedException extends Exception {

    static final String BAD_REQUEST = "bad-request";
    static final String UNSUPPORTED_VERSION = "unsupported-version";
    static final String UNKNOWN_REQUEST = "unknown-request";
    static final String NO_SUCH_SERVICE = "no-such-service";
    static final String AMBIGUOUS_SERVICE = "ambiguous-service";
    static final String NO_SUCH_WORKER = "no-such-worker";
    static final String REFUSED = "refused";
    static final String NO_PROCESS = "no-process";
    static final String NOT_CAPTURED = "not-captured";
    static final String TIMED_OUT = "timed-out";
    static final String BUSY = "busy";
    static final String EVICTED = "evicted";
    static final String NOT_PERMITTED = "not-permitted";
    static final String INTERNAL = "internal";

    private final String code;
    private final String hint;

    RequestRefusedException(String code, String message, String hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }

    String code() {
        return code;
    }

    String hint() {
        return hint;
    }
}
