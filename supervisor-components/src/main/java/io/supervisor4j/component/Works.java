package io.supervisor4j.component;

import java.util.ArrayList;
import java.util.List;

/** What a run has under way, in the order in which it began. Guarded by the component's monitor. */
final class Works {

    private final List<Work> underWay = new ArrayList<>();

    void add(Work work) {
        underWay.add(work);
    }

    void remove(Work work) {
        underWay.remove(work);
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    List<Work> all() {
        return List.copyOf(underWay);
    }

    /** What the callbacks of the component would have to wait for, the one in progress last. */
    List<Work> callsLatestFirst() {
        return latestFirst().stream().filter(Work::isCall).toList();
    }

    List<Work> latestFirst() {
        List<Work> reverse = new ArrayList<>(underWay);
        java.util.Collections.reverse(reverse);
        return reverse;
    }
}
