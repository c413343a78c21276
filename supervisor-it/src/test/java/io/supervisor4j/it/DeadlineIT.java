package io.supervisor4j.it;

import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing lasts longer than it may. The master's default of 60 s is not waited for: {@link Master#LIMIT} is less. */
class DeadlineIT {

    @RegisterExtension
    final Masters masters = new Masters();

    @Test
    void aWorkerThatOverrunsItsOwnDeadlineDoesNotChangeTheStatus_C51_C56() {
        Master master = masters.start(manager -> {
            manager.add(ServiceSpec.of(Talker.Endless.class).workers(2).gracefulShutdownTimeout(Duration.ofSeconds(1)));
            manager.add(Talker.class, 1);
        });
        master.awaitWorkers("Endless", 2);
        master.awaitWorkers("Talker", 1);

        master.stop();

        assertThat(master.all("Talker\\.0 terminate \\d+")).hasSize(1);
        assertThat(master.all("WARN .* worker Endless\\.\\d .*over its deadline.*"))
                .hasSize(2);
    }

    @Test
    void theMastersDeadlineKillsWhatHasNoneOrALaterOneAndIsStatusOne_B3_C66() {
        Master master = masters.with(builder -> builder.gracefulShutdownTimeout(Duration.ofSeconds(1)))
                .start(manager -> {
                    manager.add(ServiceSpec.of(Talker.Endless.class)
                            .gracefulShutdownTimeout(Duration.ZERO)
                            .name("zero"));
                    manager.add(ServiceSpec.of(Talker.Endless.class)
                            .gracefulShutdownTimeout(Duration.ofHours(1))
                            .name("longer"));
                });
        master.awaitWorkers("zero", 1);
        master.awaitWorkers("longer", 1);

        master.signal("TERM");

        assertThat(master.awaitExit()).isEqualTo(1);
        master.awaitLine("WARN .*: the manager's deadline has passed: 2 workers are killed");
        assertThat(master.lines()).contains("run returned 1");
    }

    @Test
    void aStoppedWorkerIsKilledAtItsDeadline_C66() {
        Master master = masters.start(manager -> {
            manager.add(ServiceSpec.of(Talker.class).name("stopped").gracefulShutdownTimeout(Duration.ofSeconds(1)));
            manager.add(ServiceSpec.of(Talker.class).name("other"));
        });
        master.awaitWorkers("other", 1);
        Processes.signal("STOP", master.awaitWorkers("stopped", 1).get(0));

        master.stop();

        assertThat(master.all("(\\w+)\\.0 terminate \\d+")).containsExactly("other");
        master.awaitLine("WARN .* worker stopped\\.0 .*killed by SIGKILL.*");
    }

    @Test
    void aStoppedWorkerWithTheManagersTimeoutIsKilledForItsOwnDeadlineNotForTheMasters_B19() {
        Master master = masters.with(builder -> builder.gracefulShutdownTimeout(Duration.ofSeconds(1)))
                .start(manager -> manager.add(Talker.class, 1));
        Processes.signal("STOP", master.awaitWorkers("Talker", 1).get(0));

        master.stop();

        assertThat(master.all(".*the manager's deadline has passed.*")).isEmpty();
    }

    @Test
    void aStoppedWorkerIsKilledAtOnceBySigint_C66() {
        Master master = masters.start(manager -> manager.add(Talker.class, 2));
        Processes.signal("STOP", master.awaitWorkers("Talker", 2).get(0));

        master.signal("INT");

        assertThat(master.awaitExit()).isEqualTo(1);
    }

    @Test
    void aWorkerThatIsStillStartingEndsAtOnceWhenTheStopComes_B5_C44() {
        Master master = masters.with(builder -> builder.gracefulShutdownTimeout(Duration.ZERO))
                .start(manager -> manager.add(
                        ServiceSpec.of(Talker.Stillborn.class).workers(3).bootTimeout(Duration.ZERO)));
        master.awaitLines("Stillborn\\.\\d construct \\d+", 3);

        master.stop();
    }

    @Test
    void aTerminateHookThatHangsMeetsTheMastersDeadline() {
        Master master = masters.with(builder -> builder.gracefulShutdownTimeout(Duration.ofSeconds(1)))
                .start(manager -> {
                    manager.add(Talker.class, 2);
                    manager.onTerminate(Talker::block);
                });
        master.awaitWorkers("Talker", 2);

        master.signal("TERM");

        assertThat(master.awaitExit()).isEqualTo(1);
    }

