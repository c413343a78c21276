package io.supervisor4j.cli;

/** The exit codes of all commands but {@code run}, which returns the manager's, and {@code daemon status}, which has those of LSB. */
final class ExitCodes {

    /** What was wanted is so. */
    static final int REACHED = 0;
    /** The manager refuses, or a file is wrong. */
    static final int REFUSED = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** It is not so within the time allowed. */
    static final int TIMED_OUT = 3;
    /** There is no such manager, or it has ended meanwhile. */
    static final int NO_MANAGER = 4;
    /** A defect of this program. */
    static final int INTERNAL = 70;

    private ExitCodes() {}
}
