package io.supervisor4j.cli;

import io.supervisor4j.cli.command.Subcommands;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program itself: finds the command that is asked for, and turns its outcome into an exit code. */
@Command(
        name = "supervisor",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs services in worker JVMs, and operates the managers that run.",
        footer = {
            "",
            "Exit codes: 0 reached, 1 refused, 2 usage, 3 timed out, 4 no such manager, 70 internal.",
            "Begin with 'supervisor init', then 'supervisor run app.yaml'."
        })
final class SupervisorCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private SupervisorCommand() {}

    /** Runs one command; returns its exit code. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        return commandLine(args).setOut(out).setErr(err).execute(args);
    }

    /**
     * Knows one command where the first word names it, and all of them otherwise: looking at the annotations of all takes longer
     * than what most commands do.
     */
    static CommandLine commandLine(String... args) {
        CommandLine commandLine = new CommandLine(new SupervisorCommand());
        Subcommands.asked(args).forEach((name, command) -> commandLine.addSubcommand(name, command.get()));
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(Failures::usage)
                .setExecutionExceptionHandler(Failures::failed);
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
