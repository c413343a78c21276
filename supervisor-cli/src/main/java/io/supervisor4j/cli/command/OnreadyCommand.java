package io.supervisor4j.cli.command;

import io.supervisor4j.system.file.IoMessages;
import io.supervisor4j.system.posix.DatagramListener;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Waits, in the place of an init system, until a program says that it is ready; what it says of its progress does not count (O-82). */
@Command(
        name = "onready",
        description = "Listen on a socket until a program that has it as its $NOTIFY_SOCKET says that it is ready.",
        footer = {
            "",
            "Exit codes: 0 it is ready, 1 it said something else, such as STOPPING=1, 2 it was not ready in time.",
            "What it says before of its progress (STATUS, MAINPID, EXTEND_TIMEOUT_USEC, WATCHDOG) is passed over."
        })
final class OnreadyCommand extends BaseCommand implements Callable<Integer> {

    private static final int READY = 0;
    private static final int SOMETHING_ELSE = 1;
    private static final int NOT_IN_TIME = 2;

    /** What a program may say as long as it is not ready. */
    private static final Set<String> PROGRESS = Set.of("STATUS", "MAINPID", "EXTEND_TIMEOUT_USEC", "WATCHDOG");

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
            long begin = System.nanoTime();
            while (true) {
                Duration left = timeout.minusNanos(System.nanoTime() - begin);
                Optional<String> message = listener.receive(left.isNegative() ? Duration.ZERO : left);
                if (message.isEmpty()) {
                    return NOT_IN_TIME;
                } else if (message.get().lines().anyMatch("READY=1"::equals)) {
                    return READY;
                } else if (!message.get().lines().allMatch(OnreadyCommand::isProgress)) {
                    return SOMETHING_ELSE;
                }
            }
        } catch (IOException e) {
            throw new CommandException(ExitCodes.USAGE, "cannot listen there: " + IoMessages.text(e), e);
        }
    }

    private static boolean isProgress(String line) {
        return PROGRESS.contains(line.split("=", 2)[0]);
    }
}
