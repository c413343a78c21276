package io.supervisor4j.runtime.control;

import io.supervisor4j.event.StandbyEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.event.WorkerEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last events: as many as fit into a bounded part of the heap. Thread-safe. */
final class EventLog {

    /** An event, and its place among all of them. */
    record Entry(long number, SupervisorEvent event) {}

    /** The last events, and the number of the very last, which is 0 if there was none. */
    record Tail(List<Entry> entries, long lastNumber) {}

    static final int CAPACITY = 1_000;

    /** How many characters all of them may have: the last lines of dead workers can be long. */
    static final long MAX_CHARACTERS = 2_000_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long characters;
    private long lastNumber;

    synchronized Entry add(SupervisorEvent event) {
        Entry entry = new Entry(++lastNumber, event);
        entries.addLast(entry);
        characters += charactersIn(event);
        while (entries.size() > CAPACITY || (characters > MAX_CHARACTERS && entries.size() > 1)) {
            characters -= charactersIn(entries.removeFirst().event());
        }
        return entry;
    }

    private static long charactersIn(SupervisorEvent event) {
        long count = event.describe().length();
        for (String line : lastOutput(event)) {
            count += line.length();
        }
        return count;
    }

    private static List<String> lastOutput(SupervisorEvent event) {
        if (event instanceof WorkerEvent.Exited worker) {
            return worker.exit().lastOutput();
        }
        return event instanceof StandbyEvent.Ended standby ? standby.exit().lastOutput() : List.of();
    }

    /** Returns the last ones, oldest first. */
    synchronized Tail last(int count) {
        List<Entry> all = new ArrayList<>(entries);
        return new Tail(List.copyOf(all.subList(Math.max(0, all.size() - count), all.size())), lastNumber);
    }
}
