package io.supervisor4j.component.time;

import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A group of tasks that are run again and again, each with a spacing of its own (O-57 to O-66). Either its owner calls {@link
 * #runDue} and then waits for as long as that returned, or {@link #start} does both on a daemon thread:
 *
 * <pre>{@code
 * try (var tasks = PeriodicTasks.builder().task("sweep", ofMinutes(5), this::sweep).build().start()) { ... }
 * }</pre>
 *
 * <p>A task is first due one spacing after {@link PeriodicTasksBuilder#build} or {@link #add}, or at once if it is to {@linkplain
 * PeriodicTaskSpec#runImmediately(boolean) run immediately}. From then on it is due at the points of a grid: what runs late does
 * not shift the later ones, and what was missed is not made up. A spacing of 20 s or more gets up to 5 % of jitter, in whole
 * seconds, so that many processes do not do the same thing in the same moment. Intervals are taken from the monotonic clock.
 *
 * <p>Due tasks run one after the other in the order in which they were given, or at the same time under {@link
 * PeriodicTasksBuilder#concurrency}; no task ever runs twice at the same time. One that throws, an {@link Error} too, is logged,
 * and the others run all the same. One that is interrupted ends the round, and leaves the thread interrupted.
 *
 * <p>Thread-safe.
 */
public final class PeriodicTasks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTasks.class);
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(60);

    private final List<ScheduledTask> tasks = new CopyOnWriteArrayList<>();
    private final AtomicBoolean inRound = new AtomicBoolean();
    private final PeriodicSettings settings;
    private final TaskRunner runner;
    private final PeriodicThread thread;

    PeriodicTasks(PeriodicSettings settings, List<PeriodicTaskSpec> specs) {
        this.settings = settings;
        this.runner = settings.runner();
        this.thread = new PeriodicThread(settings, () -> round(this::log));
        specs.forEach(this::add);
    }

    /** Returns a builder of an empty group. */
    public static PeriodicTasksBuilder builder() {
        return new PeriodicTasksBuilder();
    }

    /**
     * Adds a task at run time, as the last one (O-65). A disabled one is not added, which is logged (O-58), and neither is an
     * external one where those are skipped.
     *
     * @param task to add
     * @throws IllegalArgumentException if there is a task of that name already
     */
    public void add(PeriodicTaskSpec task) {
        String name = settings.name() + "/" + task.name();
        if (!task.isActive()) {
            LOG.info("Periodic task {} is disabled", name);
            return;
        }
        if (task.external() && !settings.runExternal()) {
            return;
        }
        synchronized (tasks) {
            if (tasks.stream().anyMatch(other -> other.name().equals(name))) {
                throw new IllegalArgumentException("there are two periodic tasks " + name);
            }
            tasks.add(new ScheduledTask(
                    task, name, settings.random(), settings.time().nanoTime()));
        }
        thread.wake();
    }

    /**
     * Runs every task that is due, and blocks until all of them have ended. A failure is logged (O-60, O-63).
     *
     * @return how long to wait before the next call: until a task is due, but at most 60 s and at most the smallest spacing
     * @throws IllegalStateException if a round is running already, or after {@link #start} or {@link #stop}
     */
    public Duration runDue() {
        return roundByHand(this::log);
    }

    /**
     * Does what {@link #runDue} does, but throws the first failure. In order, the tasks behind the one that failed are left for
     * the next call; those that run at the same time all end first, and further failures are suppressed by the first (O-63).
     *
     * @return how long to wait before the next call, as {@link #runDue}
     * @throws PeriodicTaskException if a task threw
     * @throws IllegalStateException as {@link #runDue}
     */
    public Duration runDueOrThrow() {
        return roundByHand(failure -> {
            throw failure;
        });
    }

    /**
     * Runs the tasks from now on, on a daemon thread that bears the group's name, until {@link #close} or {@link #stop}.
     *
     * @return this group
     * @throws IllegalStateException if it was started or closed before
     */
    public PeriodicTasks start() {
        thread.start();
        return this;
    }

    /**
     * Stops the group for good: no task begins any more, and what {@link #start} has started is waited for. A task that has not
     * ended in time is named in a warning with its stack, interrupted, and left alone. Twice is as good as once. Where nothing was
     * started, nothing is waited for; nor if a task stops its own group.
     *
     * @param timeout for how long to wait at most; zero does not wait
     * @return whether all has ended
     * @throws InterruptedException if the thread is interrupted meanwhile; then the tasks are too
     * @throws IllegalArgumentException if the timeout is negative
     */
    public boolean stop(Duration timeout) throws InterruptedException {
        return thread.stop(Durations.requireNotNegative(timeout, "timeout"));
    }

    /** Does what {@link #stop} does with the timeout that was built in. If the thread is interrupted, it stays so. */
    @Override
    public void close() {
        try {
            stop(settings.stopTimeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration roundByHand(Consumer<PeriodicTaskException> onFailure) {
        if (thread.isStopped() || thread.isStarted()) {
            throw new IllegalStateException("periodic tasks " + settings.name()
                    + (thread.isStopped() ? " are closed" : " were started and run by themselves"));
        }
        return round(onFailure);
    }

    private Duration round(Consumer<PeriodicTaskException> onFailure) {
        if (!inRound.compareAndSet(false, true)) {
            throw new IllegalStateException("periodic tasks " + settings.name() + " run already");
        }
        try {
            runner.run(tasks, onFailure, thread::isStopped);
            return idle();
        } finally {
            inRound.set(false);
        }
    }

    private void log(PeriodicTaskException failure) {
        LOG.error("Periodic task {} failed", failure.task(), failure.getCause());
    }

    private Duration idle() {
        long now = settings.time().nanoTime();
        return tasks.stream()
                .flatMap(task -> Stream.of(task.spacing(), task.untilDue(now)))
                .reduce(LONGEST_IDLE, Durations::min);
    }
}
