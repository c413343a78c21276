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
     */
    void exited(int value);
}
