package io.supervisor4j.cli.command;

import io.supervisor4j.cli.view.Colours;
import io.supervisor4j.cli.view.EventLine;
import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.ControlEvent;
import io.supervisor4j.control.Following;
import io.supervisor4j.control.Progress;
import java.time.Duration;
import picocli.CommandLine.Option;

/** A command that changes something, and can wait until the change is complete, with what happens meanwhile on standard error. */
abstract class ChangeCommand extends ControlCommand {

    @Option(
            names = {"-w", "--wait"},
            description = "Wait until it is reached, and show what happens meanwhile.")
    private boolean wait;

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "How long to wait with --wait, such as 10s or PT10S. Default: ${DEFAULT-VALUE}.")
    private Duration timeout;

    /** Tells the manager to make the change. */
    abstract Progress change(ControlClient manager);

    @Override
    final int run(ControlClient manager) throws InterruptedException {
        if (!wait) {
            change(manager);
            return ExitCodes.REACHED;
        }
        Following events = manager.onEvent(0, this::show);
        try {
            change(manager).awaitReached(timeout);
            return ExitCodes.REACHED;
        } finally {
            events.close();
        }
    }

    private void show(ControlEvent event) {
        if (event.level().compareTo(System.Logger.Level.INFO) >= 0) {
            err().println(EventLine.of(event, Colours.isOn()));
        }
    }
}
