package io.supervisor4j.component;

import java.util.ArrayList;
import java.util.List;

/** What a run has under way, in the order in which it began. Guarded by the component's monitor. */
final class Activities {

    private final List<Activity> underWay = new ArrayList<>();

    void add(Activity work) {
        underWay.add(work);
    }

    void remove(Activity work) {
        underWay.remove(work);
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    List<Activity> all() {
        return List.copyOf(underWay);
    }

    /** What the callbacks of the component would have to wait for, the one in progress last. */
    List<Activity> callsLatestFirst() {
        return latestFirst().stream().filter(Activity::isCall).toList();
    }

    List<Activity> latestFirst() {
        List<Activity> reverse = new ArrayList<>(underWay);
        java.util.Collections.reverse(reverse);
        return reverse;
    }
}
