package io.supervisor4j.component;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a component is made of: its place in the tree, its life, what is registered in it, and what it runs with. */
final class ComponentCore {

    private final Component component;
    private final ComponentNode node;
    private final Lifecycle lifecycle;
    private final Children children;
    private final LifecycleCommands commands;
    private final Registrations registrations;
    private final StateListeners stateListeners;
    private final DiagnosticFlags flags;
    private volatile @Nullable ComponentSettings settings;
    private volatile RestartType restartType = RestartType.TRANSIENT;
    private volatile boolean waitsForShutdown;

    /** The parts only keep the component until it is started. */
    ComponentCore(Component component) {
        this.component = component;
        this.node = new ComponentNode(component);
        this.lifecycle = new Lifecycle(component);
        this.children = new Children(component);
        this.commands = new LifecycleCommands(component, lifecycle);
        this.registrations = new Registrations(component);
        this.stateListeners = new StateListeners(component);
        this.flags = new DiagnosticFlags(component);
    }

    ComponentNode node() {
        return node;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    Children children() {
        return children;
    }

    LifecycleCommands commands() {
        return commands;
    }

    Registrations registrations() {
        return registrations;
    }

    StateListeners stateListeners() {
        return stateListeners;
    }

    DiagnosticFlags flags() {
        return flags;
    }

    void configure(ComponentSettings values) {
        settings = Objects.requireNonNull(values, "values");
    }

    /** Its own settings, or else those of the nearest above that has some, or else the defaults. */
    ComponentSettings settings() {
        for (Component next = component; next != null; next = next.node().parentOrNull()) {
            ComponentSettings own = next.core().settings;
            if (own != null) {
                return own;
            }
        }
        return ComponentSettings.defaults();
    }

    RestartType restartType() {
        return restartType;
    }

    void restartType(RestartType type) {
        restartType = Objects.requireNonNull(type, "type");
    }

    boolean waitsForShutdown() {
        return waitsForShutdown;
    }

    void waitForShutdown() {
        waitsForShutdown = true;
    }

    /** Lets the run in progress close a resource at its end. */
    void use(AutoCloseable resource) {
        Objects.requireNonNull(resource, "resource");
        Run run = currentRun();
        if (run == null || run.shouldStop() || !run.resources().add(resource)) {
            throw new IllegalStateException(Labels.of(component) + " is not started, so it would never close "
                    + resource.getClass().getSimpleName() + "; hand resources over in onStart");
        }
    }

    /** Lets a stop that waits for it go on. */
    void setShutdown() {
        Run run = currentRun();
        if (run != null) {
            run.monitor().change(run.orders()::shutdown);
        }
    }

    /** Crashes the run that the calling thread belongs to, or else the present one. */
    void crash(Throwable reason) {
        Objects.requireNonNull(reason, "reason");
        Run own = ownRun();
        if (own == null) {
            Crash.ofPresent(component, reason);
        } else {
            Crash.of(own, reason);
        }
    }

    boolean shouldStop() {
        Run run = currentRun();
        return run != null && run.shouldStop();
    }

    Optional<Throwable> crashReason() {
        return Optional.ofNullable(lifecycle.run()).map(Run::orders).map(StopRequest::crash);
    }

    int restartCount() {
        Run run = lifecycle.run();
        return run == null ? 0 : run.origin().number();
    }

    /** The run the calling thread belongs to, or else the latest; null if there was none. */
    @Nullable
    Run currentRun() {
        Run own = ownRun();
        return own == null ? lifecycle.run() : own;
    }

    /** The run of this component the calling thread belongs to; null if it belongs to none. */
    private @Nullable Run ownRun() {
        Activity work = Activity.current();
        return work != null && work.owner().component() == component ? work.owner() : null;
    }
}
