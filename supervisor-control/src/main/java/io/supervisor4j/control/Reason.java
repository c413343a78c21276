package io.supervisor4j.control;

import io.supervisor4j.WorkerStatus;
import java.util.List;

/**
 * Why a worker is as it is.
 *
 * @param worker how it is
 * @param because the events that led there, oldest first
 * @param lastOutput the last lines of its last life, as far as its output is captured
 */
public record Reason(WorkerStatus worker, List<ControlEvent> because, List<String> lastOutput) {

    /** Copies the lists. */
    public Reason {
        because = List.copyOf(because);
        lastOutput = List.copyOf(lastOutput);
    }
}
