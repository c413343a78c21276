package io.supervisor4j.cli.command;

import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends the manager. */
@Command(name = "stop", description = "Stop the manager and all its workers gracefully, as SIGTERM does.")
final class StopCommand extends ChangeCommand {

    @Option(names = "--now", description = "End everything at once, as SIGINT does.")
    private boolean now;

    @Override
    Progress change(ControlClient manager) {
        return manager.stop(now);
    }
}
