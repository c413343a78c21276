package io.supervisor4j.cli.command;

import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.RunningManager;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which manager is meant: the one named, else the one at {@code SUPERVISOR_SOCKET}, else the only one that runs. */
public final class ManagerTarget {

    static final String SOCKET = "SUPERVISOR_SOCKET";

    @Option(
            names = {"-m", "--manager"},
            paramLabel = "NAME",
            description = "The manager's name. Default: the one at $SUPERVISOR_SOCKET, else the only one that runs.")
    private @Nullable String manager;

    /** What was given, if anything. */
    @Nullable
    String manager() {
        return manager;
    }

    /** Connects to the one named, or the one that is meant where none is. */
    public static ControlClient connect(@Nullable String manager) {
        String socket = System.getenv(SOCKET);
        if (manager != null) {
            return ControlClient.connect(manager);
        } else if (socket != null && !socket.isEmpty()) {
            return ControlClient.connect(Path.of(socket));
        }
        return ControlClient.connect(only(ControlClient.list()).socket());
    }

    static RunningManager only(List<RunningManager> running) {
        if (running.isEmpty()) {
            throw new CommandException(
                    ExitCodes.NO_MANAGER, "no manager runs under this user; start one with 'supervisor run app.yaml'");
        } else if (running.size() > 1) {
            throw new CommandException(
                    ExitCodes.USAGE,
                    "several managers run, say which with --manager: "
                            + running.stream().map(RunningManager::name).collect(Collectors.joining(", ")));
        }
        return running.get(0);
    }
}
