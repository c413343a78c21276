package io.supervisor4j.option;

import io.supervisor4j.SupervisorException;
import java.util.List;
import java.util.stream.Collectors;

/** Options are wrong. Carries everything that one load found; nothing was changed by it. */
public final class OptionException extends SupervisorException {

    private final transient List<OptionError> errors;

    OptionException(List<OptionError> errors) {
        super(message(errors));
        this.errors = List.copyOf(errors);
    }

    private static String message(List<OptionError> errors) {
        return errors.stream()
                .map(error -> "\n  " + error)
                .collect(Collectors.joining(
                        "",
                        errors.size() == 1 ? "1 error in the options:" : errors.size() + " errors in the options:",
                        ""));
    }

    /**
     * Returns what is wrong, in the order of the sources and of the lines in them.
     *
     * @return one error or more
     */
    public List<OptionError> errors() {
        return errors;
    }
}
