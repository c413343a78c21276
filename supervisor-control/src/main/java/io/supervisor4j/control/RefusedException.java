package io.supervisor4j.control;

import io.supervisor4j.text.Printable;

/** The manager does not do what was asked. */
public final class RefusedException extends ControlException {

    /** The reason of a program, which may have several lines: it does not repeat what was asked. */
    private static final String PROGRAM_REFUSES = "refused";

    private final String code;
    private final String hint;

    RefusedException(String code, String message, String hint) {
        super(safe(code, hint.isEmpty() ? message : message + " (" + hint + ")"), null);
        this.code = code;
        this.hint = hint;
    }

    private static String safe(String code, String message) {
        return code.equals(PROGRAM_REFUSES) ? Printable.page(message) : Printable.line(message);
    }

    /**
     * Returns why, for programs.
     *
     * @return such as {@code "no-such-service"}; {@code PROTOCOL.md} lists all of them
     */
    public String code() {
        return code;
    }

    /**
     * Returns what to do about it, for people.
     *
     * @return a hint; may be empty
     */
    public String hint() {
        return hint;
    }
}
