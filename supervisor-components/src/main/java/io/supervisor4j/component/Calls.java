package io.supervisor4j.component;

import io.supervisor4j.component.time.ThrowingRunnable;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the owner of a run calls the user's code: never in its own thread, and never for longer than it has time. */
final class Calls {

    /** What a well-behaved callback needs, so that one that hangs does not cost the others theirs. */
    private static final Duration LAST_WORDS = Duration.ofMillis(100);

    private final Run run;

    Calls(Run run) {
        this.run = run;
    }

    /**
     * Calls, and waits for as long as it takes; when the run is to end, interrupts and waits for the stop timeout.
     *
     * @return the failure, if there is one
     */
    @Nullable
    Throwable whileStarting(Callback callback) {
        if (!callback.isDefinedBy(run.component())) {
            return null;
        }
        return whileLive(work(callback.method(), callback, () -> callback.call(run)));
    }

    /** The same for another work. */
    @Nullable
    Throwable whileLive(Activity work) {
        run.begin(work);
        run.await(() -> work.isDone() || run.shouldStop());
        if (!isDone(work)) {
            work.interrupt();
            awaitOrAbandon(work);
        }
        return work.failure();
    }

    /**
     * Cancels and interrupts what the callbacks of the end would have to wait for, and waits until it has ended. Those that wait for
     * the one in progress come first, or they would begin when that has ended.
     */
    void clearWay() {
        List<Activity> calls = run.monitor().change(() -> run.works().callsLatestFirst());
        calls.forEach(Activity::interrupt);
        calls.forEach(this::awaitOrAbandon);
    }

    /** Calls, and waits for the stop timeout; reports what goes wrong. */
    void whileStopping(Callback callback) {
        if (callback.isDefinedBy(run.component())) {
            whileStopping(work(callback.method(), callback, () -> callback.call(run)));
        }
    }

    /** Closes a resource in the same way. */
    void close(AutoCloseable resource) {
        whileStopping(work("close " + resource.getClass().getSimpleName(), Callback.ON_SHUTDOWN, resource::close));
    }

    private void whileStopping(Activity work) {
        awaitOrAbandon(run.begin(work));
        Throwable failure = work.failure();
        if (failure != null) {
            run.findings().failed(work.name(), failure);
        }
    }

    private Activity work(String name, Callback callback, ThrowingRunnable body) {
        return new Activity(run, name, callback, body, () -> {});
    }

    private boolean isDone(Activity work) {
        return run.monitor().change(work::isDone);
    }

    private void awaitOrAbandon(Activity work) {
        if (!await(work)) {
            run.findings().abandon(work);
        }
    }

    private boolean await(Activity work) {
        return run.await(work::isDone, limit());
    }

    /** The stop timeout, cut short by the deadline of the whole stop, after which there is still time for a few words. */
    private Supplier<Deadline> limit() {
        Duration timeout = run.settings().stopTimeout();
        Deadline latest = within(timeout);
        Deadline earliest = latest.orEarlier(within(LAST_WORDS));
        return () -> latest.orEarlier(run.orders().deadline().orLater(earliest));
    }

    private Deadline within(Duration timeout) {
        return Deadline.in(timeout, run.settings().time());
    }

    /** Waits for all tasks together, then abandons those that are left. */
    void awaitTasks() {
        run.await(() -> run.works().isEmpty(), limit());
        run.monitor().change(() -> run.works().all()).forEach(run.findings()::abandon);
    }

    /** Waits until {@link Component#setShutdown} was called. */
    void awaitShutdown() {
        Deadline deadline = within(run.settings().shutdownTimeout());
        if (!run.await(
                run.orders()::isShutdown, () -> deadline.orEarlier(run.orders().deadline()))) {
            run.component().log().warn("Nobody called setShutdown() in time; the stop goes on without");
        }
    }
}
