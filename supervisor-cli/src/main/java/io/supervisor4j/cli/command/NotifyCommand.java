package io.supervisor4j.cli.command;

import io.supervisor4j.system.file.IoMessages;
import io.supervisor4j.system.posix.NotifySocket;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells the init system how the program is (O-82). */
@Command(
        name = "notify",
        description = "Tell the init system, at $NOTIFY_SOCKET, that the program is ready, or what is given.")
final class NotifyCommand extends BaseCommand implements Callable<Integer> {

    static final String SOCKET = "NOTIFY_SOCKET";

    @Parameters(
            arity = "0..*",
            defaultValue = "READY=1",
            paramLabel = "NAME=VALUE",
            description = "Default: ${DEFAULT-VALUE}.")
    private List<String> state;

    @Override
    public Integer call() {
        try {
            NotifySocket.send(socket(), String.join("\n", state));
            return ExitCodes.REACHED;
        } catch (IOException e) {
            throw new CommandException(
                    ExitCodes.REFUSED, "nothing listens on $" + SOCKET + ": " + IoMessages.text(e), e);
        }
    }

    static String socket() {
        String socket = System.getenv(SOCKET);
        if (socket == null || socket.isEmpty()) {
            throw new CommandException(
                    ExitCodes.REFUSED, "$" + SOCKET + " is not set; systemd sets it for Type=notify");
        }
        return socket;
    }
}
