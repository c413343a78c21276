package io.supervisor4j.system.signal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JvmSignalsTest {

    /** Ignored by a process that does not handle it. */
    private static final String SIGNAL = "WINCH";

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final List<Runnable> removals = new ArrayList<>();

    private Runnable handler(String name) {
        Runnable removal = JvmSignals.handle(SIGNAL, () -> told.add(name));
        removals.add(removal);
        return removal;
    }

    private List<String> raised(int count) throws Exception {
        raise(SIGNAL);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(told.poll(30, TimeUnit.SECONDS));
        }
        return names;
    }

    private static void raise(String name) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        signal.getMethod("raise", signal)
                .invoke(null, signal.getConstructor(String.class).newInstance(name));
    }

    @AfterEach
    void removeAll() {
        removals.forEach(Runnable::run);
    }

    @Test
    void allHandlersOfASignalRunTheLastOneFirst_O22() throws Exception {
        handler("first");
        Runnable second = handler("second");
        handler("third");

        assertThat(raised(3)).containsExactly("third", "second", "first");

        second.run();
        second.run();
        assertThat(raised(2)).containsExactly("third", "first");
    }

    @Test
    void aHandlerThatThrowsKeepsNoOtherFromRunning_O22() throws Exception {
        handler("first");
        removals.add(JvmSignals.handle(SIGNAL, () -> {
            told.add("second");
            throw new IllegalStateException("a handler that throws, as the test wants it");
        }));
        handler("third");

        assertThat(raised(3)).containsExactly("third", "second", "first");
    }

    @Test
    void handlersOfDifferentSignalsKnowNothingOfEachOther_O22() throws Exception {
        handler("window");
        Runnable other = JvmSignals.handle("CONT", () -> told.add("continue"));
        try {
            assertThat(raised(1)).containsExactly("window");
            raise("CONT");
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("continue");
        } finally {
            other.run();
        }
        assertThat(told).isEmpty();
    }

    /** Says which of its handlers ran, then has none any more. */
    public static final class Child {

        private Child() {}

        /** Waits for two SIGTERMs; the second one is the JVM's. */
        public static void main(String[] args) throws InterruptedException {
            BlockingQueue<String> lines = new LinkedBlockingQueue<>();
            Runnable first = JvmSignals.handle("TERM", () -> lines.add("first"));
            Runnable second = JvmSignals.handle("TERM", () -> lines.add("second"));
            say("ready");
            say(lines.take());
            say(lines.take());
            first.run();
            second.run();
            say("given back");
            Thread.sleep(Long.MAX_VALUE);
        }

        private static void say(String line) {
            System.out.println(line);
        }
    }

    /** With real signals, from another process. */
    @Test
    void whenTheLastHandlerIsRemovedTheSignalIsTheJvmsAgain_O22() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName())
                .redirectErrorStream(true)
                .start();
        try (var lines = child.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("ready");
            // Not by the process itself, which would close its streams.
            child.toHandle().destroy();
            assertThat(lines.readLine()).isEqualTo("second");
            assertThat(lines.readLine()).isEqualTo("first");
            assertThat(lines.readLine()).isEqualTo("given back");
            // Not by the process itself, which would close its streams.
            child.toHandle().destroy();

            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isEqualTo(143);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void aSignalThatTheSystemDoesNotHaveIsUnknown_O21() {
        assertThat(JvmSignals.isKnown("WINCH")).isTrue();
        assertThat(JvmSignals.isKnown("BREAK")).isFalse();
    }
}
