package io.supervisor4j.component;

import io.supervisor4j.component.time.TimeSource;
import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a confined component for one run: takes works from a queue until it is told to end. One that is held by a work that
 * was abandoned is left to it, and another takes its place.
 */
final class ConfinedThread {

    /** Begun at a time of the clock for intervals. */
    private record Job(Activity work, Thread thread, long since) {}

    private static final Duration LEAST_PAUSE = Duration.ofMillis(1);

    private final Run run;
    private final BlockingQueue<Optional<Activity>> queue = new LinkedBlockingQueue<>();
    private volatile Thread thread;
    private volatile @Nullable Job job;
    private @Nullable Job reported;

    ConfinedThread(Run run) {
        this.run = run;
        this.thread = newThread();
    }

    private Thread newThread() {
        return run.settings().threads().newThread(Labels.of(run.component()) + "/confined", this::carryOutAll);
    }

    void start() {
        thread.start();
    }

    void take(Activity work) {
        queue.add(Optional.of(work));
    }

    /** Ends it after what it is doing; what is left in the queue was cancelled before. */
    void end() {
        queue.add(Optional.empty());
    }

    /** Goes on in another thread, if this is what holds the present one. */
    synchronized void abandon(Activity work) {
        Job current = job;
        if (current != null && current.work() == work && current.thread() == thread) {
            thread = newThread();
            thread.start();
        }
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    Run life() {
        return run;
    }

    private void carryOutAll() {
        Optional<Activity> next = take();
        while (next.isPresent()) {
            Job begun = new Job(next.get(), Thread.currentThread(), time().nanoTime());
            job = begun;
            next.get().run();
            next = mayGoOn() ? take() : Optional.empty();
        }
    }

    private synchronized boolean mayGoOn() {
        if (isCurrent()) {
            job = null;
            return true;
        }
        return false;
    }

    private Optional<Activity> take() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                // Meant for a work that has just ended: the thread goes on to the next.
            }
        }
    }

    /** Often enough to report in time what blocks, and not without a pause, however short that is. */
    Duration looksEvery() {
        Duration half = run.settings().blockedAfter().dividedBy(2);
        return half.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : half;
    }

    /** Says so once for each work that takes too long; called by the watching task. */
    void warnIfBlocked() {
        Job current = job;
        if (current != null && !current.equals(reported) && isTooLong(current)) {
            reported = current;
            run.component()
                    .log()
                    .warn(
                            "blocked in one call for more than {}; it is at\n{}",
                            run.settings().blockedAfter(),
                            Arrays.stream(current.thread().getStackTrace())
                                    .map(call -> "\tat " + call)
                                    .collect(Collectors.joining("\n")));
        }
    }

    private boolean isTooLong(Job current) {
        return time().nanoTime() - current.since()
                >= Durations.nanos(run.settings().blockedAfter());
    }

    private TimeSource time() {
        return run.settings().time();
    }
}
