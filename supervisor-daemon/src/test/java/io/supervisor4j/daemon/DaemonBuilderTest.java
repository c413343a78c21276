package io.supervisor4j.daemon;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DaemonBuilderTest {

    @TempDir
    Path folder;

    private Daemon.Builder builder() {
        return Daemon.builder("d").stateDirectory(folder.resolve("state"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "../d", ".", ".hidden", "a b", "a\nb", "é", "-t", "a\u0000"})
    void aNameThatIsNoFilesNameIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Daemon.builder(name))
                .withMessage(
                        "'" + name + "' cannot be the name of a daemon: use 1 to 100 letters, digits, '.', '_' and '-',"
                                + " the first a letter or digit");
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        assertThat(Daemon.builder("d".repeat(100))).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> Daemon.builder("d".repeat(101)));
    }

    @Test
    void aClassWithoutAMainMethodIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().main(String.class))
                .withMessage("java.lang.String has no method 'public static void main(String[] args)'");
        assertThatIllegalArgumentException().isThrownBy(() -> builder().main(NotStatic.class));
    }

    /** Has a main method of the wrong kind. */
    @SuppressWarnings("IncorrectMainMethod")
    public static final class NotStatic {
        public void main(String[] args) {
            throw new AssertionError(args.length);
        }
    }

    @Test
    void withoutAProgramItCanBeControlledOnly() {
        Daemon daemon = builder().build();

        assertThat(daemon.isRunning()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> daemon.start(Duration.ZERO))
                .withMessageContaining("daemon d can be controlled but not started");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGTTIN", "SIGTTOU", "SIGTSTP", "SIGKILL", "SIGSTOP", "SIGQUIT", "SIGUSR2", "SIGNONE", ""})
    void signalsThatNoProgramCanBeToldOfAreRefused_S3(String signal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().signals("SIGHUP", signal))
                .withMessageStartingWith("'" + signal + "'");
    }

    @Test
    void aSignalThatIsNotEnabledIsRefusedBeforeAllElse_S21_S25() {
        Daemon daemon = builder().signals("SIGHUP").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> daemon.signal("SIGUSR1"))
                .withMessageStartingWith("SIGUSR1 is not enabled for daemon d");
        assertThatIllegalStateException().isThrownBy(() -> daemon.signal("SIGHUP"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DaemonContext.current().got("SIGHUP"))
                .withMessageContaining("SIGHUP is not enabled");
    }

    @Test
    void onlyTheInheritedListeningChannelCanBeHandedOn_S31() throws IOException {
        try (ServerSocketChannel other = ServerSocketChannel.open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder().preserve(other))
                    .withMessageContaining("descriptor 0")
                    .withMessageContaining("let the daemon open it itself");
        }
    }

    @Test
    void negativeTimesAreRefused() {
        Duration negative = Duration.ofMillis(-1);
        Daemon daemon = builder().main(DaemonBuilderTest.class).build();

        assertThatIllegalArgumentException().isThrownBy(() -> builder().settleTime(negative));
        assertThatIllegalArgumentException().isThrownBy(() -> daemon.start(negative));
        assertThatIllegalArgumentException().isThrownBy(() -> daemon.stop(negative));
        assertThatIllegalArgumentException().isThrownBy(() -> daemon.kill(negative));
    }

    /** So that this class can be the program of a daemon. */
    public static void main(String[] args) {
        throw new AssertionError(args.length);
    }

    @Test
    void outsideADaemonSigtermHasNotArrivedUntilItIsSentAndTheRestDoesNothing_S23() throws Exception {
        DaemonContext context = DaemonContext.current();

        assertThat(context.isDaemon()).isFalse();
        assertThat(context.name()).isEqualTo("daemon");
        context.ready();
        assertThat(context.gotSigterm()).isFalse();
        assertThat(context.awaitSigterm(Duration.ZERO)).isFalse();

        // This JVM survives it, as the context has asked for it.
        new ProcessBuilder(
                        "/bin/sh", "-c", "kill -TERM " + ProcessHandle.current().pid())
                .start()
                .waitFor();

        assertThat(context.awaitSigterm(Duration.ofSeconds(30))).isTrue();
        assertThat(context.gotSigterm()).isTrue();
        context.clear("SIGTERM");
        assertThat(context.gotSigterm()).isFalse();
    }
}
