package io.supervisor4j.cli.command;

/** A command cannot do what was asked; the message says what to do next. */
public final class CommandException extends RuntimeException {

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
    public int code() {
        return code;
    }
}
