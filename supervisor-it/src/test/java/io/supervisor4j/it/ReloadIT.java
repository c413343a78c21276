package io.supervisor4j.it;

import io.supervisor4j.WorkerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** SIGHUP and {@code reload()}. */
class ReloadIT {

    @RegisterExtension
    final Masters masters = new Masters();

    @TempDir
    Path folder;

    @Test
    void aServiceThatReloadsKeepsItsPidAndOthersAreReplacedAfterTerminate_C38_C54() {
        Master master = masters.start(manager -> {
            manager.add(Talker.Reloadable.class, 2);
            manager.add(Talker.class, 2);
            manager.onDeadWorker((service, worker, exit) ->
                    Talker.line("dead " + worker + " " + exit.status() + " " + exit.cause()));
        });
        Map<Integer, Long> kept = master.awaitWorkers("Reloadable", 2);
        Map<Integer, Long> replaced = master.awaitWorkers("Talker", 2);

        master.signal("HUP");
        master.awaitLine(".*: reload finished");

        assertThat(master.all("Reloadable\\.(\\d) reload \\d+")).containsExactlyInAnyOrder("0", "1");
        assertThat(master.awaitWorkers("Reloadable", 2)).isEqualTo(kept);
        assertThat(master.all("Talker\\.\\d terminate (\\d+)"))
                .containsExactlyInAnyOrderElementsOf(
                        replaced.values().stream().map(String::valueOf).toList());
        master.awaitLines("Talker\\.\\d run \\d+", 4);
        assertThat(master.awaitWorkers("Talker", 2).values()).doesNotContainAnyElementsOf(replaced.values());
        assertThat(master.awaitLines("dead .*", 2))
                .containsExactlyInAnyOrder("dead 0 0 REQUESTED", "dead 1 0 REQUESTED");
        master.stop();
    }

    @Test
    void hooksEndBeforeAnyWorkerIsToldToReload_C17() throws IOException {
        Path configuration = Files.writeString(folder.resolve("configuration"), "old");
        String file = configuration.toString();
        String go = folder.resolve("go").toString();
        Master master = masters.start(manager -> {
            manager.add(ReadsOnReload.class, 1, file);
            manager.onReload(() -> {
                Talker.line("hook");
                Talker.awaitFile(go);
                write(file, "new");
            });
        });
        master.awaitWorkers("ReadsOnReload", 1);

        master.signal("HUP");
        master.awaitLine("hook");
        master.assertNoMore("ReadsOnReload.*", Duration.ofMillis(300));
        Files.createFile(Path.of(go));

        master.awaitLine("ReadsOnReload\\.0 reload new \\d+");
        master.stop();
    }

    private static void write(String file, String text) {
        try {
            Files.writeString(Path.of(file), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void requestsDuringAReloadBecomeOneFurtherReload_B9_C47() throws IOException {
        String go = folder.resolve("go").toString();
        Master master = masters.start(manager -> {
            manager.add(SlowToReload.class, 1, go);
            manager.onReload(() -> Talker.line("hook"));
        });
        long pid = master.awaitWorkers("SlowToReload", 1).get(0);

        for (int request = 1; request <= 4; request++) {
            master.signal("HUP");
            master.awaitLines("hook", request);
        }
        Files.createFile(Path.of(go));

        master.awaitLines("SlowToReload\\.0 reloaded " + pid, 2);
        master.assertNoMore("hook|SlowToReload.*", Duration.ofMillis(500));
        assertThat(master.all("SlowToReload\\.0 reloaded \\d+")).hasSize(2);
        master.stop();
    }

    @Test
    void aReloadWhileTheirConstructorsRunReachesEveryWorker_C44() throws IOException {
        String go = folder.resolve("go").toString();
        Master master = masters.start(manager -> {
            manager.add(SlowToStart.class, 3, go);
            manager.onReload(() -> Talker.line("hook"));
        });
        master.awaitLines("SlowToStart\\.\\d construct \\d+", 3);

        master.signal("HUP");
        master.awaitLine("hook");
        Files.createFile(Path.of(go));

        master.awaitLine(".*: reload finished");
        assertThat(master.all("SlowToStart\\.(\\d) reload \\d+")).containsExactlyInAnyOrder("0", "1", "2");
        assertThat(master.all("SlowToStart\\.\\d construct \\d+"))
                .as("none is replaced")
                .hasSize(3);
        master.stop();
    }

    @Test
    void aReloadAtTheVeryStartIsFinishedAndLeavesAllWorkersRunning() {
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 3);
            manager.onReload(() -> Talker.line("hook"));
        });
        master.awaitLine("built");

        master.signal("HUP");

        master.awaitLine("hook");
        master.awaitLine(".*: reload finished");
        master.awaitWorkers("Talker", 3);
        master.stop();
    }

