package io.supervisor4j.cli;

/** A command cannot do what was asked; the message says what to do next. */
final class CommandException extends RuntimeException {

    private final int code;

    CommandException(int code, String message) {
        super(message);
        this.code = code;
    }

    CommandException(int code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** One of {@link ExitCodes}. */
    int code() {
        return code;
    }
}
