package io.supervisor4j.component;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps its children running: when one crashes, its {@link RestartStrategy} says what follows (M-49 to M-53). It is a component
 * itself, so supervisors can be children of supervisors.
 *
 * <p>It starts its children in order and stops them in reverse. A child that cannot be started at first is no crash but lets the
 * start of the supervisor fail. A child that was stopped from outside is left alone, whatever the strategy, also if it had
 * crashed before; for one that stops itself its {@link #restartType} decides. Children come and go with {@link
 * #addRuntimeDependency}, {@link #insert} and {@link #removeDependency}.
 *
 * <p>It looks at the runs of its children, not for messages about them, so a crash at any moment is answered, and exactly once
 * (B-32): at once, or after the wait that the strategy asks for.
 */
public final class ComponentSupervisor extends Component {

    private final RunHooks supervision = new SupervisionHooks();
    private final RestartStrategy strategy;
    private volatile @Nullable BiFunction<Component, Integer, Component> replacement;
    private volatile String label = "Supervisor";

    private ComponentSupervisor(RestartStrategy strategy, Component... children) {
        this.strategy = Objects.requireNonNull(strategy, "strategy");
        add(children);
    }

    /**
     * Creates a supervisor.
     *
     * @param strategy what to do when a child has crashed
     * @param children in the order in which they are started
     * @return the supervisor, not started
     * @throws IllegalArgumentException if a child has a parent already
     */
    public static ComponentSupervisor of(RestartStrategy strategy, Component... children) {
        return new ComponentSupervisor(strategy, children);
    }

    /**
     * Gives it a name; {@code Supervisor} otherwise.
     *
     * @return this
     */
    public ComponentSupervisor named(String name) {
        label = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Puts new components in the place of crashed ones instead of starting those again (M-52).
     *
     * @param factory gets the old component and its place, from 0, and returns a new one that is not started and has no parent, or
     *     the old one; called in a thread of its own. If it throws or returns another, that is a failed restart: the old one keeps
     *     the place, and the next restart asks again
     * @return this
     */
    public ComponentSupervisor replacement(BiFunction<Component, Integer, Component> factory) {
        replacement = Objects.requireNonNull(factory, "factory");
        return this;
    }

    /**
     * Adds a child at a place, from 0; behind the last if there are fewer. For the rest see {@link #addRuntimeDependency} (M-50).
     *
     * @throws InterruptedException if the calling thread is interrupted; the start goes on
     * @throws IllegalArgumentException if the place is negative, or the child has a parent
     */
    public void insert(int index, Component child) throws InterruptedException {
        if (index < 0) {
            throw new IllegalArgumentException("the place of a child must not be negative, but is " + index);
        }
        core().children().addNow(child, index);
    }

    /** Returns its children, in the order in which they are started. */
    public List<Component> components() {
        return node().childComponents();
    }

    /** Returns what it does when a child has crashed. */
    public RestartStrategy strategy() {
        return strategy;
    }

    @Override
    public String label() {
        return label;
    }

    Optional<BiFunction<Component, Integer, Component>> replacement() {
        return Optional.ofNullable(replacement);
    }

    @Override
    RunHooks hooks() {
        return supervision;
    }

    /** Handles the crashes of children. */
    private final class SupervisionHooks implements RunHooks {

        @Override
        public void whileRunning(Run run) {
            if (strategy.catchesCrashes()) {
                new Supervision(ComponentSupervisor.this, run).carryOut();
            }
        }

        @Override
        public boolean catchesCrashes(Run run) {
            return strategy.catchesCrashes() && run.isOpen();
        }
    }
}
