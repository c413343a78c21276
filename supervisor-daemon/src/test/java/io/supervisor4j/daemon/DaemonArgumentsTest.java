package io.supervisor4j.daemon;

import io.supervisor4j.daemon.state.DaemonFiles;
import io.supervisor4j.rule.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DaemonArgumentsTest {

    private static final DaemonFiles FILES = new DaemonFiles(Path.of("/run/a b"), "mailer");

    @Test
    void whatTheCallerSaysTheDaemonHears() {
        DaemonArguments errand = new DaemonArguments(
                FILES,
                "1",
                Duration.ofMillis(1500),
                Optional.of(Output.file(Path.of("/var/log/m.log")).rotated(7, 3)),
                List.of("HUP", "USR1"),
                "a.Main",
                List.of("", "-", "two words"));

        assertThat(DaemonArguments.of(errand.words())).isEqualTo(errand);
    }

    @Test
    void whatIsNotSaidIsNotHeard() {
        DaemonArguments errand = new DaemonArguments(
                FILES,
                "1",
                Durations.requireNotNegative(Daemon.FOREVER, "settleTime"),
                Optional.empty(),
                List.of(),
                "a.Main",
                List.of());

        assertThat(DaemonArguments.of(errand.words())).isEqualTo(errand);
    }
}
