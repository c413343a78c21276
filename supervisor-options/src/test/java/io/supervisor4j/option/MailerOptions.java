package io.supervisor4j.option;

import java.time.Duration;

@OptionGroup(
        value = "mailer",
        help = "The mailer",
        removed = @RemovedOption(name = "backlog", message = "the queue has no limit any more"))
record MailerOptions(
        @Option(
                help = "threads",
                defaultValue = "4",
                min = "1",
                max = "64",
                mutable = true,
                deprecatedNames = "worker-count")
        int threads,

        @Option(help = "pause between rounds", defaultValue = "10s")
        Duration pause) {}
