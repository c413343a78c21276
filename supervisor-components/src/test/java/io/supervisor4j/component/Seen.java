package io.supervisor4j.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a history was seen to do wrong, and which components are up: between the beginning of onStart and that of onShutdown. */
final class Seen {

    private final Map<String, Boolean> up = new ConcurrentHashMap<>();
    private final Map<String, Integer> restarts = new ConcurrentHashMap<>();
    private final Set<String> settled = ConcurrentHashMap.newKeySet();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final boolean moving;
    private final List<String> violations = new CopyOnWriteArrayList<>();

    /** Where users restart and move components, neither the number of restarts nor the order of the end is known. */
    Seen(boolean moving) {
        this.moving = moving;
    }

    /** A user tells this one by itself to stop. */
    void told(Component component) {
        told.add(component.label());
    }

    /** All of it is started. */
    void settled(Component component) {
        settled.add(component.label());
    }

    /** One that ends because its parent does ends after its younger siblings. */
    void ending(Component component) {
        Component parent = component.node().parentOrNull();
        if (!moving && parent != null && settled.contains(parent.label()) && isForParent(component)) {
            List<ComponentNode> siblings = parent.node().children();
            siblings.subList(siblings.indexOf(component.node()) + 1, siblings.size()).stream()
                    .map(ComponentNode::component)
                    .filter(younger -> up.containsKey(younger.label()))
                    .forEach(younger -> violation(component + " ends before " + younger));
        }
    }

    private boolean isForParent(Component component) {
        StopRequest orders =
                Objects.requireNonNull(component.core().currentRun()).orders();
        return orders.crash() == null && orders.failure() == null && !told.contains(component.label());
    }

    void entered(Component component) {
        if (up.put(component.label(), true) != null) {
            violation(component + " began while it was up");
        }
        Component parent = component.node().parentOrNull();
        if (parent != null && !(parent instanceof ComponentSupervisor) && !up.containsKey(parent.label())) {
            violation(component + " began below " + parent);
        }
        for (ComponentNode above : component.node().walk()) {
            if (above.component().state().isEnd()) {
                violation(component + " began below " + above.component());
            }
        }
    }

    void left(Component component) {
        settled.remove(component.label());
        if (up.remove(component.label()) == null) {
            violation(component + " ended without having begun");
        }
        for (ComponentNode child : component.node().children()) {
            if (up.containsKey(child.component().label())) {
                violation(child + " outlives its parent");
            }
        }
    }

    /** On a clock that stands, no run of a supervisor may restart a child more often than its limit allows. */
    void restarted(String which, RestartStrategy strategy) {
        int count = restarts.merge(which, 1, Integer::sum);
        if (!moving && count > strategy.maxRestarts()) {
            violation(which + " was restarted " + count + " times under " + strategy);
        }
    }

    /** What is not up though what is above it is, and though nobody told it to stop; for a moment that may be so. */
    List<Component> lost(List<Component> all) {
        return all.stream().filter(this::isLost).toList();
    }

    private boolean isLost(Component component) {
        Component parent = component.node().parentOrNull();
        boolean kept = parent != null
                && parent.state() == ComponentState.RUNNING
                && !(parent instanceof ComponentSupervisor supervisor
                        && !supervisor.strategy().restarts());
        return component.state() == ComponentState.STOPPING
                || component.state() == ComponentState.STARTING
                || (kept && component.state() != ComponentState.RUNNING && !told.contains(component.label()));
    }

    void violation(String what) {
        violations.add(what);
    }

    List<String> violations() {
        List<String> all = new ArrayList<>(violations);
        up.keySet().forEach(label -> all.add(label + " is still up"));
        return all;
    }
}
