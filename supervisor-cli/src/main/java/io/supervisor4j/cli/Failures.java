package io.supervisor4j.cli;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.cli.command.CommandException;
import io.supervisor4j.cli.command.ExitCodes;
import io.supervisor4j.control.CallInterruptedException;
import io.supervisor4j.control.ConnectionLostException;
import io.supervisor4j.control.ControlException;
import io.supervisor4j.control.NoSuchManagerException;
import io.supervisor4j.control.TimedOutException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what a command throws into a message and an exit code: the one place that does. */
final class Failures {

    private Failures() {}

    /** The command line is wrong. */
    static int usage(ParameterException problem, String[] args) {
        CommandLine commandLine = problem.getCommandLine();
        PrintWriter err = commandLine.getErr();
        say(commandLine, String.valueOf(problem.getMessage()));
        UnmatchedArgumentException.printSuggestions(problem, err);
        err.println("Try '" + commandLine.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCodes.USAGE;
    }

    /** The command has failed. */
    static int failed(Exception problem, CommandLine commandLine, ParseResult parsed) {
        if (problem instanceof InterruptedException || problem instanceof CallInterruptedException) {
            Thread.currentThread().interrupt();
            say(commandLine, "interrupted");
            return ExitCodes.TIMED_OUT;
        } else if (problem instanceof ControlException
                || problem instanceof SupervisorException
                || problem instanceof CommandException) {
            say(commandLine, String.valueOf(problem.getMessage()));
            return code(problem);
        }
        say(commandLine, "a defect in supervisor, please report it with what follows");
        problem.printStackTrace(commandLine.getErr());
        return ExitCodes.INTERNAL;
    }

    private static int code(Exception problem) {
        if (problem instanceof TimedOutException) {
            return ExitCodes.TIMED_OUT;
        } else if (problem instanceof NoSuchManagerException || problem instanceof ConnectionLostException) {
            return ExitCodes.NO_MANAGER;
        }
        return problem instanceof CommandException known ? known.code() : ExitCodes.REFUSED;
    }

    private static void say(CommandLine commandLine, String text) {
        commandLine.getErr().println(commandLine.getColorScheme().errorText("supervisor: " + text));
    }
}
