package io.supervisor4j.runtime.supervision;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** The last things that happened in a simulated history. They become text only when somebody wants to read them. */
final class Trace {

    private record Entry(long at, Object what) {
        @Override
        public String toString() {
            String time = String.format("%14.3f ms  ", at / (double) Dice.MILLI);
            if (what instanceof Event event) {
                return time + "> " + Wording.of(event);
            }
            return time + (what instanceof Effect effect ? "    " + Wording.of(effect) : "~ " + what);
        }
    }

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final int length;

    Trace(int length) {
        this.length = length;
    }

    /** An event, an effect, or a remark. */
    void note(long at, Object what) {
        if (entries.size() == length) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(at, what));
    }

    @Override
    public String toString() {
        return entries.stream().map(Entry::toString).collect(Collectors.joining("\n"));
    }
}
