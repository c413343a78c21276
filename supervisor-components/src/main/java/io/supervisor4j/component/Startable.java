package io.supervisor4j.component;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked of a {@link Component} by those who use it: to start, stop and restart, and how it is. What its author may use
 * is in {@link Component}, with the drawing of the states and the rules for threads.
 */
@SuppressWarnings("this-escape") // its parts only keep it until it is started
public abstract sealed class Startable implements AutoCloseable permits Component {

    private final ComponentNode node = new ComponentNode(self());
    private final Lifecycle lifecycle = new Lifecycle(self());
    private final Children family = new Children(self());
    private final Commands commands = new Commands(self(), lifecycle);
    private final StateListeners stateListeners = new StateListeners(self());
    private final DiagnosticFlags flags = new DiagnosticFlags(self());
    private volatile @Nullable ComponentSettings settings;
    private volatile RestartType restartType = RestartType.TRANSIENT;

    /** For {@link Component}, the only class derived from this one. */
    Startable() {}

    private Component self() {
        return (Component) this;
    }

    /**
     * Starts it: {@code initDependencies} and {@code onFirstStart} in the first run only (M-10), {@code onStart}, tasks, children,
     * {@code onStarted} (M-9). Returns when all of them are started, or early if it is told to stop meanwhile (M-12). After an end
     * it begins another run.
     *
     * @throws ComponentStartException if a callback or a child fails; what had been started is stopped again
     * @throws ComponentCrashedException if it crashes meanwhile
     * @throws IllegalStateException if it is started already, or its parent is not
     * @throws InterruptedException if the calling thread is interrupted; the start goes on
     */
    public final void start() throws InterruptedException {
        commands.await("start()", commands::start);
    }

    /**
     * Starts it within a time, or not at all: if it is not started then, it is stopped again without any more time, as by {@code
     * stop(Duration.ZERO)}.
     *
     * @param within zero or more
     * @throws ComponentStartException if it could not be started; because of a {@link java.util.concurrent.TimeoutException} that
     *     shows which callbacks and tasks were under way, and where, if it takes too long
     * @throws ComponentCrashedException if it crashes meanwhile
     * @throws IllegalStateException if it is started already, or its parent is not
     * @throws InterruptedException if the calling thread is interrupted; the start goes on, and has all the time it needs
     */
    public final void start(Duration within) throws InterruptedException {
        commands.start(ComponentSettings.requireNotNegative(within, "within"));
    }

    /**
     * Starts it unless it is started.
     *
     * @return whether this call has started it (M-4)
     * @throws ComponentStartException if it could not be started, whoever started it
     * @throws ComponentCrashedException if it crashes meanwhile
     * @throws InterruptedException if the calling thread is interrupted; the start goes on
     */
    public final boolean maybeStart() throws InterruptedException {
        return commands.maybeStart();
    }

    /**
     * Stops it and all below it, as the class comment says; a call while it is stopping waits along. Nothing happens if it is not
     * started, and nothing keeps it from being started later (M-5, B-34). A supervisor above leaves alone what was stopped so,
     * also where it has crashed before and waits to be restarted; what stops itself is for its {@link #restartType} to decide.
     *
     * @return how the run ended; of the last one if none was in progress
     * @throws InterruptedException if the calling thread is interrupted; the stop goes on
     */
    public final StopReport stop() throws InterruptedException {
        return commands.await("stop()", () -> commands.stop(Deadline.NEVER));
    }

    /**
     * Stops it and all below it within a time: what then has not ended is interrupted and abandoned, and what is still to be
     * called gets a tenth of a second each. An earlier deadline holds.
     *
     * @param within zero or more, over all components together
     * @return how the run ended
     * @throws InterruptedException if the calling thread is interrupted; the stop goes on
     */
    public final StopReport stop(Duration within) throws InterruptedException {
        ComponentSettings.requireNotNegative(within, "within");
        return commands.await(
                "stop(Duration)",
                () -> commands.stop(Deadline.in(within, settings().time())));
    }

