package io.supervisor4j.cli.command;

import io.supervisor4j.control.ControlClient;
import picocli.CommandLine.Command;

/** Asks a worker about itself. */
@Command(name = "heap", description = "Print a histogram of a worker's heap, after a full collection.")
final class HeapCommand extends OneWorkerCommand {

    @Override
    void run(ControlClient manager, String service, int worker) {
        out().println(manager.heap(service, worker));
    }
}
