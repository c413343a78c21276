package io.supervisor4j.runtime.process;

import io.supervisor4j.runtime.protocol.Report;

/** Told what a worker's process does. {@link #exited} comes last, behind all that it said. */
public interface WorkerListener {

    /**
     * It has said something.
     *
     * @param report what
     */
    void said(Report report);

    /**
     * It has written something that is no report. May be told without end.
     *
     * @param problem what was wrong
     */
    void garbled(String problem);

    /**
     * It has printed a line. Told only where its output is captured.
     *
     * @param line the line without its end
     */
    void printed(String line);

    /**
     * It is gone.
     *
     * @param value its exit status, or 128 plus the number of the signal that killed it
     * @param evidence what the system says of its end; may be empty
     */
    void exited(int value, String evidence);

    /**
     * It is gone, and the system says no more than that.
     *
     * @param value as above
     */
    default void exited(int value) {
        exited(value, "");
    }
}
