package io.supervisor4j.it;

import io.supervisor4j.daemon.Daemon;
import io.supervisor4j.daemon.DaemonExit;
import io.supervisor4j.daemon.StartResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.supervisor4j.daemon.Daemon.FOREVER;
import static io.supervisor4j.it.Daemons.LIMIT;
import static io.supervisor4j.it.Daemons.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

/** How daemons start: what fails, takes long, happens at once with others or is stopped meanwhile. */
class DaemonStartIT {

    private static final Duration NOW = Duration.ZERO;

    @RegisterExtension
    final Daemons daemons = new Daemons();

    @Test
    void whatEndsWhileItStartsHasFailedWithItsStatusAndLastLines_B29() {
        Daemon daemon = daemons.daemon(DaemonPrograms.Leaving.class, "by exception")
                .settleTime(FOREVER)
                .build();

        assertThat(daemon.start(FOREVER)).isInstanceOfSatisfying(StartResult.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo("daemon d exited with status 1 while it was starting");
            assertThat(failed.status()).hasValue(1);
            assertThat(failed.lastLines().get(0)).isEqualTo("leaving by exception");
            assertThat(failed.lastLines().get(1)).contains("IllegalStateException: no queue");
        });
        assertThat(daemon.isRunning()).isFalse();
    }

    @Test
    void whatIsKilledWhileItStartsHasFailedWithItsSignal() {
        Daemon daemon =
                daemons.daemon(DaemonPrograms.Idle.class).settleTime(FOREVER).build();
        CompletableFuture<StartResult> result = CompletableFuture.supplyAsync(() -> daemon.start(FOREVER));
        awaitUntil("a pid", () -> daemon.pid().isPresent());

        Processes.signal("KILL", daemon.pid().getAsLong());

        assertThat(result).succeedsWithin(LIMIT).isInstanceOfSatisfying(StartResult.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo("daemon d killed by SIGKILL while it was starting");
            assertThat(failed.status()).hasValue(137);
        });
    }

    @Test
    void aDaemonThatTakesLongToStartIsStarting_S10_S11() {
        Daemon daemon =
                daemons.daemon(DaemonPrograms.Idle.class).settleTime(FOREVER).build();

        assertThat(daemon.start(Duration.ofMillis(1)))
                .isInstanceOfSatisfying(StartResult.Starting.class, starting -> assertThat(starting.startedHere())
                        .isTrue());
        awaitUntil("a pid", () -> daemon.pid().isPresent());
        assertThat(daemon.start(Duration.ofMillis(1))).isEqualTo(new StartResult.Starting(daemon.pid(), false));
    }

    @Test
    void ofSeveralStartsAtOnceOneWinsAndTheOthersSayWhich() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<String>>> starts = Stream.concat(
                            Stream.generate(() -> (Callable<List<String>>) this::startHere)
                                    .limit(2),
                            Stream.generate(() -> (Callable<List<String>>) this::startElsewhere)
                                    .limit(2))
                    .toList();
            List<String> results = threads.invokeAll(starts).stream()
                    .flatMap(result -> lines(result).stream())
                    .toList();

            long pid = daemons.daemon(DaemonPrograms.Polite.class).build().pid().getAsLong();
            assertThat(results.stream().collect(Collectors.groupingBy(line -> line, Collectors.counting())))
                    .containsEntry("Running[pid=" + pid + ", startedHere=true]", 1L)
                    .containsEntry("Running[pid=" + pid + ", startedHere=false]", 3L);
            assertThat(daemons.log()).containsExactly("got false");
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> lines(Future<List<String>> result) {
        try {
            return result.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> startHere() {
        return List.of(daemons.daemon(DaemonPrograms.Polite.class)
                .settleTime(FOREVER)
                .build()
                .start(LIMIT)
                .toString());
    }

    private List<String> startElsewhere() throws IOException {
        return daemons.run(daemons.caller(descriptions -> Talker.line(descriptions
                .daemon(DaemonPrograms.Polite.class)
                .settleTime(FOREVER)
                .build()
                .start(LIMIT)
                .toString())));
    }

    @Test
    void aStopRightAfterAStartIsNotLost_S8() {
        Daemon daemon = daemons.daemon(DaemonPrograms.Idle.class).build();
        daemon.start(NOW);

        assertThat(daemon.stop(LIMIT)).isTrue();

        assertThat(daemon.isRunning()).isFalse();
        assertThat(daemon.lastExit().map(DaemonExit::describe)).contains("killed by SIGTERM");
        awaitUntil("the end of all processes", () -> daemons.processes().isEmpty());
    }

    @Test
    void aKillRightAfterAStartIsNotLost() {
        Daemon daemon = daemons.daemon(DaemonPrograms.Idle.class).build();
        daemon.start(NOW);

        assertThat(daemon.kill(LIMIT)).isTrue();

        assertThat(daemon.isRunning()).isFalse();
        awaitUntil("the end of all processes", () -> daemons.processes().isEmpty());
    }
}
