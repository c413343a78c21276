package io.supervisor4j.component;

import io.supervisor4j.component.time.CronExpression;
import io.supervisor4j.component.time.ThrowingRunnable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service inside a JVM: something that can be started, stopped and restarted, with tasks of its own and with children that start
 * after it and stop before it is over (M-1).
 *
 * <pre>
 *                     told to stop, crash()
 *             ┌─────────────────────────────────┐
 *   INIT ─→ STARTING ─→ RUNNING ─→ STOPPING ←───┘        STARTING: onRestart | initDependencies, onFirstStart;
 *             ↑   └─ a callback or child ─↗ │                      onStart, tasks, children; then RUNNING: onStarted
 *             │      could not be started   ↓            STOPPING: onStop, children in reverse order, tasks interrupted
 *             ├──────────── STOPPED   it was told to               in reverse order and awaited, resources, onShutdown
 *             ├──────────── CRASHED   it or one below it did
 *             └──────────── FAILED    it could not be started
 *              start, restart, or its parent's next start
 * </pre>
 *
 * <p><b>Callbacks</b> and tasks run in threads of their own, named after the component and the callback or task; callbacks one at
 * a time, never while a lock is held. Once the component is to end, waits end, start callbacks and tasks are interrupted, and what
 * does not end within the {@linkplain ComponentSettings#stopTimeout() stop timeout} is abandoned and named in the {@link
 * StopReport}. The callbacks of the end run if {@code onStart} was entered, even if it failed, so that they can release what it
 * had opened.
 *
 * <p><b>Blocking methods</b> ({@link #start}, {@link #stop}, {@link #restart}, {@link #awaitStopped}, {@link #close}) may be
 * called from any thread but that of a callback of this component or one below it, which would wait for itself; there use {@link
 * #startAsync} and the like. A task that stops its own component is interrupted like all others.
 */
@SuppressWarnings("this-escape") // its parts only keep it until it is started
public abstract non-sealed class Component implements Startable {

    private final ComponentCore core = new ComponentCore(this);
    private final Logger log = new PrefixedLogger(this);

    /** Creates a component that has not been started. */
    protected Component() {}

    /** Lets every stop of this component wait for {@link #setShutdown} after its children and tasks were told to end (M-16). */
    protected final void waitForShutdown() {
        core.waitForShutdown();
    }

    /** Returns its name in graphs; the simple name of its class unless overridden (M-45). */
    public String label() {
        String name = getClass().getSimpleName();
        return name.isEmpty() ? getClass().getName().replaceFirst(".*\\.", "") : name;
    }

    /** Returns its name in logs, threads and paths; the label unless overridden (M-45). */
    public String shortLabel() {
        return label();
    }

    /** Returns the logger it logs to; that of its class unless overridden (M-47). */
    protected Logger logger() {
        return LoggerFactory.getLogger(getClass());
    }

    /** Returns its log: that of {@link #logger}, each line with its short label and a dash for each level above it (M-46). */
    protected final Logger log() {
        return log;
    }

    /**
     * Adds children, which start after {@code onStart} in this order and stop in reverse (M-20, M-21). In the constructor, {@code
     * onFirstStart} or {@code initDependencies} for good; in {@code onStart} or {@code onRestart} for that run. One that is a child
     * already stays where it is.
     *
     * @throws IllegalArgumentException if one has another parent, is this component or is above it
     * @throws IllegalStateException at any other time, or if one is started
     */
    protected final void add(Component... children) {
        core.children().add(List.of(children));
    }

    /**
     * Starts some components as children of this one, each in turn, then stops them in reverse order and removes them (M-24). For
     * those that do their work {@linkplain Components#running while they start}. If one fails, this component crashes.
     *
     * @throws InterruptedException if this component is told to end meanwhile
     */
    protected final void join(Component... components) throws InterruptedException {
        core.children().join(List.of(components));
    }

    /**
     * Hands over a resource that this run closes at its end, the last first, after its tasks and before {@code onShutdown} (M-23).
     * To be called while it is started, usually in {@code onStart}.
     *
     * @return the resource
     * @throws IllegalStateException if no run is in progress; the resource stays the caller's
     */
    protected final <T extends AutoCloseable> T use(T resource) {
        core.use(resource);
        return resource;
    }

    /**
     * Registers a task, started with the component, in the order of registration (M-25, X-6), in a thread of its own. In the
     * constructor for good, in {@code onStart} for that run.
     *
     * @param name unique within the component
     * @param body the work; overridable, if it is given as a reference to a method
     * @return for setting its error policy
     * @throws IllegalArgumentException if there is one of that name
     * @throws IllegalStateException if the component is started; then use {@link #future}
     */
    protected final BackgroundTask task(String name, ThrowingRunnable body) {
        return core.registrations().add(new BackgroundTask(name, body));
    }

    /**
     * Registers a timer, like {@link #task}: it sleeps for the interval, runs, and so on (M-28).
     *
     * @param interval more than zero
     * @return for setting its error policy and drift correction
     */
    protected final BackgroundTimer timer(String name, Duration interval, ThrowingRunnable body) {
        return core.registrations().add(new BackgroundTimer(name, interval, body));
    }

    /**
     * Registers a task that is called at the times of a cron expression of five fields, like {@link #task} (M-29).
     *
     * @param expression as {@link CronExpression} reads it, which also tells what happens when the clocks change
     * @param zone whose clocks are meant
     * @return for setting its error policy
     * @throws IllegalArgumentException if the expression is none
     */
    protected final BackgroundTask cron(String name, String expression, ZoneId zone, ThrowingRunnable body) {
        return core.registrations().add(new BackgroundCron(name, CronExpression.parse(expression), zone, body));
    }

    /**
     * Runs something now, in a thread of its own that belongs to this run: interrupted at its end, not started again (M-26). If it
     * fails, the component crashes, unless it was merely cancelled.
     *
     * @param name for threads and reports
     * @param body the work
     * @return its result; cancelled if the component is to end before it began
     * @throws IllegalStateException if the component was never started
     */
    protected final <T> CompletableFuture<T> future(String name, Callable<T> body) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(body, "body");
        return new FutureTasks(this).run(name, body);
    }

    /**
     * Sleeps in the calling thread until the time is over or this component is to end, by stop or crash (M-32, B-36).
     *
     * @param time none if it is zero or less
     * @return whether all of the time was slept; false if the component is to end
     * @throws InterruptedException if the thread is interrupted for another reason
     */
    protected final boolean sleep(Duration time) throws InterruptedException {
        return new Waits(this).sleep(Objects.requireNonNull(time, "time"));
    }

    /**
     * Gives the rounds of a loop, numbered from 0, each after a sleep (M-30); ends when this component is to end or the thread is
     * interrupted, which it stays.
     *
     * @param interval how long to sleep before each
     */
    protected final Iterable<Long> ticks(Duration interval) {
        ComponentSettings.requirePositive(interval, "interval");
        return () -> new Ticks(new Waits(this), interval);
    }

    /**
     * Waits until the stage is complete or this component is to end (M-33).
     *
     * @throws ExecutionException if the stage fails; a cancelled one throws {@link java.util.concurrent.CancellationException}
     * @throws InterruptedException if the thread is interrupted
     */
    protected final <T> Awaited<T> await(CompletionStage<T> stage) throws InterruptedException, ExecutionException {
        return new Waits(this).one(stage, null);
    }

    /**
     * Like {@link #await(CompletionStage)}, but not for longer than the timeout.
     *
     * @param timeout only looks if it is zero or less
     */
    protected final <T> Awaited<T> await(CompletionStage<T> stage, Duration timeout)
            throws InterruptedException, ExecutionException {
        return new Waits(this).one(stage, Objects.requireNonNull(timeout, "timeout"));
    }

    /**
     * Waits until at least one of the stages is complete or this component is to end (M-35); without stages only for its end.
     *
     * @return those that are complete, failed ones included, in the order given
     * @throws InterruptedException if the thread is interrupted
     */
    protected final <T> Awaited<List<CompletableFuture<T>>> awaitFirst(Collection<? extends CompletionStage<T>> stages)
            throws InterruptedException {
        return new Waits(this).first(stages, null);
    }

    /**
     * Like {@link #awaitFirst(Collection)}, but not for longer than the timeout.
     *
     * @param timeout only looks if it is zero or less
     */
    protected final <T> Awaited<List<CompletableFuture<T>>> awaitFirst(
            Collection<? extends CompletionStage<T>> stages, Duration timeout) throws InterruptedException {
        return new Waits(this).first(stages, Objects.requireNonNull(timeout, "timeout"));
    }

    /**
     * Waits until all stages are complete or this component is to end (M-35).
     *
     * @return the values, in the order given
     * @throws ExecutionException if one has failed, once all are complete
     * @throws InterruptedException if the thread is interrupted
     */
    protected final <T> Awaited<List<T>> awaitAll(Collection<? extends CompletionStage<T>> stages)
            throws InterruptedException, ExecutionException {
        return new Waits(this).all(stages, null);
    }

    /**
     * Like {@link #awaitAll(Collection)}, but not for longer than the timeout.
     *
     * @param timeout only looks if it is zero or less
     */
    protected final <T> Awaited<List<T>> awaitAll(Collection<? extends CompletionStage<T>> stages, Duration timeout)
            throws InterruptedException, ExecutionException {
        return new Waits(this).all(stages, Objects.requireNonNull(timeout, "timeout"));
    }

    /** Returns children for good, added before the first {@code onFirstStart} (M-20); null entries are skipped (M-21). */
    protected Collection<? extends @Nullable Component> initDependencies() {
        return List.of();
    }

    /** Called in the first run only, before {@code onStart} (M-10). */
    protected void onFirstStart() throws Exception {}

    /** Called in each run before tasks and children are started (M-9). */
    protected void onStart() throws Exception {}

    /** Called when all is started (M-9). */
    protected void onStarted() throws Exception {}

    /** Called when it is told to end, before its children are stopped and its tasks interrupted (M-14). */
    protected void onStop() throws Exception {}

    /** Called last, when children and tasks have ended and resources are closed (M-14). */
    protected void onShutdown() throws Exception {}

    /** Called between the stop and the start of a restart, in the place of a new construction (M-17, X-5). */
    protected void onRestart() throws Exception {}

    @Override
    public final void start() throws InterruptedException {
        core.commands().await("start()", core.commands()::start);
    }

    @Override
    public final void start(Duration within) throws InterruptedException {
        core.commands().start(ComponentSettings.requireNotNegative(within, "within"));
    }

    @Override
    public final boolean maybeStart() throws InterruptedException {
        return core.commands().maybeStart();
    }

    @Override
    public final StopReport stop() throws InterruptedException {
        return core.commands().await("stop()", () -> core.commands().stop(Deadline.NEVER));
    }

    @Override
    public final StopReport stop(Duration within) throws InterruptedException {
        ComponentSettings.requireNotNegative(within, "within");
        return core.commands().await("stop(Duration)", () -> core.commands()
                .stop(Deadline.in(within, settings().time())));
    }

    @Override
    public final void restart() throws InterruptedException {
        core.commands().await("restart()", core.commands()::restart);
    }

    @Override
    public final StopReport awaitStopped() throws InterruptedException {
        return core.commands().awaitStopped();
    }

    @Override
    public final Optional<StopReport> awaitStopped(Duration within) throws InterruptedException {
        return core.commands().awaitStopped(ComponentSettings.requireNotNegative(within, "within"));
    }

    @Override
    public final CompletionStage<Void> startAsync() {
        return core.commands().asStage(core.commands().start());
    }

    @Override
    public final CompletionStage<StopReport> stopAsync() {
        return core.commands().asStage(core.commands().stop(Deadline.NEVER));
    }

    @Override
    public final CompletionStage<Void> restartAsync() {
        return core.commands().asStage(core.commands().restart());
    }

    @Override
    public final CompletionStage<StopReport> stoppedAsync() {
        return core.commands().asStage(core.lifecycle().stopped());
    }

    @Override
    public final void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final void setShutdown() {
        core.setShutdown();
    }

    @Override
    public final void crash(Throwable reason) {
        core.crash(reason);
    }

    @Override
    public final ComponentState state() {
        return core.lifecycle().state();
    }

    @Override
    public final Topic.Subscription<StateChange> onStateChange(Consumer<? super StateChange> listener) {
        return core.stateListeners().connect(listener);
    }

    @Override
    public final boolean shouldStop() {
        return core.shouldStop();
    }

    @Override
    public final Optional<Throwable> crashReason() {
        return core.crashReason();
    }

    @Override
    public final int restartCount() {
        return core.restartCount();
    }

    @Override
    public final ComponentNode node() {
        return core.node();
    }

    @Override
    public final ComponentGraph graph() {
        return ComponentGraph.of(this);
    }

    @Override
    public final DiagnosticFlags flags() {
        return core.flags();
    }

    @Override
    public final String stackDump() {
        return StackDump.of(this);
    }

    @Override
    public final void configure(ComponentSettings values) {
        core.configure(values);
    }

    @Override
    public final void restartType(RestartType type) {
        core.restartType(type);
    }

    @Override
    public final RestartType restartType() {
        return core.restartType();
    }

    @Override
    public final ComponentSettings settings() {
        return core.settings();
    }

    @Override
    public final void addRuntimeDependency(Component child) throws InterruptedException {
        core.children().addNow(child);
    }

    @Override
    public final boolean removeDependency(Component child) throws InterruptedException {
        return core.children().remove(child);
    }

    /** Returns label and state, like {@code <Web: running>} (M-45). */
    @Override
    public final String toString() {
        return "<" + Labels.of(this) + ": " + state() + ">";
    }

    final ComponentCore core() {
        return core;
    }

    final Lifecycle lifecycle() {
        return core.lifecycle();
    }

    /** What this kind of component does differently in its runs. */
    RunHooks hooks() {
        return RunHooks.NONE;
    }
}
