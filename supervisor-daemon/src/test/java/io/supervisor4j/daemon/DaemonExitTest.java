package io.supervisor4j.daemon;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DaemonExitTest {

    @ParameterizedTest
    @CsvSource({
        "0, exited with status 0",
        "3, exited with status 3",
        "128, exited with status 128",
        "255, exited with status 255"
    })
    void aStatusIsAStatus(int status, String text) {
        DaemonExit exit = new DaemonExit(OptionalInt.of(status));

        assertThat(exit.signal()).isEmpty();
        assertThat(exit.describe()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"137, 9, killed by SIGKILL", "143, 15, killed by SIGTERM", "129, 1, killed by SIGHUP"})
    void above128ItIsASignal(int status, int signal, String text) {
        DaemonExit exit = new DaemonExit(OptionalInt.of(status));

        assertThat(exit.signal()).hasValue(signal);
        assertThat(exit.describe()).isEqualTo(text);
    }

    @Test
    void whatNobodyKnowsIsSaidSo() {
        assertThat(new DaemonExit(OptionalInt.empty()).describe()).isEqualTo("ended with an unknown status");
    }
}
