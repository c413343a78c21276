package io.supervisor4j.cli.command;

/** The exit codes of all commands but {@code run}, which returns the manager's, and {@code daemon status}, which has those of LSB. */
public final class ExitCodes {

    /** What was wanted is so. */
    public static final int REACHED = 0;
    /** The manager refuses, or a file is wrong. */
    public static final int REFUSED = 1;
    /** The command line is wrong. */
    public static final int USAGE = 2;
    /** It is not so within the time allowed. */
    public static final int TIMED_OUT = 3;
    /** There is no such manager, or it has ended meanwhile. */
    public static final int NO_MANAGER = 4;
    /** A defect of this program. */
    public static final int INTERNAL = 70;

    private ExitCodes() {}
}
