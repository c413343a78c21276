package io.supervisor4j.it;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.daemon.Daemon;
import io.supervisor4j.daemon.DaemonExit;
import io.supervisor4j.daemon.StartResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.supervisor4j.daemon.Daemon.FOREVER;
import static io.supervisor4j.it.Daemons.LIMIT;
import static io.supervisor4j.it.Daemons.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The life of daemons: start, stop, kill, and how they end. */
class DaemonIT {

    private static final Duration NOW = Duration.ZERO;

    @RegisterExtension
    final Daemons daemons = new Daemons();

    @Test
    void aDaemonIsStartedAskedAndStopped_S5_S17_S19_S20() {
        Daemon daemon = daemons.daemon(DaemonPrograms.Polite.class).build();
        assertThat(daemon.isRunning()).isFalse();
        assertThat(daemon.pid()).isEmpty();
        assertThat(daemon.lastExit()).isEmpty();
        assertThat(daemons.directory()).as("nothing is left behind by a look").doesNotExist();

        long pid = daemons.start(daemon);

        assertThat(daemon.isRunning()).isTrue();
        assertThat(daemon.pid()).hasValue(pid);
        assertThat(daemon.lastExit()).isEmpty();
        assertThat(daemon.stop(LIMIT)).isTrue();
        assertThat(daemon.isRunning()).isFalse();
        assertThat(Processes.runs(pid)).isFalse();
        assertThat(daemon.lastExit()).contains(new DaemonExit(OptionalInt.of(0)));
        assertThat(daemons.log()).containsExactly("got false", "early false, got true true", "cleared true");
    }

    @Test
    void sigtermEndsAProgramThatDoesNotAskForIt() {
        Daemon daemon =
                daemons.daemon(DaemonPrograms.Idle.class).settleTime(NOW).build();
        daemons.start(daemon);

        assertThat(daemon.stop(LIMIT)).isTrue();

        assertThat(daemon.lastExit().map(DaemonExit::describe)).contains("killed by SIGTERM");
    }

    @Test
    void aDaemonThatDoesNotEndIsToldAndKilled_S17_S18() {
        Daemon daemon = daemons.daemon(DaemonPrograms.Stubborn.class)
                .settleTime(FOREVER)
                .build();
        daemons.start(daemon);

        assertThat(daemon.stop(Duration.ofMillis(100))).isFalse();
        assertThat(daemon.isRunning()).isTrue();
        assertThat(daemon.kill(LIMIT)).isTrue();

        assertThat(daemon.isRunning()).isFalse();
        assertThat(daemon.lastExit().map(DaemonExit::describe)).contains("killed by SIGKILL");
    }

    @Test
    void stoppingAndKillingWhatDoesNotRunIsRefused_S17_S18_S22() {
        Daemon daemon = daemons.daemon(DaemonPrograms.Polite.class).build();
        Callable<?> check = () -> {
            assertThatIllegalStateException().isThrownBy(() -> daemon.stop(NOW)).withMessage("daemon d is not running");
            assertThatIllegalStateException().isThrownBy(() -> daemon.kill(NOW)).withMessage("daemon d is not running");
            return null;
        };

        assertThat(check).satisfies(Callable::call);
        daemons.start(daemon);
        daemon.kill(LIMIT);

        assertThat(check).satisfies(Callable::call);
    }

    @Test
    void aDaemonThatRunsIsNotStartedAgain_S6() {
        Daemon daemon = daemons.daemon(DaemonPrograms.Polite.class).build();
        long pid = daemons.start(daemon);

        assertThat(daemon.start(LIMIT)).isEqualTo(new StartResult.Running(pid, false));
    }

    @Test
    void aDaemonIsStartedAgainAfterSigkill_B27() {
        Daemon daemon = daemons.daemon(DaemonPrograms.Polite.class).build();
        long first = daemons.start(daemon);

        Processes.signal("KILL", first);
        awaitUntil("the end of " + first, () -> !daemon.isRunning());
        long second = daemons.start(daemon);

        assertThat(second).isNotEqualTo(first);
        assertThat(daemon.pid()).hasValue(second);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 3", "by exception, 1"})
    void theExitStatusIsKept_S27_S28_B29(String how, int status) {
        Daemon daemon = daemons.daemon(DaemonPrograms.Leaving.class, how)
                .settleTime(NOW)
                .build();

        daemon.start(NOW);
        awaitUntil(
                "an exit status",
                () -> daemon.lastExit().isPresent()
                        && daemon.lastExit().get().status().isPresent());

        assertThat(daemon.lastExit()).contains(new DaemonExit(OptionalInt.of(status)));
    }

    @Test
    void theStatusIsUnknownWhenNobodyWasLeftToTakeIt() {
        Daemon daemon = daemons.daemon(DaemonPrograms.Polite.class).build();
        long pid = daemons.start(daemon);
        long shell = ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .get();

        Processes.signal("KILL", shell);
        Processes.signal("KILL", pid);
        awaitUntil("the end", () -> !daemon.isRunning());

        assertThat(daemon.lastExit()).contains(new DaemonExit(OptionalInt.empty()));
    }

    @Test
    void aSignalToTheWholeSessionLosesNoStatus() {
        Daemon daemon = daemons.daemon(DaemonPrograms.Polite.class).build();
        long pid = daemons.start(daemon);
        long shell = ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .get();

        Processes.signalGroup("TERM", shell);
        awaitUntil("the end", () -> !daemon.isRunning() && !Processes.runs(shell));

        assertThat(daemon.lastExit()).contains(new DaemonExit(OptionalInt.of(0)));
    }

    @Test
    void aReusedPidIsNeitherTakenForTheDaemonNorSignalled_B27() throws IOException {
        Process bystander = daemons.process("sleep", "600");
        Daemon daemon = daemons.daemon(DaemonPrograms.Polite.class).build();
        daemons.start(daemon);
        Path record = daemons.directory().resolve("d.json");
        String changed = Files.readString(record)
                .replaceAll("Pid\":\\d+", "Pid\":" + bystander.pid())
                .replaceAll("Started\":\\d+", "Started\":1");

        // While it runs, when only the lock tells.
        Files.writeString(record, changed);
        assertThat(daemon.isRunning()).isTrue();
        assertThatThrownBy(() -> daemon.kill(NOW))
                .isInstanceOf(SupervisorException.class)
                .hasMessageContaining("process " + bystander.pid() + " is not visible from here");

        // And when it is gone.
        daemons.processes().forEach(pid -> Processes.signalIfThere("KILL", pid));
        awaitUntil("the end", () -> !daemon.isRunning());
        assertThat(daemon.pid()).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> daemon.stop(NOW));
        daemons.start(daemon);
        assertThat(bystander.isAlive()).isTrue();
    }

