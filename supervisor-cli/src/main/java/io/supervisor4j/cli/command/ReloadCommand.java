package io.supervisor4j.cli.command;

import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.Progress;
import picocli.CommandLine.Command;

/** Does what SIGHUP does. */
@Command(
        name = "reload",
        description =
                "Reload, as on SIGHUP: a manager that was started by 'run' reads its file again and takes over what has changed; then all workers reload. If anything is wrong with the file, nothing reloads, and the exit code is 1.")
final class ReloadCommand extends ChangeCommand {

    @Override
    Progress change(ControlClient manager) {
        return manager.reload();
    }
}
