package io.supervisor4j.option;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a {@link Options#reload()} or {@link Options#mutate()} did.
 *
 * @param applied the options that have a new value now
 * @param pending the options whose new value needs a restart or a reload; none after a reload
 */
public record OptionChanges(List<Change> applied, List<Change> pending) {

    /**
     * A new value.
     *
     * @param key the option
     * @param before the old value as text; masked if it is a secret
     * @param after the new value as text; masked if it is a secret
     */
    public record Change(String key, String before, String after) {

        @Override
        public String toString() {
            return key + ": " + before + " -> " + after;
        }
    }

    /** Copies the lists. */
    public OptionChanges {
        applied = List.copyOf(applied);
        pending = List.copyOf(pending);
    }

    static OptionChanges between(State before, State read, State after) {
        return new OptionChanges(changes(before, after), changes(after, read));
    }

    private static List<Change> changes(State before, State after) {
        return after.chosen().values().stream()
                .flatMap(value -> change(before.of(value.spec()), value))
                .toList();
    }

    private static Stream<Change> change(ResolvedValue before, ResolvedValue after) {
        return Objects.equals(before.value(), after.value())
                ? Stream.empty()
                : Stream.of(new Change(after.spec().key(), before.toString(), after.toString()));
    }

    /**
     * Tells whether no option has another value than before.
     *
     * @return whether both lists are empty
     */
    public boolean isEmpty() {
        return applied.isEmpty() && pending.isEmpty();
    }

    /** Returns a sentence for people. */
    @Override
    public String toString() {
        if (isEmpty()) {
            return "no option has changed";
        }
        return Stream.of(said("changed", applied), said("still to come, after a restart", pending))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String said(String what, List<Change> changes) {
        return changes.stream()
                .map(Change::toString)
                .collect(Collectors.joining(", ", changes.isEmpty() ? "" : what + ": ", ""));
    }
}
