package io.supervisor4j.component.program;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;

/** What all threads are doing, as text for people (M-59). */
public final class ThreadDump {

    private ThreadDump() {}

    /** Returns the stacks of all platform threads, by name. */
    public static String ofAllThreads() {
        StringBuilder text = new StringBuilder();
        Thread.getAllStackTraces().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Thread, StackTraceElement[]> entry) ->
                        entry.getKey().getName()))
                .forEach(entry -> append(text, entry.getKey(), entry.getValue()));
        return text.toString();
    }

    private static void append(StringBuilder text, Thread thread, StackTraceElement[] stack) {
        text.append('"')
                .append(thread.getName())
                .append("\" ")
                .append(thread.getState())
                .append('\n');
        for (StackTraceElement call : stack) {
            text.append("\tat ").append(call).append('\n');
        }
    }

    /**
     * Writes to the process's standard error, also where {@code System.err} goes to the log.
     *
     * @param text what is written, at once
     * @throws IOException if it is not read any more
     */
    @SuppressWarnings("resource") // it stays open for all others
    public static void write(String text) throws IOException {
        OutputStream error = new FileOutputStream(FileDescriptor.err);
        error.write(text.getBytes(StandardCharsets.UTF_8));
        error.flush();
    }
}