    @Test
    void aDaemonThatLooksAtItselfStaysLocked() {
        Daemon daemon = daemons.daemon(
                        DaemonPrograms.Curious.class, daemons.directory().toString())
                .settleTime(FOREVER)
                .build();

        daemons.start(daemon);

        assertThat(daemons.log())
                .containsOnly("running true true", "daemon d cannot stop itself; let its main method return");
        assertThat(daemon.isRunning()).isTrue();
    }

    @Test
    void aDaemonWhoseFilesWereDeletedIsNeitherStartedAgainNorGuessedAndMakesThemAgain() throws IOException {
        Daemon daemon = daemons.daemon(DaemonPrograms.Polite.class).build();
        long pid = daemons.start(daemon);
        for (String removed : List.of("/d.json", "/d.lock", "")) {
            Processes.signal("STOP", pid);
            Processes.shell("rm -r " + daemons.directory() + removed);

            assertThat(daemon.isRunning()).isTrue();
            if (!removed.equals("/d.lock")) {
                assertThat(daemon.pid()).isEmpty();
                assertThat(daemon.start(FOREVER))
                        .isInstanceOfSatisfying(StartResult.Failed.class, failed -> assertThat(failed.reason())
                                .contains("its lock is held", "d.json is missing or spoiled"));
                assertThatThrownBy(() -> daemon.stop(NOW))
                        .isInstanceOf(SupervisorException.class)
                        .hasMessageContaining("which process it is cannot be told");
            }
            assertThat(daemon.isRunning()).isTrue();

            Processes.signal("CONT", pid);
            awaitUntil(
                    "its files",
                    () -> daemon.pid().equals(OptionalLong.of(pid))
                            && Files.exists(daemons.directory().resolve("d.lock")));
        }
        assertThat(daemon.start(FOREVER))
                .isInstanceOfSatisfying(StartResult.Running.class, running -> assertThat(running.pid())
                        .isEqualTo(pid));
        daemon.stop(LIMIT);
        assertThat(daemon.isRunning()).isFalse();
    }

    @Test
    void anInterruptIsKeptAndEndsOnlyTheWaiting() {
        Daemon daemon =
                daemons.daemon(DaemonPrograms.Polite.class).settleTime(FOREVER).build();

        Thread.currentThread().interrupt();
        StartResult result = daemon.start(FOREVER);
        boolean interrupted = Thread.interrupted();

        assertThat(result).isInstanceOf(StartResult.Starting.class);
        assertThat(interrupted).isTrue();
        daemons.start(daemon);

        Thread.currentThread().interrupt();
        boolean running = daemon.isRunning();
        boolean stopped = daemon.stop(FOREVER);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(running).isTrue();
        assertThat(stopped).isFalse();
        awaitUntil("the end", () -> !daemon.isRunning());
    }

    @Test
    void otherSignalsAreToldAndDoNotEndIt_S21_S25() {
        Daemon daemon =
                daemons.daemon(DaemonPrograms.Reloading.class).signals("SIGHUP").build();
        daemons.start(daemon);

        daemon.signal("SIGHUP");
        daemons.awaitLine("reload 1");
        daemon.signal("SIGHUP");
        daemons.awaitLine("reload 2");

        assertThat(daemon.isRunning()).isTrue();
        assertThat(daemon.stop(LIMIT)).isTrue();
    }

    @Test
    void aManagerInADaemonGetsItsSignals() {
        Daemon daemon =
                daemons.daemon(DaemonPrograms.Manager.class).settleTime(FOREVER).build();
        daemons.start(daemon);

        assertThat(daemon.stop(LIMIT)).isTrue();

        assertThat(daemon.lastExit()).contains(new DaemonExit(OptionalInt.of(0)));
        assertThat(daemons.log()).contains("terminating", "worker terminates");
    }
}
