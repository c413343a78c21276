package io.supervisor4j.cli.command;

import io.supervisor4j.control.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks a worker about itself. */
@Command(
        name = "threads",
        description = "Print a dump of a worker's threads; it answers also while its service is stuck.")
final class ThreadsCommand extends ControlCommand {

    @Parameters(
            paramLabel = "SERVICE.ID",
            converter = WorkerName.OneConverter.class,
            description = "The worker, such as mailer.3.")
    private WorkerName worker;

    @Override
    int run(ControlClient manager) {
        out().println(manager.threads(worker.service(), worker.worker().orElseThrow()));
        return ExitCodes.REACHED;
    }
}