    @Test
    void aWorkerToldDirectlyMeetsItsDeadlineAndIsReplaced_C56() {
        Master master = masters.start(manager -> {
            manager.add(ServiceSpec.of(Talker.Endless.class).gracefulShutdownTimeout(Duration.ofSeconds(1)));
            manager.onDeadWorker((service, worker, exit) -> Talker.line("dead " + exit.status() + " " + exit.cause()));
        });
        long pid = master.awaitWorkers("Endless", 1).get(0);

        Processes.signal("TERM", pid);

        master.awaitLine("dead 1 DEADLINE");
        master.awaitLines("Endless\\.0 run \\d+", 2);
        master.stop();
    }

    @Test
    void shutdownHooksThatHangMeetTheDeadlineToo() {
        Master master = masters.start(manager -> {
            manager.add(ServiceSpec.of(HangsInShutdownHook.class).gracefulShutdownTimeout(Duration.ofSeconds(1)));
            manager.onDeadWorker((service, worker, exit) -> Talker.line("dead " + worker));
        });
        long pid = master.awaitWorkers("HangsInShutdownHook", 1).get(0);

        Processes.signal("TERM", pid);
        master.awaitLine("dead 0");
        master.awaitLines("HangsInShutdownHook\\.0 run \\d+", 2);

        master.stop();
        assertThat(master.all("HangsInShutdownHook\\.0 shutdown hook \\d+")).hasSize(2);
    }

    @Test
    void systemExitThatHangsInAShutdownHookDoesNotHoldUpTheMaster() {
        Master master = masters.start(manager -> {
            manager.add(ServiceSpec.of(ExitsAndHangs.class).gracefulShutdownTimeout(Duration.ofSeconds(1)));
            manager.onDeadWorker((service, worker, exit) -> Talker.line("dead " + worker));
        });

        master.awaitLine("ExitsAndHangs\\.0 shutdown hook \\d+");

        master.awaitLine("dead 0");
        master.awaitLines("ExitsAndHangs\\.0 run \\d+", 2);
        master.stop();
    }

    @Test
    void threadsThatTheServiceLeavesBehindDoNotKeepItsWorker() {
        Master master = masters.start(manager -> manager.add(LeavesThreads.class, 2));
        master.awaitWorkers("LeavesThreads", 2);

        master.stop();

        assertThat(master.all("LeavesThreads\\.(\\d) terminate \\d+")).hasSize(2);
    }

    @Test
    void aMasterThatWasSuspendedGivesTheLostTimeBack(@TempDir Path folder) throws IOException {
        Path go = folder.resolve("go");
        String file = go.toString();
        Master master = masters.with(builder -> builder.bootTimeout(Duration.ofSeconds(3)))
                .start(manager -> manager.add(SystemdIT.SlowToStart.class, 1, file));
        master.awaitLine("SlowToStart\\.0 construct \\d+");
        // The master's log has a thread of its own, which may be behind the worker.
        master.awaitLine(".*: worker SlowToStart\\.0 \\[\\d+] started");

        master.signal("STOP");
        master.assertNoMore(".*", Duration.ofSeconds(5));
        master.signal("CONT");
        master.awaitLine("WARN .* the master was suspended for .*");
        Files.createFile(go);

        master.awaitWorkers("SlowToStart", 1);
        assertThat(master.all("SlowToStart\\.0 construct \\d+")).hasSize(1);
        master.stop();
    }

    /** Its JVM does not come to an end. */
    public static class HangsInShutdownHook extends Talker {
        public HangsInShutdownHook(WorkerContext context) {
            super(context);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                say("shutdown hook");
                block();
            }));
        }
    }

    /** As it says. */
    public static final class ExitsAndHangs extends HangsInShutdownHook {
        public ExitsAndHangs(WorkerContext context) {
            super(context);
        }

        @Override
        public void run() throws Exception {
            super.run();
            System.exit(4);
        }
    }

    /** Has threads that keep a JVM alive. */
    public static final class LeavesThreads extends Talker {
        public LeavesThreads(WorkerContext context) {
            super(context);
            new Thread(Talker::block).start();
            new Thread(() -> {
                        try {
                            System.in.transferTo(System.out);
                        } catch (IOException e) {
                            say(e.toString());
                        }
                        block();
                    })
                    .start();
        }
    }
}
