package io.supervisor4j.system.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

@Timeout(20)
class SignalsTest {

    private static void sendToThisProcess(String signal) throws Exception {
        Process kill = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "kill -" + signal + " " + ProcessHandle.current().pid())
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {Signals.TERM, Signals.HUP, Signals.INT, Signals.ALRM})
    void aSignalIsToldByItsName_C49(String name) throws Exception {
        assumeFalse(
                IgnoredSignals.names().contains(name),
                name + " is ignored by this process, as in the background of a script");
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        try (Signals signals = Signals.listen(received::add)) {
            sendToThisProcess(name.substring(3));

            assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo(name);
            assertThat(signals).isNotNull();
        }
    }

    @Test
    void whenItIsClosedTheOneBeforeHasTheSignalsAgain() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        List<String> inner = new ArrayList<>();
        try (Signals outer = Signals.listen(received::add)) {
            Signals.listen(inner::add).close();
            sendToThisProcess("ALRM");

            assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo(Signals.ALRM);
            assertThat(inner).isEmpty();
            assertThat(outer).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, ''",
        "0000000000000001, SIGHUP",
        "0000000000000002, SIGINT",
        "0000000000000007, 'SIGHUP,SIGINT'",
        "fffffffffffffffe, SIGINT",
        "0000000000004000, ''"
    })
    void whatWasIgnoredAtTheStartIsReadFromTheMask(String mask, String names) {
        String status = "Name:\tjava\nSigBlk:\tffffffffffffffff\nSigIgn:\t" + mask + "\nSigCgt:\tffffffffffffffff\n";

        assertThat(String.join(",", IgnoredSignals.in(status))).isEqualTo(names);
    }

    @Test
    void aSystemThatDoesNotTellIgnoresNothing() {
        assertThat(IgnoredSignals.in("")).isEmpty();
    }
}
