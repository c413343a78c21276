package io.supervisor4j.runtime.control;

import io.supervisor4j.event.SupervisorEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last events, with the time at which they came. Safe for use by several threads. */
final class EventLog {

    /** An event, its time, and its place among all of them. */
    record Entry(long number, Instant at, SupervisorEvent event) {}

    /** The last events, and the number of the very last, which is 0 if there was none. */
    record Tail(List<Entry> entries, long lastNumber) {}

    static final int CAPACITY = 1_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long lastNumber;

    synchronized Entry add(SupervisorEvent event) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        Entry entry = new Entry(++lastNumber, Instant.now(), event);
        entries.addLast(entry);
        return entry;
    }

    /** Returns the last ones, oldest first. */
    synchronized Tail last(int count) {
        List<Entry> all = new ArrayList<>(entries);
        return new Tail(List.copyOf(all.subList(Math.max(0, all.size() - count), all.size())), lastNumber);
    }
}
