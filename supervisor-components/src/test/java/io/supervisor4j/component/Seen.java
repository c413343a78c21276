package io.supervisor4j.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a history was seen to do wrong, and which components are up: between the beginning of onStart and that of onShutdown. */
final class Seen {

    private final Map<String, Boolean> up = new ConcurrentHashMap<>();
    private final Map<String, Integer> restarts = new ConcurrentHashMap<>();
    private final boolean countsRestarts;
    private final List<String> violations = new CopyOnWriteArrayList<>();

    /** Restarts are counted where supervisors only restart. */
    Seen(boolean countsRestarts) {
        this.countsRestarts = countsRestarts;
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
        if (countsRestarts && count > strategy.maxRestarts()) {
            violation(which + " was restarted " + count + " times under " + strategy);
        }
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
