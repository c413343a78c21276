package io.supervisor4j.component;

import io.supervisor4j.component.time.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The thread of a confined component for one run: takes works from a queue until it is told to end. */
final class ConfinedThread implements Runnable {

    /** Begun at a time of the clock for intervals. */
    private record Job(Runnable work, long since) {}

    private static final Duration LEAST_PAUSE = Duration.ofMillis(1);

    private final Run run;
    private final Thread thread;
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private volatile boolean over;
    private volatile @Nullable Job job;
    private @Nullable Job reported;

    ConfinedThread(Run run) {
        this.run = run;
        this.thread = run.settings().threads().newThread(run.component().safeLabel() + "/confined", this);
    }

    void start() {
        thread.start();
    }

    void take(Runnable work) {
        queue.add(work);
    }

    /** Ends it after what it is doing; what is left in the queue was cancelled before. */
    void end() {
        over = true;
        queue.add(() -> {});
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    Run life() {
        return run;
    }

    @Override
    public void run() {
        while (!over) {
            try {
                carryOut(queue.take());
            } catch (InterruptedException e) {
                // Meant for a work that has just ended: the thread goes on to the next.
            }
        }
    }

    private void carryOut(Runnable work) {
        job = new Job(work, time().nanoTime());
        try {
            work.run();
        } finally {
            job = null;
        }
    }

    /** Often enough to report in time what blocks, and not without a pause, however short that is. */
    Duration looksEvery() {
        Duration half = run.settings().blockedAfter().dividedBy(2);
        return half.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : half;
    }

    /** Says so once for each work that takes too long; called by the one who watches. */
    void warnIfBlocked() {
        Job current = job;
        if (current != null && !current.equals(reported) && isTooLong(current)) {
            reported = current;
            run.component()
                    .log()
                    .warn(
                            "blocked in one call for more than {}; it is at\n{}",
                            run.settings().blockedAfter(),
                            Arrays.stream(thread.getStackTrace())
                                    .map(call -> "\tat " + call)
                                    .collect(Collectors.joining("\n")));
        }
    }

    private boolean isTooLong(Job current) {
        return time().nanoTime() - current.since()
                >= Deadline.nanos(run.settings().blockedAfter());
    }

    private TimeSource time() {
        return run.settings().time();
    }
}