    /**
     * Stops it, calls {@code onRestart}, starts it (M-17, X-5); nothing is constructed anew. If it is not started it is just
     * started, with {@code onRestart} unless it is the first time. Of a stop and a restart the later one counts.
     *
     * @throws ComponentStartException if it cannot be started again
     * @throws ComponentCrashedException if it crashes while it is started again
     * @throws java.util.concurrent.CancellationException if a later stop took its place
     * @throws IllegalStateException if its parent is not started
     * @throws InterruptedException if the calling thread is interrupted; the restart goes on
     */
    public final void restart() throws InterruptedException {
        commands.await("restart()", commands::restart);
    }

    /**
     * Blocks until it has come to an end: of the run in progress, restarts that were asked for included, or of the next run if it
     * was never started (M-36).
     *
     * @return how it ended
     * @throws ComponentCrashedException if it crashed, so that a {@code main} that waits here does not end with status 0
     * @throws ComponentStartException if it could not be started, for the same reason
     * @throws InterruptedException if the calling thread is interrupted
     */
    public final StopReport awaitStopped() throws InterruptedException {
        return commands.awaitStopped();
    }

    /**
     * Like {@link #awaitStopped()}, but not for longer than a time.
     *
     * @param within zero or more
     * @return how it ended; empty if it has not ended by then
     * @throws ComponentCrashedException if it crashed
     * @throws ComponentStartException if it could not be started
     * @throws InterruptedException if the calling thread is interrupted
     */
    public final Optional<StopReport> awaitStopped(Duration within) throws InterruptedException {
        return commands.awaitStopped(ComponentSettings.requireNotNegative(within, "within"));
    }

    /**
     * Like {@link #start()}, but returns at once.
     *
     * @return completes when {@code start} would return, exceptionally if it would throw
     * @throws IllegalStateException if it is started already, or its parent is not
     */
    public final CompletionStage<Void> startAsync() {
        return commands.asStage(commands.start());
    }

    /** {@return like {@link #stop()}, but at once; completes with the report} */
    public final CompletionStage<StopReport> stopAsync() {
        return commands.asStage(commands.stop(Deadline.NEVER));
    }

    /**
     * Like {@link #restart}, but returns at once.
     *
     * @return completes when {@code restart} would return, exceptionally if it would throw
     * @throws IllegalStateException if its parent is not started
     */
    public final CompletionStage<Void> restartAsync() {
        return commands.asStage(commands.restart());
    }

    /** {@return completes with the report when {@link #awaitStopped} would return, whatever the end is} */
    public final CompletionStage<StopReport> stoppedAsync() {
        return commands.asStage(lifecycle.stopped());
    }

