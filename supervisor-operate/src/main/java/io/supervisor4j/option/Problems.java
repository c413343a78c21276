package io.supervisor4j.option;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong during one load. */
final class Problems {

    private final List<OptionError> errors = new ArrayList<>();

    void add(Origin origin, String key, String message) {
        errors.add(OptionError.of(origin, key, message));
    }

    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new OptionException(errors);
        }
    }
}
