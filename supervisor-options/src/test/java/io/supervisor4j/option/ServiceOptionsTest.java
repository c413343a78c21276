package io.supervisor4j.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceOptionsTest {

    @TempDir
    private Path folder;

    @Test
    void defaults_O51() {
        OptionAssertions.assertDefaults(new ServiceOptions(true, Duration.ofSeconds(60)));
    }

    @Test
    void fullMapping_O51_O52() {
        OptionAssertions.assertFullMapping(
                Map.of(
                        "log_options", "false",
                        "graceful_shutdown_timeout", "0",
                        "backdoor_socket", "/run/{pid}.sock"),
                new ServiceOptions(false, Duration.ZERO, Optional.of("/run/{pid}.sock")));
    }

    @Test
    void bothAreTakenOverWhileRunning_C69() throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), "log-options: true");
        Options options =
                Options.builder().group(ServiceOptions.class).file(file).build();
        Files.writeString(file, "log-options: false\ngraceful-shutdown-timeout: 0");

        OptionChanges changes = options.mutate();

        assertThat(options.get(ServiceOptions.class)).isEqualTo(new ServiceOptions(false, Duration.ZERO));
        assertThat(changes.toString()).contains("log-options", "graceful-shutdown-timeout");
    }

    @Test
    void theDefaultGroupHasTheseOptionsAndNoOther_C69() {
        assertThat(GroupReader.read(ServiceOptions.class).name()).isEmpty();
        assertThat(GroupReader.read(ServiceOptions.class).specs().map(OptionSpec::key))
                .containsExactly("log-options", "graceful-shutdown-timeout", "backdoor-socket");
    }

    @Test
    void theBackdoorsPortIsRefusedWithTheReason_O52() {
        assertThatThrownBy(() -> Options.builder()
                        .group(ServiceOptions.class)
                        .commandLine("--backdoor_port=0")
                        .build())
                .hasMessageContaining("command line: backdoor_port: was removed: a port would be open to everybody");
    }

    /** The backdoor itself, with its commands, is the control socket: see the tests of that. */
    @ParameterizedTest
    @ValueSource(strings = {"backdoor_socket", "backdoorSocket", "backdoor-socket"})
    void aBackdoorsSocketIsAPathAndNeedsARestart_O52(String name) throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), name + ": /run/{pid}");
        Options options =
                Options.builder().group(ServiceOptions.class).file(file).build();
        Files.writeString(file, name + ": /run/shop.sock");

        options.mutate();

        assertThat(options.get(ServiceOptions.class).backdoorSocket()).hasValue("/run/{pid}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backdoor_port: 3000:3010", "backdoorPort: 0"})
    void aBackdoorIsRefusedWithItsPlaceAndWhatToUseInstead_O88(String line) throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), "log-options: true\n" + line);

        assertThatThrownBy(() ->
                        Options.builder().group(ServiceOptions.class).file(file).build())
                .hasMessageContaining("a.yaml:2: " + line.substring(0, line.indexOf(':')) + ": was removed: ")
                .hasMessageContaining("the manager's control socket");
    }
}
