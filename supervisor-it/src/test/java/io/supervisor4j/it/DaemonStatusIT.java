package io.supervisor4j.it;

import io.supervisor4j.daemon.Daemon;
import io.supervisor4j.daemon.DaemonExit;
import io.supervisor4j.daemon.DaemonStatus;
import io.supervisor4j.daemon.DaemonStatus.State;
import io.supervisor4j.daemon.StartResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.supervisor4j.it.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

/** What is told of a daemon at one moment, while it starts and ends and the machine is busy. */
class DaemonStatusIT {

    @RegisterExtension
    final Daemons daemons = new Daemons();

    /** More than the machine has processors, so that nothing happens at once. */
    private void loadTheMachine() throws IOException {
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            daemons.process("/bin/sh", "-c", "while :; do :; done");
        }
    }

    /** Looks without pause until it does not run; returns the first such look. */
    private static DaemonStatus firstAfterEnd(Daemon daemon) {
        DaemonStatus status = daemon.status();
        while (status.isRunning()) {
            assertThat(status.pid()).as(status.toString()).isPresent();
            assertThat(status.lastExit()).as(status.toString()).isEmpty();
            status = daemon.status();
        }
        return status;
    }

    @Test
    void anEndIsKnownWhenItIsVisible_S19_B29() throws IOException {
        loadTheMachine();
        Daemon daemon = daemons.daemon(DaemonPrograms.Polite.class).build();
        for (int i = 0; i < 6; i++) {
            daemons.start(daemon);
            CompletableFuture<DaemonStatus> seen = CompletableFuture.supplyAsync(() -> firstAfterEnd(daemon));

            boolean byForce = i % 2 == 0;
            Processes.signal(byForce ? "KILL" : "TERM", daemon.pid().getAsLong());

            assertThat(seen).succeedsWithin(LIMIT).satisfies(status -> {
                assertThat(status.state()).isEqualTo(State.STOPPED);
                assertThat(status.lastExit()).contains(new DaemonExit(OptionalInt.of(byForce ? 137 : 0)));
            });
        }
    }

    @Test
    void anotherProcessSeesTheEndWithItsStatusToo_S19() throws Exception {
        loadTheMachine();
        Daemon daemon = daemons.daemon(DaemonPrograms.Polite.class).build();
        daemons.start(daemon);
        String looks = daemons.folder().resolve("looks").toString();
        CompletableFuture<List<String>> seen = CompletableFuture.supplyAsync(() -> {
            try {
                return daemons.run(daemons.caller(descriptions -> {
                    Daemon same =
                            descriptions.daemon(DaemonPrograms.Polite.class).build();
                    assertThat(same.isRunning()).isTrue();
                    Files.createFile(Path.of(looks));
                    Talker.line(firstAfterEnd(same).lastExit().toString());
                }));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        Daemons.awaitUntil("a look of the other process", () -> seen.isDone() || Files.exists(Path.of(looks)));

        assertThat(daemon.kill(LIMIT)).isTrue();

        assertThat(seen).succeedsWithin(LIMIT).satisfies(lines -> assertThat(lines)
                .containsExactly("Optional[DaemonExit[status=OptionalInt[137]]]"));
    }

    @Test
    void manyStartsAtOnceOnABusyMachineGetAllTheTimeThatTheirCallersGiveThem_S5_S6() throws Exception {
        loadTheMachine();
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Callable<List<String>>> starts = new ArrayList<>();
            starts.addAll(Collections.nCopies(6, this::startHere));
            starts.addAll(Collections.nCopies(6, this::startElsewhere));
            for (Future<List<String>> result : threads.invokeAll(starts)) {
                assertThat(result.get()).hasSize(1).first().asString().startsWith("Running[");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(daemons.log()).containsExactly("got false");
    }

    private List<String> startHere() {
        return List.of(daemons.daemon(DaemonPrograms.Polite.class)
                .build()
                .start(Daemon.FOREVER)
                .toString());
    }

    private List<String> startElsewhere() throws IOException {
        return daemons.run(daemons.caller(descriptions -> Talker.line(descriptions
                .daemon(DaemonPrograms.Polite.class)
                .build()
                .start(Daemon.FOREVER)
                .toString())));
    }

    @Test
    void whatThreadsSeeOfADaemonThatStartsAndEndsFitsTogether() throws Exception {
        Daemon daemon = daemons.daemon(DaemonPrograms.Polite.class).build();
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            work.addAll(Collections.nCopies(2, () -> startAndStop(daemon)));
            work.addAll(Collections.nCopies(3, () -> look(daemon)));
            for (Future<Integer> done : threads.invokeAll(work)) {
                assertThat(done.get()).isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int startAndStop(Daemon daemon) {
        int rounds = 0;
        for (; rounds < 4; rounds++) {
            StartResult result = daemon.start(LIMIT);
            // Another thread may stop it while it starts.
            assertThat(result).isNotInstanceOf(StartResult.Starting.class);
            try {
                assertThat(daemon.stop(LIMIT)).isTrue();
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("daemon d is not running");
            }
        }
        return rounds;
    }

    private static int look(Daemon daemon) throws InterruptedException {
        int looks = 0;
        for (; looks < 400; looks++) {
            DaemonStatus status = daemon.status();
            assertThat(status.isRunning())
                    .as(status.toString())
                    .isEqualTo(status.pid().isPresent());
            if (status.state() == State.STOPPED && status.lastExit().isPresent()) {
                // 143 if it was stopped before it had its program running.
                assertThat(status.lastExit().get().status().getAsInt()).isIn(0, 143);
            }
            Thread.sleep(Duration.ofMillis(5).toMillis());
        }
        return looks;
    }
}
