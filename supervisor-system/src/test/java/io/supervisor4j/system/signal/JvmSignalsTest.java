package io.supervisor4j.system.signal;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JvmSignalsTest {

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    /** Ignored by a process that does not handle it. */
    private String raised() throws Exception {
        Class<?> signal = Class.forName("sun.misc.Signal");
        signal.getMethod("raise", signal)
                .invoke(null, signal.getConstructor(String.class).newInstance("WINCH"));
        return told.poll(30, TimeUnit.SECONDS);
    }

    @Test
    void aSignalGoesToTheLatestHandlerAndBackToTheOneBefore_O22() throws Exception {
        Runnable first = JvmSignals.handle("WINCH", () -> told.add("first"));
        try {
            Runnable second = JvmSignals.handle("WINCH", () -> told.add("second"));
            assertThat(raised()).isEqualTo("second");

            second.run();

            assertThat(raised()).isEqualTo("first");
        } finally {
            first.run();
        }
    }

    @Test
    void aSignalThatTheSystemDoesNotHaveIsUnknown_O21() {
        assertThat(JvmSignals.isKnown("WINCH")).isTrue();
        assertThat(JvmSignals.isKnown("BREAK")).isFalse();
    }
}
