package io.supervisor4j.cli.command;

import io.supervisor4j.cli.view.StatusTable;
import io.supervisor4j.control.ConnectionLostException;
import io.supervisor4j.control.ControlClient;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How the manager, its services and its workers are. */
@Command(
        name = "status",
        description = "Show how the manager, its services and its workers are.",
        footer = {
            "",
            "CPU is the processor time used since the start of the process. Ask 'supervisor why SERVICE.ID' for reasons."
        })
final class StatusCommand extends ControlCommand {

    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[J";

    /** Set by the script where output is a terminal that can do more than print lines. */
    private static final String TERMINAL = "supervisor.terminal";

    @Option(names = "--json", description = "Print the status document, one line; its format is stable.")
    private boolean json;

    @Option(names = "--watch", description = "Show it again and again, until the manager ends.")
    private boolean watch;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "1s",
            converter = DurationConverter.class,
            description = "How long to wait between two, with --watch. Default: ${DEFAULT-VALUE}.")
    private Duration interval;

    @Override
    int run(ControlClient manager) throws InterruptedException {
        show(manager);
        while (watch) {
            Thread.sleep(interval.toMillis());
            try {
                show(manager);
            } catch (ConnectionLostException e) {
                err().println("the manager has ended");
                return ExitCodes.REACHED;
            }
        }
        return ExitCodes.REACHED;
    }

    private void show(ControlClient manager) {
        String page = StatusTable.page(manager, json);
        if (watch && !json && Boolean.getBoolean(TERMINAL)) {
            // Past the writer, which lets nothing through that moves the cursor.
            System.out.print(HOME_AND_CLEAR);
            System.out.flush();
        }
        out().println(page);
        out().flush();
    }
}
