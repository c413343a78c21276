package io.supervisor4j.option;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OptionAssertionsTest {

    @OptionGroup("db")
    record Database(
            @Option(help = "url") String url,
            @Option(help = "most", defaultValue = "8") int max) {}

    @Test
    void whatIsRightPasses() {
        OptionAssertions.assertDefaults(new MailerOptions(4, Duration.ofSeconds(10)));
        OptionAssertions.assertFullMapping(
                Map.of("mailer.threads", "8", "pause", "1m"), new MailerOptions(8, Duration.ofMinutes(1)));
    }

    @Test
    void optionsWithoutDefaultAreNotChecked() {
        OptionAssertions.assertDefaults(new Database("pg:x", 8));
    }

    @Test
    void anotherDefaultFails() {
        assertThatThrownBy(() -> OptionAssertions.assertDefaults(new MailerOptions(5, Duration.ofSeconds(11))))
                .isInstanceOf(AssertionError.class)
                .hasMessage("options:\n  mailer.threads is 4, not 5\n  mailer.pause is PT10S, not PT11S");
    }

    @Test
    void anOptionThatIsForgottenOrSetToItsDefaultFails() {
        assertThatThrownBy(() -> OptionAssertions.assertFullMapping(
                        Map.of("threads", "4"), new MailerOptions(4, Duration.ofSeconds(10))))
                .isInstanceOf(AssertionError.class)
                .hasMessage("options:\n  mailer.threads is not set to anything but its default"
                        + "\n  mailer.pause is not set to anything but its default");
    }

    @Test
    void anotherValueFails() {
        assertThatThrownBy(() ->
                        OptionAssertions.assertFullMapping(Map.of("url", "pg:x", "max", "9"), new Database("pg:x", 10)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("options:\n  db.max is 9, not 10");
    }
}