    /** Stops it (M-7). A caller that is interrupted does not wait any longer and stays interrupted; the stop goes on. */
    @Override
    public final void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets a stop go on that {@linkplain Component#waitForShutdown() waits for it}; nothing otherwise (M-16). */
    public final void setShutdown() {
        Run run = currentRun();
        if (run != null) {
            run.monitor().change(run.orders()::shutdown);
        }
    }

    /**
     * Crashes it: the reason travels up to the child of the nearest supervisor, or to the root (M-40, M-41). What it passes ends
     * {@code CRASHED}; the rest below that point is stopped, with this as the reason. The first crash counts; later ones, and
     * those of a component that is not started or is ending, are logged. Any thread may call; returns at once.
     *
     * <p>A crash belongs to one run and never touches a later one: from a callback or task to the run of that callback or task,
     * from any other thread to the run that is in progress at the moment of the call.
     *
     * @param reason what happened
     */
    public final void crash(Throwable reason) {
        Objects.requireNonNull(reason, "reason");
        Run own = ownRun();
        if (own == null) {
            Crash.ofPresent(self(), reason);
        } else {
            Crash.of(own, reason);
        }
    }

    /** {@return where it stands; safe in any thread, as are all the questions below} */
    public final ComponentState state() {
        return lifecycle.state();
    }

    /**
     * Adds a listener that is told of each change of state of this component and of all below it, those added or replaced later
     * included. It is told soon after, in the order of the changes of each component, in a thread that belongs to no component: it
     * may block, and may call everything here.
     *
     * @param listener what is told; what it throws is logged
     * @return ends it when closed; in a component hand it to {@link Component#use}
     */
    public final Topic.Subscription<StateChange> onStateChange(Consumer<? super StateChange> listener) {
        return stateListeners.connect(listener);
    }

    /** {@return whether what belongs to it should end: told to stop, crashed, or over (M-6). False before the first start} */
    public final boolean shouldStop() {
        Run run = currentRun();
        return run != null && run.shouldStop();
    }

    /** {@return why it crashed, from the moment it did until its next run; empty if it did not (M-6)} */
    public final Optional<Throwable> crashReason() {
        Run run = lifecycle.run();
        return Optional.ofNullable(run).map(Run::orders).map(StopRequest::crash);
    }

    /** {@return how many runs have begun after the first (M-8)} */
    public final int restartCount() {
        Run run = lifecycle.run();
        return run == null ? 0 : run.origin().number();
    }

    /** {@return its place in the tree (M-44)} */
    public final ComponentNode node() {
        return node;
    }

    /** {@return what this and all below it look like now} */
    public final ComponentGraph graph() {
        return ComponentGraph.of(self());
    }

    /** {@return the diagnostic flags of this component (M-39)} */
    public final DiagnosticFlags flags() {
        return flags;
    }

    /** {@return the stacks of all callbacks and tasks under way in this and below it, by name (M-39)} */
    public final String stackDump() {
        return StackDump.of(self());
    }

    /**
     * Sets what it runs with, from its next start on; children without settings of their own have the same.
     *
     * @param values the settings
     */
    public final void configure(ComponentSettings values) {
        settings = Objects.requireNonNull(values, "values");
    }

    /**
     * Sets after which ends the supervisor directly above it starts it again; {@link RestartType#TRANSIENT} unless set. Holds from
     * its next end on. A replacement has its own.
     *
     * @param type after which ends
     */
    public final void restartType(RestartType type) {
        restartType = Objects.requireNonNull(type, "type");
    }

    /** {@return after which ends the supervisor directly above it starts it again} */
    public final RestartType restartType() {
        return restartType;
    }

    /** {@return its settings, or else its parent's, or else the defaults} */
    public final ComponentSettings settings() {
        for (Startable next = this; next != null; next = next.node.parentOrNull()) {
            ComponentSettings own = next.settings;
            if (own != null) {
                return own;
            }
        }
        return ComponentSettings.defaults();
    }

    /**
     * Adds a child for good at any time, and starts it now if this component is started (M-22).
     *
     * @param child what to add
     * @throws IllegalArgumentException if it has another parent, is this component or is above it
     * @throws IllegalStateException if it is started
     * @throws ComponentStartException if it cannot be started; it is no child then
     * @throws ComponentCrashedException if it crashes while it is started
     * @throws InterruptedException if the calling thread is interrupted; the start goes on
     */
    public final void addRuntimeDependency(Component child) throws InterruptedException {
        family.addNow(child);
    }

    /**
     * Stops a child and takes it out of the tree; it can be added again, here or elsewhere (M-22, B-37).
     *
     * @return whether it was a child
     * @throws InterruptedException if the calling thread is interrupted; the stop goes on
     */
    public final boolean removeDependency(Component child) throws InterruptedException {
        return family.remove(child);
    }

    /** {@return label and state, like {@code <Web: running>} (M-45)} */
    @Override
    public final String toString() {
        return "<" + self().safeLabel() + ": " + state() + ">";
    }

    /** The run the calling thread belongs to, or else the latest; null if there was none. */
    final @Nullable Run currentRun() {
        Run own = ownRun();
        return own == null ? lifecycle.run() : own;
    }

    /** The run of this component the calling thread belongs to; null if it belongs to none. */
    private @Nullable Run ownRun() {
        Activity work = Activity.current();
        return work != null && work.owner().component() == this ? work.owner() : null;
    }

    final StateListeners stateListeners() {
        return stateListeners;
    }

    final Lifecycle lifecycle() {
        return lifecycle;
    }

    final Children family() {
        return family;
    }
}
