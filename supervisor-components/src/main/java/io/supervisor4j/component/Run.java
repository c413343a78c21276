package io.supervisor4j.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One life of a component, from start to end, and the thread that owns it. */
final class Run implements Runnable {

    private final Component component;
    private final Lifecycle lifecycle;
    private final Origin origin;
    private final ComponentSettings settings;
    private final StopRequest orders = new StopRequest();
    private final Activities works = new Activities();
    private final Resources resources = new Resources();
    private final StopReportBuilder findings;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CompletableFuture<StopReport> ended = new CompletableFuture<>();
    private final List<BackgroundTask> tasks = new ArrayList<>();
    private volatile @Nullable Run above;
    private volatile @Nullable Run awaitedChild;
    private volatile boolean entered;
    private volatile boolean open;

    /**
     * What is known of a run when it begins.
     *
     * @param number 0 for the first
     * @param restarted whether it follows another because of a restart
     * @param parent whose component it was then
     */
    record Origin(int number, boolean restarted, @Nullable Component parent) {}

    Run(Component component, Lifecycle lifecycle, Origin origin) {
        this.component = component;
        this.lifecycle = lifecycle;
        this.origin = origin;
        this.settings = component.settings();
        this.findings = new StopReportBuilder(component);
    }

    /** Lets the owner begin. */
    void launch() {
        try {
            settings.threads().newThread(Labels.of(component) + "/owner", this).start();
        } catch (Throwable e) {
            lifecycle.fail(this, e);
            lifecycle.ended(this);
        }
    }

    @Override
    public void run() {
        try {
            new StartSequence(this).carryOut();
            component.hooks().whileRunning(this);
        } catch (Throwable e) {
            lifecycle.fail(this, e);
        }
        await(orders::mustStop);
        try {
            new StopSequence(this).carryOut();
        } catch (Throwable e) {
            findings.failed("stop", e);
        }
        component.hooks().endRun(this);
        lifecycle.ended(this);
    }

    /** Waits, as the owner, for as long as it takes. */
    void await(BooleanSupplier condition) {
        await(condition, () -> Deadline.NEVER);
    }

    /** Waits, as the owner; returns whether the condition holds. */
    boolean await(BooleanSupplier condition, Supplier<Deadline> deadline) {
        return monitor().awaitCalmly(condition, settings.time(), deadline);
    }

    /** Lets a work begin, for the owner; if there is no thread for it, it has ended with that failure. */
    Activity begin(Activity work) {
        monitor().change(() -> works.add(work));
        launch(work, component.hooks()::launch);
        return work;
    }

    /** Lets a task begin unless this run is to end; whatever this lets pass is seen by the thread that ends it. */
    boolean tryBegin(Activity task) {
        return tryBegin(task, component.hooks()::launch);
    }

    /** The same, in a thread of the caller's choice. */
    boolean tryBegin(Activity task, Consumer<Activity> launcher) {
        boolean open = monitor().change(() -> {
            if (shouldStop()) {
                return false;
            }
            works.add(task);
            return true;
        });
        if (open) {
            launch(task, launcher);
        }
        return open;
    }

    private static void launch(Activity work, Consumer<Activity> launcher) {
        try {
            launcher.accept(work);
        } catch (Throwable e) {
            work.refuse(e);
        }
    }

    /**
     * Starts a child, as the owner, and waits until it runs or has ended.
     *
     * @return why it could not be started, or crashed meanwhile
     */
    @Nullable
    Throwable start(Component child, boolean restarted) {
        if (shouldStop()) {
            return null;
        }
        child.lifecycle().begin(restarted, component).ifPresent(Run::launch);
        return awaitStart(Objects.requireNonNull(child.lifecycle().run()));
    }

    /** Starts a child again, as the owner, after this run of it, if it is still the latest; returns whether it runs. */
    boolean restart(Run over) {
        if (shouldStop()) {
            return false;
        }
        Optional<Run> next = over.lifecycle().succeed(over, component);
        next.ifPresent(Run::launch);
        return next.isPresent() && awaitStart(next.get()) == null;
    }

    private @Nullable Throwable awaitStart(Run begun) {
        return await(begun, begun.started().handle((nothing, failure) -> Optional.ofNullable(failure)))
                .orElse(null);
    }

    /** Stops the run of a child, as the owner, and waits for its end. */
    StopReport stop(Run child, StopOrder order) {
        child.lifecycle().stop(child, order);
        return await(child, child.ended());
    }

    /** What this run is told meanwhile it passes on to the child, for which it waits. */
    private <T> T await(Run child, CompletableFuture<T> event) {
        awaitedChild = child;
        try {
            if (shouldStop()) {
                passOn(orders.order());
            }
            return event.join();
        } finally {
            awaitedChild = null;
        }
    }

    /** To the child for which the owner waits: it would be told in its turn only when the wait is over. */
    void passOn(StopOrder order) {
        Run child = awaitedChild;
        if (child != null) {
            child.lifecycle().stop(child, order);
        }
    }

    boolean shouldStop() {
        return orders.shouldStop() || isOver();
    }

    boolean isOver() {
        return ended.isDone();
    }

    /** Whether its place in the tree is still the one it was begun for, and open. */
    boolean isAdmitted() {
        Component parent = component.node().parentOrNull();
        if (origin.parent() != null && origin.parent() != parent) {
            return false;
        }
        Run belongsTo = above();
        return parent == null || (belongsTo != null && belongsTo.isOpen());
    }

    /**
     * The run of the parent that this one belongs to: the one that is open when this is asked first, and which ends after this.
     * None for a root, or where none was open.
     */
    @Nullable
    Run above() {
        Component parent = component.node().parentOrNull();
        if (parent == null) {
            return null;
        }
        Run known = above;
        if (known == null || known.component() != parent) {
            known = parent.lifecycle().openRun();
            above = known;
        }
        return known;
    }

    /** Whether it has crashed or could not be started. */
    boolean isDown() {
        return orders.crash() != null || orders.failure() != null;
    }

    /** Whether it is for the supervisor above to decide what follows. */
    boolean isToBeFollowed() {
        boolean endedByItself = isOver() && component.restartType() == RestartType.PERMANENT;
        return (isDown() || endedByItself) && !orders.isDismissed();
    }

    Monitor monitor() {
        return lifecycle.monitor();
    }

    Component component() {
        return component;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    Origin origin() {
        return origin;
    }

    ComponentSettings settings() {
        return settings;
    }

    StopRequest orders() {
        return orders;
    }

    Activities works() {
        return works;
    }

    Resources resources() {
        return resources;
    }

    StopReportBuilder findings() {
        return findings;
    }

    /** The tasks registered for this run only, by its own callbacks, which run one at a time. */
    List<BackgroundTask> tasks() {
        return tasks;
    }

    /** From here on, whatever happens, the callbacks of the end run too. */
    void enter() {
        entered = true;
    }

    boolean isEntered() {
        return entered;
    }

    /** From here on children may be started, by whomever. */
    void open() {
        open = true;
    }

    /** Whether children may be started now. */
    boolean isOpen() {
        return open && !shouldStop();
    }

    /** Completed when the component runs or was told to stop; failed if it could not be started or crashed meanwhile. */
    CompletableFuture<Void> started() {
        return started;
    }

    CompletableFuture<StopReport> ended() {
        return ended;
    }
}
