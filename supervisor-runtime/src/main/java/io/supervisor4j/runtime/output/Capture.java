package io.supervisor4j.runtime.output;

import io.supervisor4j.ServiceId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The output of one process, from its start to its end. Safe for use by several threads. */
public final class Capture {

    /** How many lines are told with its end. */
    static final int LAST_LINES = 20;

    private final ServiceId service;
    private final String serviceName;
    private final Consumer<OutputLine> lines;
    private final Deque<String> last = new ArrayDeque<>();
    private int worker;

    Capture(ServiceId service, String serviceName, int worker, Consumer<OutputLine> lines) {
        this.service = service;
        this.serviceName = serviceName;
        this.worker = worker;
        this.lines = lines;
    }

    /**
     * The process has become a worker.
     *
     * @param number the worker's number
     */
    public synchronized void becomes(int number) {
        worker = number;
    }

    /**
     * The process has printed a line. Does not wait.
     *
     * @param text the line without its end
     */
    public synchronized void printed(String text) {
        if (last.size() == LAST_LINES) {
            last.removeFirst();
        }
        last.addLast(text);
        lines.accept(new OutputLine(Instant.now(), service, serviceName, worker, text));
    }

    /**
     * Returns what it has printed last.
     *
     * @return at most 20 lines, oldest first
     */
    public synchronized List<String> lastLines() {
        return List.copyOf(last);
    }
}