    @Test
    void aReloadFromTheProgramIsThatOfSighup() {
        Master master = masters.start(manager -> {
            manager.add(Talker.Reloadable.class, 1);
            manager.onReload(() -> Talker.line("hook"));
            Commands.on("reload", manager::reload);
        });
        master.awaitWorkers("Reloadable", 1);

        master.tell("reload", 0);

        master.awaitLine("hook");
        master.awaitLine("Reloadable\\.0 reload \\d+");
        master.stop();
    }

    @Test
    void aReloadThatHangsMeetsItsTimeoutAndTheWorkerIsReplaced() {
        String never = folder.resolve("never").toString();
        Master master = masters.with(builder -> builder.reloadTimeout(Duration.ofSeconds(1)))
                .start(manager -> {
                    manager.add(SlowToReload.class, 2, never);
                    manager.onDeadWorker(
                            (service, worker, exit) -> Talker.line("dead " + exit.status() + " " + exit.cause()));
                });
        Map<Integer, Long> before = master.awaitWorkers("SlowToReload", 2);

        master.signal("HUP");

        assertThat(master.awaitLines("dead .*", 2)).containsOnly("dead -9 DEADLINE");
        master.awaitLines("SlowToReload\\.\\d run \\d+", 4);
        assertThat(master.awaitWorkers("SlowToReload", 2).values()).doesNotContainAnyElementsOf(before.values());
        master.stop();
    }

    @Test
    void terminateWaitsForTheReloadInProgressAndNoneFollows_C45_C46() throws IOException {
        String go = folder.resolve("go").toString();
        Master master = masters.start(manager -> {
            manager.add(SlowToReload.class, 1, go);
            manager.onTerminate(() -> Talker.line("terminate hook"));
        });
        master.awaitWorkers("SlowToReload", 1);
        master.signal("HUP");
        master.awaitLine("SlowToReload\\.0 reload \\d+");

        master.signal("TERM");
        master.awaitLine(".*worker SlowToReload\\.0 .* is stopping.*");
        master.signal("HUP");
        master.assertNoMore(".* terminate \\d+", Duration.ofMillis(300));
        Files.createFile(Path.of(go));

        assertThat(master.awaitExit()).isZero();
        assertThat(master.all("SlowToReload\\.0 (reload|reloaded|terminate) \\d+"))
                .containsExactly("reload", "reloaded", "terminate");
    }

    @Test
    void theDeadlineTicksDuringAReload_C46() {
        String never = folder.resolve("never").toString();
        Master master = masters.with(builder -> builder.gracefulShutdownTimeout(Duration.ofSeconds(1)))
                .start(manager -> manager.add(SlowToReload.class, 1, never));
        master.awaitWorkers("SlowToReload", 1);
        master.signal("HUP");
        master.awaitLine("SlowToReload\\.0 reload \\d+");

        master.stop();

        assertThat(master.all(".* terminate \\d+")).isEmpty();
    }

    @Test
    void reloadsInTheReloadHookAreFurtherReloadsAndNotARecursion() {
        Master master = masters.start(manager -> {
            manager.add(Talker.Reloadable.class, 1);
            AtomicBoolean first = new AtomicBoolean(true);
            manager.onReload(() -> {
                Talker.line("hook begins");
                if (first.getAndSet(false)) {
                    manager.reload();
                    manager.reload();
                }
                Talker.line("hook ends");
            });
        });
        master.awaitWorkers("Reloadable", 1);

        master.signal("HUP");
        master.awaitLines("hook ends", 2);
        master.assertNoMore("hook ends", Duration.ofMillis(300));

        assertThat(master.all("hook .*")).isEqualTo(List.of("hook begins", "hook ends", "hook begins", "hook ends"));
        master.stop();
    }

    /** Shows what a file contains. */
    public static final class ReadsOnReload extends Talker {
        private final String file;

        public ReadsOnReload(WorkerContext context, String file) {
            super(context);
            this.file = file;
        }

        @Override
        public void reload() throws Exception {
            say("reload " + Files.readString(Path.of(file)));
        }
    }

    /** Becomes ready when a file appears. */
    public static final class SlowToStart extends Talker.Reloadable {

        public SlowToStart(WorkerContext context, String file) {
            super(context);
            say("construct");
            awaitFile(file);
        }
    }

    /** Waits for a file. */
    public static final class SlowToReload extends Talker {
        private final String file;

        public SlowToReload(WorkerContext context, String file) {
            super(context);
            this.file = file;
        }

        @Override
        public void reload() throws Exception {
            say("reload");
            awaitFile(file);
            say("reloaded");
        }
    }
}
