package io.supervisor4j.cli.command;

import io.supervisor4j.control.ControlClient;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sends a signal to workers. */
@Command(name = "signal", description = "Send a signal to the workers of a service, or to one.")
final class SignalCommand extends ControlCommand {

    @Parameters(
            index = "0",
            paramLabel = "SERVICE[.ID]",
            converter = WorkerName.Converter.class,
            description = "To whom.")
    private WorkerName to;

    @Parameters(
            index = "1",
            paramLabel = "SIGNAL",
            description = "HUP, INT, QUIT, KILL, USR1, USR2, ALRM, TERM, CONT or STOP, with or without SIG.")
    private String signal;

    @Override
    int run(ControlClient manager) {
        List<Integer> reached = manager.signal(to.service(), to.worker(), signal);
        reached.forEach(worker -> out().println(to.service() + "." + worker));
        return ExitCodes.REACHED;
    }
}
