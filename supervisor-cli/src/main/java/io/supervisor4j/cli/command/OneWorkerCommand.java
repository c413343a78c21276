package io.supervisor4j.cli.command;

import io.supervisor4j.control.ControlClient;
import picocli.CommandLine.Parameters;

/** A command about one worker of a manager. */
abstract class OneWorkerCommand extends ControlCommand {

    @Parameters(
            paramLabel = "SERVICE.ID",
            converter = WorkerName.OneConverter.class,
            description = "The worker, such as mailer.3.")
    private WorkerName worker;

    @Override
    final int run(ControlClient manager) {
        run(manager, worker.service(), worker.worker().orElseThrow());
        return ExitCodes.REACHED;
    }

    abstract void run(ControlClient manager, String service, int worker);
}
