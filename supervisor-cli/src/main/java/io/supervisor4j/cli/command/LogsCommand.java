package io.supervisor4j.cli.command;

import io.supervisor4j.cli.view.EventLine;
import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.Following;
import io.supervisor4j.control.LogLine;
import io.supervisor4j.text.Printable;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What workers print. */
@Command(
        name = "logs",
        description = {
            "Show what workers print, where their output is captured ('output: tagged' or 'files' in the file of 'run').",
            "Tabs and colours are shown as the workers print them, other control characters as text such as \\u001b."
        })
final class LogsCommand extends ControlCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE[.ID]",
            converter = WorkerName.Converter.class,
            description = "The service or worker. Default: all whose output is captured.")
    private @Nullable WorkerName whose;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as lines come, until the manager ends.")
    private boolean follow;

    @Option(
            names = {"-n", "--last"},
            paramLabel = "N",
            defaultValue = "10",
            description = "How many of the last, 0 to 1000. Default: ${DEFAULT-VALUE}.")
    private int last;

    @Override
    int run(ControlClient manager) throws InterruptedException {
        Optional<String> service = Optional.ofNullable(whose).map(WorkerName::service);
        OptionalInt worker = whose == null ? OptionalInt.empty() : whose.worker();
        if (follow) {
            try (Following lines = manager.onLog(service, worker, last, this::show)) {
                lines.awaitEnd();
            }
        } else {
            manager.logs(service, worker, last).forEach(this::show);
        }
        return ExitCodes.REACHED;
    }

    private void show(LogLine line) {
        String number = line.worker().isPresent() ? "." + line.worker().getAsInt() : "";
        out().println(EventLine.time(line.at()) + " " + Printable.line(line.service()) + number + " | "
                + Printable.outputLine(line.line()));
        out().flush();
    }
}
