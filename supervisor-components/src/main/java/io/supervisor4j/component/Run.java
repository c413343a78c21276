package io.supervisor4j.component;

import java.util.ArrayList;
import java.util.List;
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
    private final Birth birth;
    private final ComponentSettings settings;
    private final Orders orders = new Orders();
    private final Works works = new Works();
    private final Resources resources = new Resources();
    private final Findings findings;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CompletableFuture<StopReport> ended = new CompletableFuture<>();
    private final List<BackgroundTask> tasks = new ArrayList<>();
    private volatile @Nullable Component startingChild;
    private volatile boolean entered;
    private volatile boolean open;

    /**
     * What is known of a run when it begins.
     *
     * @param number 0 for the first
     * @param restarted whether it follows another because of a restart
     * @param parent whose component it was then
     */
    record Birth(int number, boolean restarted, @Nullable Component parent) {}

    Run(Component component, Lifecycle lifecycle, Birth birth) {
        this.component = component;
        this.lifecycle = lifecycle;
        this.birth = birth;
        this.settings = component.settings();
        this.findings = new Findings(component);
    }

    /** Lets the owner begin. */
    void launch() {
        try {
            settings.threads().newThread(component.safeLabel() + "/owner", this).start();
        } catch (Throwable e) {
            lifecycle.fail(this, e);
            lifecycle.ended(this);
        }
    }

    @Override
    public void run() {
        try {
            new StartSequence(this).carryOut();
            component.whileRunning(this);
        } catch (Throwable e) {
            lifecycle.fail(this, e);
        }
        await(orders::mustStop);
        try {
            new StopSequence(this).carryOut();
        } catch (Throwable e) {
            findings.failed("stop", e);
        }
        component.endRun(this);
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
    Work begin(Work work) {
        monitor().change(() -> works.add(work));
        launch(work, component::launch);
        return work;
    }

    /** Lets a task begin unless this run is to end; whatever this lets pass is seen by whoever ends it. */
    boolean tryBegin(Work task) {
        return tryBegin(task, component::launch);
    }

    /** The same, in a thread of the caller's choice. */
    boolean tryBegin(Work task, Consumer<Work> launcher) {
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

    private static void launch(Work work, Consumer<Work> launcher) {
        try {
            launcher.accept(work);
        } catch (Throwable e) {
            work.refuse(e);
        }
    }

    /**
     * Starts a child and waits until it runs or has ended; an order to end this run passes on to it.
     *
     * @return why it could not be started, or crashed meanwhile
     */
    @Nullable
    Throwable start(Component child, boolean restarted) {
        startingChild = child;
        try {
            if (shouldStop()) {
                return null;
            }
            child.lifecycle().begin(restarted, component).ifPresent(Run::launch);
            return failureOf(child.lifecycle().run());
        } finally {
            startingChild = null;
        }
    }

    private static @Nullable Throwable failureOf(@Nullable Run begun) {
        return begun == null
                ? null
                : begun.started()
                        .handle((nothing, failure) -> Optional.ofNullable(failure))
                        .join()
                        .orElse(null);
    }

    boolean shouldStop() {
        return orders.shouldStop() || ended.isDone();
    }

    /** Whether its place in the tree is still the one it was begun for, and open. */
    boolean isAdmitted() {
        Component parent = component.node().parentOrNull();
        return (birth.parent() == null || birth.parent() == parent)
                && (parent == null || parent.lifecycle().isOpen());
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

    Birth birth() {
        return birth;
    }

    ComponentSettings settings() {
        return settings;
    }

    Orders orders() {
        return orders;
    }

    Works works() {
        return works;
    }

    Resources resources() {
        return resources;
    }

    Findings findings() {
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

    @Nullable
    Component startingChild() {
        return startingChild;
    }

    /** Completed when the component runs or was told to stop; failed if it could not be started or crashed meanwhile. */
    CompletableFuture<Void> started() {
        return started;
    }

    CompletableFuture<StopReport> ended() {
        return ended;
    }
}
