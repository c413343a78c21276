package io.supervisor4j.cli.command;

import io.supervisor4j.control.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks a worker about itself. */
@Command(name = "heap", description = "Print a histogram of a worker's heap, after a full collection.")
final class HeapCommand extends ControlCommand {

    @Parameters(
            paramLabel = "SERVICE.ID",
            converter = WorkerName.OneConverter.class,
            description = "The worker, such as mailer.3.")
    private WorkerName worker;

    @Override
    int run(ControlClient manager) {
        out().println(manager.heap(worker.service(), worker.worker().orElseThrow()));
        return ExitCodes.REACHED;
    }
}
