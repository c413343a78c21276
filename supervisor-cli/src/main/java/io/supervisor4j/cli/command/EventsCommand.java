package io.supervisor4j.cli.command;

import io.supervisor4j.cli.view.Colours;
import io.supervisor4j.cli.view.EventLine;
import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.ControlEvent;
import io.supervisor4j.control.Following;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What has happened. */
@Command(name = "events", description = "Show what has happened.")
final class EventsCommand extends ControlCommand {

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as things happen, until the manager ends.")
    private boolean follow;

    @Option(
            names = {"-n", "--last"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many of the last, 0 to 1000. Default: ${DEFAULT-VALUE}.")
    private int last;

    @Override
    int run(ControlClient manager) throws InterruptedException {
        if (follow) {
            try (Following events = manager.onEvent(last, this::show)) {
                events.awaitEnd();
            }
        } else {
            manager.events(last).forEach(this::show);
        }
        return ExitCodes.REACHED;
    }

    private void show(ControlEvent event) {
        out().println(EventLine.of(event, Colours.isOn()));
        out().flush();
    }
}
