package io.supervisor4j.cli.run;

import io.supervisor4j.SupervisorException;
import java.util.List;

/** A file is wrong. Carries all that is wrong with it. */
public final class PlanException extends SupervisorException {

    /**
     * Tells what is wrong.
     *
     * @param problems one or more, each with the file, the line and the key
     */
    public PlanException(List<String> problems) {
        super(
                problems.size() == 1
                        ? problems.get(0)
                        : problems.size() + " errors:\n  " + String.join("\n  ", problems));
    }
}
