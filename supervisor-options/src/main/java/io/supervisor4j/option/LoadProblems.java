package io.supervisor4j.option;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong during one load. */
final class LoadProblems {

    private final List<OptionError> errors = new ArrayList<>();

    void add(Origin origin, String key, String message) {
        errors.add(OptionError.of(origin, key, message));
    }

    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new OptionException(inOrder());
        }
    }

    /** Names are checked before values, but who corrects a file goes through it from top to bottom. */
    private List<OptionError> inOrder() {
        List<String> origins =
                errors.stream().map(OptionError::origin).distinct().toList();
        return errors.stream()
                .sorted(Comparator.<OptionError>comparingInt(error -> origins.indexOf(error.origin()))
                        .thenComparingInt(OptionError::line))
                .toList();
    }
}
