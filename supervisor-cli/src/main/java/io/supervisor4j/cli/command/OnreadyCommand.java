package io.supervisor4j.cli.command;

import io.supervisor4j.system.posix.DatagramListener;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Waits, in the place of an init system, until a program says that it is ready (O-82). */
@Command(
        name = "onready",
        description = "Listen on a socket until a program that has it as its $NOTIFY_SOCKET says something.",
        footer = {"", "Exit codes: 0 it is ready, 1 it said something else, 2 it said nothing in time."})
final class OnreadyCommand extends BaseCommand implements Callable<Integer> {

    private static final int READY = 0;
    private static final int SOMETHING_ELSE = 1;
    private static final int SILENT = 2;

    @Parameters(
            arity = "0..1",
            paramLabel = "SOCKET",
            description = "A path, or @ and a name. Default: $NOTIFY_SOCKET.")
    private @Nullable String socket;

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "How long to wait. Default: ${DEFAULT-VALUE}.")
    private Duration timeout;

    @Override
    public Integer call() {
        try (DatagramListener listener = DatagramListener.on(socket == null ? NotifyCommand.socket() : socket)) {
            Optional<String> message = listener.receive(timeout);
            if (message.isEmpty()) {
                return SILENT;
            }
            return message.get().lines().anyMatch("READY=1"::equals) ? READY : SOMETHING_ELSE;
        } catch (IOException e) {
            throw new CommandException(ExitCodes.USAGE, "cannot listen there: " + e.getMessage(), e);
        }
    }
}
