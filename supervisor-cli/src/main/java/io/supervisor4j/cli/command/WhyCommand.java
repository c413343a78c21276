package io.supervisor4j.cli.command;

import io.supervisor4j.cli.view.Colours;
import io.supervisor4j.cli.view.EventLine;
import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.ControlEvent;
import io.supervisor4j.control.Reason;
import io.supervisor4j.text.Printable;
import java.util.Locale;
import picocli.CommandLine.Command;

/** The causal chain to a worker's present state. */
@Command(name = "why", description = "Tell what led to the present state of a worker.")
final class WhyCommand extends OneWorkerCommand {

    @Override
    void run(ControlClient manager, String service, int worker) {
        Reason reason = manager.why(service, worker);
        String state = reason.worker().state().name().toLowerCase(Locale.ROOT);
        out().println(Printable.line(service) + "." + reason.worker().id() + " is "
                + Colours.of(reason.worker().state()).on(state, Colours.isOn()) + " since "
                + EventLine.time(reason.worker().since()));
        reason.worker().nextAttempt().ifPresent(at -> out().println("it is started again at " + EventLine.time(at)));
        out().println(reason.because().isEmpty() ? "nothing is known of how that came" : "because:");
        for (ControlEvent event : reason.because()) {
            out().println("  " + EventLine.of(event, Colours.isOn()));
        }
        if (!reason.lastOutput().isEmpty()) {
            out().println("its last lines were:");
            reason.lastOutput().forEach(line -> out().println("  | " + Printable.outputLine(line)));
        }
    }
}
