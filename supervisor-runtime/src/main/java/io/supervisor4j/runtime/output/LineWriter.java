package io.supervisor4j.runtime.output;

import io.supervisor4j.ServiceId;
import io.supervisor4j.runtime.thread.EngineThreads;
import io.supervisor4j.system.thread.FatalErrors;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Stands between those who bring lines, and never wait, and a sink that may block: a limited queue, and a thread of its own. */
final class LineWriter implements Runnable {

    static final int MAX_LINES = 10_000;

    /** In characters. */
    static final long MAX_SIZE = 4 << 20;

    private static final int BATCH = 256;

    private static final OutputLine END =
            new OutputLine(Instant.EPOCH, new ServiceId(new UUID(0, 0)), "", Integer.MIN_VALUE, "");

    private final Sink sink;
    private final Consumer<OutputLine> dropped;
    private final Consumer<String> problems;
    private final BlockingQueue<OutputLine> queue = new LinkedBlockingQueue<>(MAX_LINES);
    private final AtomicLong size = new AtomicLong();
    private final Thread thread;
    private boolean started;
    private boolean failing;

    /** The second argument is given each line that is lost, the third is told once why. */
    LineWriter(String name, Sink sink, Consumer<OutputLine> dropped, Consumer<String> problems) {
        this.sink = sink;
        this.dropped = dropped;
        this.problems = problems;
        this.thread = EngineThreads.vital("supervisor-" + name, this);
    }

    void offer(OutputLine line) {
        start();
        int length = line.text().length();
        if (size.get() + length > MAX_SIZE || !queue.offer(line)) {
            dropped.accept(line);
        } else {
            size.addAndGet(length);
        }
    }

    private synchronized void start() {
        if (!started) {
            started = true;
            thread.start();
        }
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            while (more) {
                more = writeFrom(queue.take());
            }
        } catch (InterruptedException e) {
            // Nobody has a reason to.
            Thread.currentThread().interrupt();
        }
        sink.close();
    }

    /** Tells whether to go on. */
    private boolean writeFrom(OutputLine first) {
        List<OutputLine> batch = new ArrayList<>();
        batch.add(first);
        queue.drainTo(batch, BATCH);
        boolean ended = batch.removeIf(LineWriter::isEnd);
        batch.forEach(line -> size.addAndGet(-line.text().length()));
        try {
            sink.write(batch);
            failing = false;
        } catch (IOException | RuntimeException | Error e) {
            FatalErrors.rethrow(e);
            batch.forEach(dropped);
            if (!failing) {
                failing = true;
                problems.accept("output of workers is lost: " + e);
            }
        }
        return !ended;
    }

    private static boolean isEnd(OutputLine line) {
        return line.worker() == END.worker();
    }

    /** Writes what is there, for no longer than this. */
    void close(long millis) throws InterruptedException {
        synchronized (this) {
            if (!started) {
                return;
            }
        }
        if (queue.offer(END, millis, TimeUnit.MILLISECONDS)) {
            thread.join(millis);
        }
    }
}
