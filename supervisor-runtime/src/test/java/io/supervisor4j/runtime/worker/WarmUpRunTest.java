package io.supervisor4j.runtime.worker;

import io.supervisor4j.Service;
import io.supervisor4j.runtime.protocol.Command;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class WarmUpRunTest {

    private static final AtomicInteger CONSTRUCTED = new AtomicInteger();
    private static final AtomicInteger WARMED_UP = new AtomicInteger();

    private static Command.Warm warm(Class<?> type, String constructor, String arguments) {
        return new Command.Warm(type.getName(), constructor, arguments);
    }

    @Test
    void aWarmUpRunCallsWarmUpAndNeverConstructsTheService() throws Exception {
        WarmUpRun.of(warm(Warm.class, "java.lang.String,", "s5:hello"));

        assertThat(WARMED_UP).hasValue(1);
        assertThat(CONSTRUCTED).hasValue(0);
    }

    @Test
    void aServiceWithoutWarmUpIsWarmedUpToo() throws Exception {
        WarmUpRun.of(warm(Cold.class, "", ""));

        assertThat(CONSTRUCTED).hasValue(0);
    }

    @Test
    void anArgumentThatCannotBeReadFailsTheWarmUpRunAsItWouldFailTheWorker() {
        assertThatThrownBy(() -> WarmUpRun.of(warm(Warm.class, "java.lang.String,", "i5:hello")))
                .isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> WarmUpRun.of(warm(Warm.class, "int,", "i1:5")))
                .isInstanceOf(NoSuchMethodException.class);
    }

    /** Counts. */
    public static class Warm implements Service {

        /** Never called. */
        public Warm(String text) {
            CONSTRUCTED.addAndGet(text.length());
        }

        /** Called once. */
        public static void warmUp() {
            WARMED_UP.incrementAndGet();
        }
    }

    /** Has nothing to warm up. */
    public static class Cold implements Service {

        /** Never called. */
        public Cold() {
            CONSTRUCTED.incrementAndGet();
        }
    }
}
