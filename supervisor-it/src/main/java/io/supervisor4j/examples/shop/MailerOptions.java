package io.supervisor4j.examples.shop;

import io.supervisor4j.option.Option;
import io.supervisor4j.option.OptionGroup;
import java.time.Duration;
import java.util.Optional;

/**
 * The options of the mailer.
 *
 * @param threads how many letters are sent at the same time
 * @param pause how long to wait between rounds
 * @param password the mail server's
 */
@OptionGroup(value = "mailer", help = "Sends the shop's letters.")
public record MailerOptions(
        @Option(help = "Letters to send at the same time.", defaultValue = "4", min = "1", mutable = true)
        int threads,

        @Option(help = "Pause between rounds.", defaultValue = "10s")
        Duration pause,

        @Option(help = "Password of the mail server.", secret = true)
        Optional<String> password) {}
