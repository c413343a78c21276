package io.supervisor4j.cli.command;

import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Changes the number of workers. */
@Command(name = "scale", description = "Change the number of workers of a service.")
final class ScaleCommand extends ChangeCommand {

    @Parameters(index = "0", paramLabel = "SERVICE", description = "The service's name or id.")
    private String service;

    @Parameters(index = "1", paramLabel = "N", description = "How many workers, 0 or more.")
    private int workers;

    @Override
    Progress change(ControlClient manager) {
        return manager.scale(service, workers);
    }
}
