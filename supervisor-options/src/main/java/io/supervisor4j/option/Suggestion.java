package io.supervisor4j.option;

import io.supervisor4j.option.value.Names;
import java.util.Collection;
import java.util.Optional;

/** Guesses which name was meant by one that is unknown. */
public final class Suggestion {

    private Suggestion() {}

    /**
     * Finds the nearest of some names, if one is near: a few letters away, or the same but for what is before its last dot.
     *
     * @param given the unknown name
     * @param names those that are known
     * @return the one that was meant
     */
    public static Optional<String> nearest(String given, Collection<String> names) {
        return Names.nearest(given, names);
    }
}
