package io.supervisor4j.runtime.thread;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ends this process for a thread that it cannot do without: writes the reason to the standard error, and halts. Works with a full heap:
 * the line is composed in bytes that exist already, without a logger; the stack trace follows where there is memory for it. Neither an
 * error on the way nor a reader that does not read can keep the process from its end. A message cannot look like another line.
 */
final class HaltOnFailure implements Thread.UncaughtExceptionHandler {

    /** An internal software error, as sysexits.h numbers it. */
    static final int STATUS = 70;

    private static final long MAX_TELLING_MILLIS = 1_000;

    private static final byte[] BEGINNING =
            ascii("supervisor4j: the manager cannot go on and halts with status 70: thread '");
    private static final byte[] ENDED = ascii("' ended by ");
    private static final byte[] SEPARATOR = ascii(": ");
    private static final byte[] UNNAMED = ascii("(there is no memory to say more)");

    private final OutputStream err;
    private final Runnable halt;
    private final Thread limit;
    private final byte[] line = new byte[1_024];
    private int length;

    HaltOnFailure(OutputStream err, Runnable halt) {
        this(err, halt, MAX_TELLING_MILLIS);
    }

    /** The last argument: how long the process may take to say why. */
    HaltOnFailure(OutputStream err, Runnable halt, long maxTellingMillis) {
        this.err = err;
        this.halt = halt;
        this.limit = new Thread(
                new Runnable() {
                    @Override
                    public void run() {
                        haltAfter(maxTellingMillis);
                    }
                },
                "supervisor-halt");
        limit.setDaemon(true);
        // A name is made when it is asked for first.
        for (Class<?> likely : new Class<?>[] {OutOfMemoryError.class, StackOverflowError.class, InternalError.class}) {
            Objects.requireNonNull(likely.getName());
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void haltAfter(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        halt.run();
    }

    /** The first failure ends the process; others wait here for that. */
    @Override
    public synchronized void uncaughtException(Thread thread, Throwable failure) {
        watchOverTelling();
        tell(thread, failure);
        halt.run();
    }

    private void tell(Thread thread, Throwable failure) {
        try {
            compose(thread.getName(), failure);
            err.write(line, 0, length);
            err.write((new StackText(failure) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException | Error e) {
            // It has said what it still could.
            return;
        }
    }

    private void watchOverTelling() {
        try {
            limit.start();
        } catch (RuntimeException | Error e) {
            // There is no thread: a standard error without a reader could then delay the end for ever.
            return;
        }
    }

    private void compose(String thread, Throwable failure) {
        length = 0;
        append(BEGINNING);
        append(thread);
        append(ENDED);
        appendName(failure);
        append(SEPARATOR);
        appendMessage(failure);
        line[length++] = '\n';
    }

    private void appendName(Throwable failure) {
        try {
            append(failure.getClass().getName());
        } catch (OutOfMemoryError e) {
            append(UNNAMED);
        }
    }

    private void appendMessage(Throwable failure) {
        try {
            append(failure.getMessage());
        } catch (RuntimeException | Error e) {
            append(UNNAMED);
        }
    }

    private void append(byte[] text) {
        System.arraycopy(text, 0, line, length, text.length);
        length += text.length;
    }

    /** Character by character, which allocates nothing; cut where there is no room, and without what could deceive a terminal. */
    private void append(@Nullable String text) {
        if (text == null) {
            return;
        }
        int end = Math.min(text.length(), (line.length - length) / 2);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            line[length++] = c >= ' ' && c < 127 ? (byte) c : (byte) '?';
        }
    }
}
