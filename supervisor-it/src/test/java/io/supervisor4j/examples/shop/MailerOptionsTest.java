package io.supervisor4j.examples.shop;

import io.supervisor4j.option.OptionAssertions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailerOptionsTest {

    @Test
    void defaults() {
        OptionAssertions.assertDefaults(new MailerOptions(4, Duration.ofSeconds(10), Optional.empty()));
    }

    @Test
    void fullMapping() {
        OptionAssertions.assertFullMapping(
                Map.of("threads", "8", "pause", "1m", "password", "hunter2"),
                new MailerOptions(8, Duration.ofMinutes(1), Optional.of("hunter2")));
    }
}
