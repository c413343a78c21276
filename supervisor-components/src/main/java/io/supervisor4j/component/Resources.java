package io.supervisor4j.component;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a run has to release at its end. Any thread adds, the owner takes, once. */
final class Resources {

    private final List<AutoCloseable> entered = new ArrayList<>();
    private boolean taken;

    /** False once they were taken: then the caller keeps it. */
    synchronized boolean add(AutoCloseable resource) {
        return !taken && entered.add(resource);
    }

    synchronized List<AutoCloseable> takeLatestFirst() {
        taken = true;
        Collections.reverse(entered);
        return List.copyOf(entered);
    }
}
