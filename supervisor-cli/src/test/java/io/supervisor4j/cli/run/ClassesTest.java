package io.supervisor4j.cli.run;

import io.supervisor4j.SupervisorException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClassesTest {

    public static final class Refusing implements Runnable {

        public Refusing() {
            throw new IllegalStateException("not today");
        }

        @Override
        public void run() {}
    }

    public static final class Endless implements Runnable {

        public Endless() {
            throw new StackOverflowError("deep");
        }

        @Override
        public void run() {}
    }

    private static void make(Class<?> hook) {
        Classes.make("reload hook", hook.getName(), Runnable.class);
    }

    @Test
    void aHookThatCannotBeConstructedIsRefusedByName() {
        assertThatExceptionOfType(SupervisorException.class)
                .isThrownBy(() -> make(Refusing.class))
                .withMessageContainingAll("reload hook", "Refusing", "cannot be constructed");
    }

    @Test
    void theErrorOfAJvmThatCannotGoOnIsNoRefusal() {
        assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> make(Endless.class));
    }
}
