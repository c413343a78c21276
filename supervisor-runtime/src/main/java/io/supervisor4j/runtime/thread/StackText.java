package io.supervisor4j.runtime.thread;

import io.supervisor4j.text.Printable;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** A stack trace as the JDK prints it, whose messages cannot look like other lines, nor move a terminal's cursor. */
public final class StackText {

    private final StringBuilder lines = new StringBuilder();
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean escaped;

    /**
     * Writes the stack trace of a failure, its causes and what it has suppressed.
     *
     * @param failure the failure
     */
    public StackText(Throwable failure) {
        append("", failure);
    }

    private void append(String caption, Throwable failure) {
        String message = String.valueOf(failure);
        String safe = Printable.line(message);
        escaped |= !safe.equals(message);
        lines.append(lines.isEmpty() ? "" : "\n").append(caption).append(safe);
        if (!seen.add(failure)) {
            return;
        }
        for (StackTraceElement frame : failure.getStackTrace()) {
            lines.append("\n\tat ").append(Printable.line(frame.toString()));
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            append("Suppressed: ", suppressed);
        }
        Throwable cause = failure.getCause();
        if (cause != null) {
            append("Caused by: ", cause);
        }
    }

    /**
     * Tells whether a message had something in it that was escaped.
     *
     * @return true if the text differs from what the JDK prints
     */
    public boolean isEscaped() {
        return escaped;
    }

    /** Returns the lines, without the end of the last. */
    @Override
    public String toString() {
        return lines.toString();
    }
}
