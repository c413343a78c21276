package io.supervisor4j.component;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers the crashes below a supervisor during one of its runs, in the owner's thread, one at a time. */
final class Supervision {

    private final ComponentSupervisor supervisor;
    private final Run run;
    private final RestartStrategy strategy;
    private final RestartWindow window;
    private final Set<Run> forfeited = new HashSet<>();

    Supervision(ComponentSupervisor supervisor, Run run) {
        this.supervisor = supervisor;
        this.run = run;
        this.strategy = supervisor.strategy();
        this.window = strategy.newWindow();
    }

    void carryOut() {
        while (!run.shouldStop()) {
            run.await(() -> run.shouldStop() || crashed().isPresent());
            crashed().filter(child -> !run.shouldStop()).ifPresent(this::answer);
        }
    }

    private Optional<Component> crashed() {
        return supervisor.components().stream().filter(this::isToAnswer).findFirst();
    }

    /** What was forfeited is so in that run only; somebody may start it again. */
    private boolean isToAnswer(Component child) {
        Run latest = child.lifecycle().run(); // looked at first, as the next may begin just now
        return !forfeited.contains(latest) && child.lifecycle().isDown();
    }

    private void answer(Component crashed) {
        List<Component> affected = strategy.affected(supervisor.components(), crashed).stream()
                .filter(this::isToRun)
                .toList();
        Throwable reason = crashed.lifecycle().reason();
        if (strategy.forfeits()) {
            supervisor.log().warn("{} has crashed; left stopped: {}", crashed, ComponentNode.labels(affected));
            forfeit(affected);
            stop(affected, reason);
        } else {
            restart(affected, crashed, reason);
        }
    }

    /** Only the last runs of those that are still children are kept, so that nothing piles up. */
    private void forfeit(List<Component> children) {
        children.stream().map(child -> child.lifecycle().run()).forEach(forfeited::add);
        forfeited.removeIf(over -> !over.equals(over.component().lifecycle().run())
                || !supervisor.components().contains(over.component()));
    }

    /** One that somebody stopped stays so. */
    private boolean isToRun(Component child) {
        return child.state().isLive() || isToAnswer(child);
    }

    private void restart(List<Component> affected, Component crashed, @Nullable Throwable reason) {
        List<Component> group = affected;
        boolean again = true;
        while (again && !run.shouldStop()) {
            if (!window.admit(run.settings().time().nanoTime())) {
                giveUp(crashed, reason);
                return;
            }
            supervisor
                    .log()
                    .warn("{} has crashed; restart {} of {}", crashed, window.size(), ComponentNode.labels(group));
            stop(group, reason);
            List<Component> renewed = new ArrayList<>(group);
            again = !start(renewed);
            group = renewed;
        }
    }

    private void giveUp(Component crashed, @Nullable Throwable reason) {
        Throwable cause = reason == null ? new IllegalStateException(crashed + " has crashed") : reason;
        Crash.of(run, new RestartLimitException(supervisor, crashed, strategy, cause));
    }

    private void stop(List<Component> group, @Nullable Throwable reason) {
        List<Component> reverse = new ArrayList<>(group);
        Collections.reverse(reverse);
        for (Component child : reverse) {
            StopOrder order = new StopOrder(reason, run.orders().deadline());
            child.lifecycle().stop(order).ifPresent(over -> over.ended().join());
        }
    }

    /** Starts all in order, until one fails; puts replacements into the list. */
    private boolean start(List<Component> group) {
        for (int index = 0; index < group.size() && !run.shouldStop(); index++) {
            Component child = renew(group.get(index));
            if (child == null) {
                return false;
            }
            group.set(index, child);
            if (supervisor.components().contains(child) && run.start(child, true) != null) {
                return false;
            }
        }
        return true;
    }

    /** The component itself, or what the factory puts in its place; null if that fails. */
    private @Nullable Component renew(Component child) {
        return supervisor.replacement().isEmpty() ? child : new Replacement(supervisor, run).of(child);
    }
}
