package io.supervisor4j.component;

import io.supervisor4j.component.time.ThrowingRunnable;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One call of the user's code: a callback that the owner of the run waits for, a task, or a call to a confined component, for which
 * its callbacks wait. Its fields are guarded by the component's monitor.
 *
 * <pre>
 *   waiting → running → done
 *      └────────────────↗     interrupted before it began: it never runs
 * </pre>
 */
final class Activity implements Runnable {

    private static final ThreadLocal<@Nullable Activity> CURRENT = new ThreadLocal<>();

    private final Run run;
    private final String name;
    private final @Nullable Callback callback;
    private final ThrowingRunnable body;
    private final Runnable skipped;
    private final boolean call;

    private @Nullable Thread thread;
    private boolean interrupted;
    private boolean done;
    private @Nullable Throwable failure;

    /**
     * Creates one that {@link RunHooks#launch} then runs.
     *
     * @param callback which one it is; none for a task
     * @param skipped runs instead of the body where it comes to that
     */
    Activity(Run run, String name, @Nullable Callback callback, ThrowingRunnable body, Runnable skipped) {
        this(run, name, callback, body, skipped, false);
    }

    private Activity(
            Run run, String name, @Nullable Callback callback, ThrowingRunnable body, Runnable skipped, boolean call) {
        this.run = run;
        this.name = name;
        this.callback = callback;
        this.body = body;
        this.skipped = skipped;
        this.call = call;
    }

    /** A call, in the thread of the callbacks. */
    static Activity call(Run run, String name, ThrowingRunnable body, Runnable skipped) {
        return new Activity(run, name, null, body, skipped, true);
    }

    /** A task. */
    Activity(Run run, String name, ThrowingRunnable body) {
        this(run, name, null, body, () -> {});
    }

    /** What the calling thread is doing, if it does something for a component. */
    static @Nullable Activity current() {
        return CURRENT.get();
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        CURRENT.set(this);
        Throwable thrown = null;
        try {
            body.run();
        } catch (Throwable e) {
            thrown = e;
        } finally {
            CURRENT.remove();
        }
        end(thrown);
    }

    private boolean begin() {
        return run.monitor().change(() -> {
            if (done) {
                return false;
            }
            thread = Thread.currentThread();
            return true;
        });
    }

    /** The thread may have other works to do: from here on it is not interrupted because of this one. */
    private void end(@Nullable Throwable thrown) {
        run.monitor().change(() -> {
            thread = null;
            var unused = Thread.interrupted();
            failure = thrown;
            done = true;
            run.works().remove(this);
        });
    }

    /** It could not even be given to a thread. */
    void refuse(Throwable reason) {
        skipped.run();
        end(reason);
    }

    /** Asks it to end; if it has not begun, it never does. */
    void interrupt() {
        boolean skip = run.monitor().change(() -> {
            interrupted = true;
            if (thread != null) {
                thread.interrupt();
                return false;
            }
            boolean waiting = !done;
            done = true;
            run.works().remove(this);
            return waiting;
        });
        if (skip) {
            skipped.run();
        }
    }

    /** Whether it has ended; to be asked under the monitor. */
    boolean isDone() {
        return done;
    }

    /** Why it failed; none if it did not, or ended because it was told to. */
    @Nullable
    Throwable failure() {
        return run.monitor().change(() -> isNoFailure(failure) ? null : failure);
    }

    private boolean isNoFailure(@Nullable Throwable thrown) {
        return thrown == null || ((interrupted || run.shouldStop()) && isInterruption(thrown));
    }

    /** Whether this, or what it was caused by, is how code ends that was interrupted. */
    static boolean isInterruption(Throwable thrown) {
        Throwable reason = thrown;
        for (int depth = 0; reason != null && depth < 20; depth++) {
            if (reason instanceof InterruptedException
                    || reason instanceof ClosedByInterruptException
                    || reason instanceof CancellationException) {
                return true;
            }
            reason = reason.getCause();
        }
        return false;
    }

    StackTraceElement[] stack() {
        Thread current = run.monitor().change(() -> thread);
        return current == null ? new StackTraceElement[0] : current.getStackTrace();
    }

    /** Whether the callbacks of its component wait for it. */
    boolean isCall() {
        return call;
    }

    Run owner() {
        return run;
    }

    String name() {
        return name;
    }

    @Nullable
    Callback callback() {
        return callback;
    }

    /** As the thread is called: component and work. */
    String fullName() {
        return Labels.of(run.component()) + "/" + name;
    }
}
