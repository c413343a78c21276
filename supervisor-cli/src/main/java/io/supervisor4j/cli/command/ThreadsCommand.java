package io.supervisor4j.cli.command;

import io.supervisor4j.control.ControlClient;
import picocli.CommandLine.Command;

/** Asks a worker about itself. */
@Command(
        name = "threads",
        description = "Print a dump of a worker's threads; it answers also while its service is stuck.")
final class ThreadsCommand extends OneWorkerCommand {

    @Override
    void run(ControlClient manager, String service, int worker) {
        out().println(manager.threads(service, worker));
    }
}
