package io.supervisor4j.runtime.control;

import io.supervisor4j.runtime.output.OutputLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings lines of output from the threads that read them to the one that serves clients, many at once: a limited number, so
 * that a flood of output does not become a flood of memory. Closed as long as nobody follows.
 */
final class LinePipe implements Consumer<OutputLine> {

    /** Takes what has come, and how many lines were lost before it. */
    interface Receiver {
        void take(List<OutputLine> lines, long lost);
    }

    static final int CAPACITY = 10_000;

    private final Consumer<Runnable> server;
    private final Receiver receiver;
    private List<OutputLine> lines = new ArrayList<>();
    private long lost;
    private boolean open;

    /** The first argument runs a task on the thread that serves clients. */
    LinePipe(Consumer<Runnable> server, Receiver receiver) {
        this.server = server;
        this.receiver = receiver;
    }

    synchronized void open(boolean anybodyFollows) {
        open = anybodyFollows;
    }

    @Override
    public synchronized void accept(OutputLine line) {
        if (!open) {
            return;
        }
        if (lines.size() == CAPACITY) {
            lost++;
            return;
        }
        if (lines.isEmpty()) {
            server.accept(this::deliver);
        }
        lines.add(line);
    }

    private void deliver() {
        List<OutputLine> taken;
        long lostBefore;
        synchronized (this) {
            taken = lines;
            lostBefore = lost;
            lines = new ArrayList<>();
            lost = 0;
        }
        receiver.take(taken, lostBefore);
    }
}
