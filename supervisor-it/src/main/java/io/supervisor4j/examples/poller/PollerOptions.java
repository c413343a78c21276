package io.supervisor4j.examples.poller;

import io.supervisor4j.option.Option;
import io.supervisor4j.option.OptionGroup;
import io.supervisor4j.option.Options.OnReload;
import java.time.Duration;

/**
 * The options of the poller.
 *
 * @param workers in how many JVMs it runs
 * @param onSighup what a reload does to it
 * @param mailbox what it looks at
 * @param pause between two looks
 */
@OptionGroup(value = "poller", help = "Looks at a mailbox.")
public record PollerOptions(
        @Option(help = "Worker JVMs; with 1 there is none but the program's own.", defaultValue = "1", min = "1")
        int workers,

        @Option(help = "What a reload does: restart the services, or reset them.", defaultValue = "reload")
        OnReload onSighup,

        @Option(help = "The mailbox to look at.", defaultValue = "inbox", mutable = true)
        String mailbox,

        @Option(help = "Pause between two looks.", defaultValue = "5s")
        Duration pause) {}
