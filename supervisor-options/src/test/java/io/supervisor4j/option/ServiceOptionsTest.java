package io.supervisor4j.option;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceOptionsTest {

    @Test
    void defaults_O51() {
        OptionAssertions.assertDefaults(new ServiceOptions(true, Duration.ofSeconds(60)));
    }

    @Test
    void fullMapping_O51() {
        OptionAssertions.assertFullMapping(
                Map.of("log_options", "false", "graceful_shutdown_timeout", "0"),
                new ServiceOptions(false, Duration.ZERO));
    }

    @Test
    void bothMayChangeWhileRunning_C69() {
        assertThat(GroupReader.read(ServiceOptions.class).specs()).hasSize(2).allMatch(spec -> spec.option()
                .mutable());
    }

    @Test
    void theBackdoorsPortIsRefusedWithTheReason_O52() {
        assertThatThrownBy(() -> Options.builder()
                        .group(ServiceOptions.class)
                        .commandLine("--backdoor_port=0")
                        .build())
                .hasMessageContaining("command line: backdoor_port: was removed: a port would be open to everybody");
    }

    @Test
    void theBackdoorsSocketIsTheControlSocket_O88() {
        assertThatThrownBy(() -> Options.builder()
                        .group(ServiceOptions.class)
                        .commandLine("--backdoor_socket=/run/shop.sock")
                        .build())
                .hasMessageContaining("backdoor_socket: was removed: the manager's control socket takes its place");
    }
}
