package io.supervisor4j;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.supervisor4j.WorkerExit.Cause.EXITED;
import static io.supervisor4j.WorkerExit.Cause.SIGNALLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class WorkerExitTest {

    @Test
    void aStatusIsNoSignal_C19() {
        WorkerExit exit = new WorkerExit(3, EXITED, Duration.ZERO);

        assertThat(exit.signal()).isEmpty();
        assertThat(exit.describe()).isEqualTo("exited with status 3");
        assertThat(new WorkerExit(0, EXITED, Duration.ZERO).signal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, SIGHUP",
        "2, SIGINT",
        "6, SIGABRT",
        "9, SIGKILL",
        "11, SIGSEGV",
        "13, SIGPIPE",
        "14, SIGALRM",
        "15, SIGTERM",
        "24, SIGXCPU",
        "31, SIGSYS",
        "33, signal 33"
    })
    void aDeathBySignalHasItsNumberAndIsToldByName_B15(int number, String name) {
        WorkerExit exit = new WorkerExit(-number, SIGNALLED, Duration.ZERO);

        assertThat(exit.signal()).hasValue(number);
        assertThat(exit.describe()).isEqualTo("killed by " + name);
    }

    @Test
    void causeAndUptimeAreNeeded() {
        assertThatNullPointerException()
                .isThrownBy(() -> new WorkerExit(0, null, Duration.ZERO))
                .withMessage("cause");
        assertThatNullPointerException()
                .isThrownBy(() -> new WorkerExit(0, EXITED, null))
                .withMessage("uptime");
    }
}
