package io.supervisor4j.runtime.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last lines of one worker, through all its lives: a limited number of a limited size. Not safe for use by several threads. */
final class RecentLines {

    static final int MAX_LINES = 1_000;

    /** In characters. */
    static final int MAX_SIZE = 256 * 1024;

    private final Deque<OutputLine> lines = new ArrayDeque<>();
    private int size;

    void add(OutputLine line) {
        lines.addLast(line);
        size += line.text().length();
        while (lines.size() > MAX_LINES || size > MAX_SIZE) {
            size -= lines.removeFirst().text().length();
        }
    }

    List<OutputLine> all() {
        return new ArrayList<>(lines);
    }
}
