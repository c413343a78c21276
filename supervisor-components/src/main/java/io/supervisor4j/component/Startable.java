package io.supervisor4j.component;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The operations of a {@link Component} for its users: start, stop and restart it, and ask for its state. What its author may use
 * is in {@link Component}, with the drawing of the states and the rules for threads. Thread-safe.
 */
public sealed interface Startable extends AutoCloseable permits Component {

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
    void start() throws InterruptedException;

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
    void start(Duration within) throws InterruptedException;

    /**
     * Starts it unless it is started.
     *
     * @return whether this call has started it (M-4)
     * @throws ComponentStartException if it could not be started, whichever call started it
     * @throws ComponentCrashedException if it crashes meanwhile
     * @throws InterruptedException if the calling thread is interrupted; the start goes on
     */
    boolean maybeStart() throws InterruptedException;

    /**
     * Stops it and all below it, as the class comment says; a call while it is stopping waits along. Nothing happens if it is not
     * started, and nothing keeps it from being started later (M-5, B-34). A supervisor above leaves alone what was stopped so,
     * also where it has crashed before and waits to be restarted; what stops itself is for its {@link #restartType} to decide.
     *
     * @return how the run ended; of the last one if none was in progress
     * @throws InterruptedException if the calling thread is interrupted; the stop goes on
     */
    StopReport stop() throws InterruptedException;

    /**
     * Stops it and all below it within a time: what then has not ended is interrupted and abandoned, and what is still to be
     * called gets a tenth of a second each. An earlier deadline holds.
     *
     * @param within zero or more, over all components together
     * @return how the run ended
     * @throws InterruptedException if the calling thread is interrupted; the stop goes on
     */
    StopReport stop(Duration within) throws InterruptedException;

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
    void restart() throws InterruptedException;

    /**
     * Blocks until it has come to an end: of the run in progress, restarts that were asked for included, or of the next run if it
     * was never started (M-36).
     *
     * @return how it ended
     * @throws ComponentCrashedException if it crashed, so that a {@code main} that waits here does not end with status 0
     * @throws ComponentStartException if it could not be started, for the same reason
     * @throws InterruptedException if the calling thread is interrupted
     */
    StopReport awaitStopped() throws InterruptedException;

    /**
     * Like {@link #awaitStopped()}, but not for longer than a time.
     *
     * @param within zero or more
     * @return how it ended; empty if it has not ended by then
     * @throws ComponentCrashedException if it crashed
     * @throws ComponentStartException if it could not be started
     * @throws InterruptedException if the calling thread is interrupted
     */
    Optional<StopReport> awaitStopped(Duration within) throws InterruptedException;

    /**
     * Like {@link #start()}, but returns at once.
     *
     * @return completes when {@code start} would return, exceptionally if it would throw
     * @throws IllegalStateException if it is started already, or its parent is not
     */
    CompletionStage<Void> startAsync();

    /** Like {@link #stop()}, but returns at once, with a stage that completes with the report. */
    CompletionStage<StopReport> stopAsync();

    /**
     * Like {@link #restart}, but returns at once.
     *
     * @return completes when {@code restart} would return, exceptionally if it would throw
     * @throws IllegalStateException if its parent is not started
     */
    CompletionStage<Void> restartAsync();

    /** Returns a stage that completes with the report when {@link #awaitStopped} would return, whatever the end is. */
    CompletionStage<StopReport> stoppedAsync();

    /** Stops it (M-7). A caller that is interrupted does not wait any longer and stays interrupted; the stop goes on. */
    @Override
    void close();

    /** Lets a stop go on that {@linkplain Component#waitForShutdown() waits for it}; nothing otherwise (M-16). */
    void setShutdown();

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
    void crash(Throwable reason);

    /** Returns its state. */
    ComponentState state();

    /**
     * Adds a listener for each change of state of this component and of all below it, those added or replaced later
     * included. It is called soon after, in the order of the changes of each component, in a thread that belongs to no component: it
     * may block, and may call everything here.
     *
     * @param listener receives the changes; what it throws is logged
     * @return ends it when closed; in a component hand it to {@link Component#use}
     */
    Topic.Subscription<StateChange> onStateChange(Consumer<? super StateChange> listener);

    /** Tells whether what belongs to it should end: told to stop, crashed, or over (M-6). False before the first start. */
    boolean shouldStop();

    /** Returns why it crashed, from the moment it did until its next run; empty if it did not (M-6). */
    Optional<Throwable> crashReason();

    /** Returns how many runs have begun after the first (M-8). */
    int restartCount();

    /** Returns its place in the tree (M-44). */
    ComponentNode node();

    /** Returns what this and all below it look like now. */
    ComponentGraph graph();

    /** Returns the diagnostic flags of this component (M-39). */
    DiagnosticFlags flags();

    /** Returns the stacks of all callbacks and tasks under way in this and below it, by name (M-39). */
    String stackDump();

    /**
     * Sets what it runs with, from its next start on; children without settings of their own have the same.
     *
     * @param values the settings
     */
    void configure(ComponentSettings values);

    /**
     * Sets after which ends the supervisor directly above it starts it again; {@link RestartType#TRANSIENT} unless set. Holds from
     * its next end on. A replacement has its own.
     *
     * @param type after which ends
     */
    void restartType(RestartType type);

    /** Returns after which ends the supervisor directly above it starts it again. */
    RestartType restartType();

    /** Returns its settings, or else its parent's, or else the defaults. */
    ComponentSettings settings();

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
    void addRuntimeDependency(Component child) throws InterruptedException;

    /**
     * Stops a child and takes it out of the tree; it can be added again, here or elsewhere (M-22, B-37).
     *
     * @return whether it was a child
     * @throws InterruptedException if the calling thread is interrupted; the stop goes on
     */
    boolean removeDependency(Component child) throws InterruptedException;
}
