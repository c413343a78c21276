package io.supervisor4j.it;

import io.supervisor4j.Hooks;
import io.supervisor4j.NewWorkerHook;
import io.supervisor4j.Service;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.WorkerExitException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The program hears of what happens, and nothing it does then can break the manager. */
class HookIT {

    @RegisterExtension
    final Masters masters = new Masters();

    @Test
    void hooksRunInOrderOfRegistrationHoweverTheyWereRegistered_C13_X6() {
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 1);
            manager.onReload(() -> Talker.line("hook reload 1"));
            manager.registerHooks(Hooks.none()
                    .onReload(() -> Talker.line("hook reload 2"))
                    .onReload(() -> Talker.line("hook reload 3"))
                    .onTerminate(() -> Talker.line("hook terminate 1"))
                    .onWorkerReady((service, worker) -> Talker.line("hook ready 1"))
                    .onDeadWorker((service, worker, exit) -> Talker.line("hook dead 1")));
            manager.onReload(() -> Talker.line("hook reload 4"));
            manager.onTerminate(() -> Talker.line("hook terminate 2"));
            manager.onWorkerReady((service, worker) -> Talker.line("hook ready 2"));
            manager.onDeadWorker((service, worker, exit) -> Talker.line("hook dead 2"));
        });
        long pid = master.awaitWorkers("Talker", 1).get(0);

        master.awaitLine("hook ready 2");
        Processes.signal("KILL", pid);
        master.awaitLines("hook ready 2", 2);
        master.signal("HUP");
        master.awaitLines("hook ready 2", 3);
        master.stop();

        List<String> life = List.of("ready 1", "ready 2", "dead 1", "dead 2");
        assertThat(master.all("hook (.*)"))
                .startsWith(life.toArray(String[]::new))
                .containsSubsequence(
                        "reload 1", "reload 2", "reload 3", "reload 4", "dead 1", "dead 2", "ready 1", "ready 2")
                .endsWith("terminate 1", "terminate 2")
                .hasSize(16);
    }

    @Test
    void hooksAreToldWhichServiceAndWorker_C19() {
        Master master = masters.start(manager -> {
            ServiceId a = manager.add(ServiceSpec.of(Talker.class).workers(2).name("a"));
            ServiceId b = manager.add(ServiceSpec.of(Talker.class).name("b"));
            Map<ServiceId, String> names = Map.of(a, "a", b, "b");
            manager.onWorkerReady((service, worker) -> Talker.line("ready " + names.get(service) + worker));
            manager.onDeadWorker((service, worker, exit) -> Talker.line(
                    "dead " + names.get(service) + worker + " " + !exit.uptime().isZero()));
        });
        assertThat(master.awaitLines("ready .*", 3)).containsExactlyInAnyOrder("ready a0", "ready a1", "ready b0");

        Processes.signal("KILL", master.awaitWorkers("a", 2).get(1));

        master.awaitLine("dead a1 true");
        master.awaitLines("ready a1", 2);
        master.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "error", "exit"})
    void aHookThatThrowsEndsThisFiringOnly_B7_C14(String kind) {
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 2);
            AtomicInteger reloads = new AtomicInteger();
            manager.onReload(() -> fail(kind, reloads.incrementAndGet() == 1));
            manager.onReload(() -> Talker.line("second reload hook"));
            manager.onDeadWorker((service, worker, exit) -> fail(kind, true));
            manager.onDeadWorker((service, worker, exit) -> Talker.line("second dead hook"));
            manager.onWorkerReady((service, worker) -> fail(kind, true));
            manager.onTerminate(() -> fail(kind, true));
            manager.onTerminate(() -> Talker.line("second terminate hook"));
        });
        Map<Integer, Long> first = master.awaitWorkers("Talker", 2);

        Processes.signal("KILL", first.get(0));
        master.awaitLines("Talker\\.0 run \\d+", 2);
        master.signal("HUP");
        master.awaitLines("Talker\\.1 run \\d+", 2);
        assertThat(master.lines()).doesNotContain("second reload hook");
        master.signal("HUP");
        master.awaitLine("second reload hook");
        master.awaitLines("Talker\\.1 run \\d+", 3);
        master.stop();

        assertThat(master.lines()).doesNotContain("second dead hook", "second terminate hook");
        assertThat(master.all("ERROR master: (\\w+) hook failed.*"))
                .contains("onReload", "onDeadWorker", "onWorkerReady", "onTerminate");
        assertThat(master.all("\\s+at io\\.supervisor4j\\.it\\.HookIT\\.fail.*"))
                .isNotEmpty();
    }

    private static void fail(String kind, boolean now) {
        if (now) {
            switch (kind) {
                case "exception" -> throw new IllegalStateException("broken hook");
                case "error" -> throw new NoClassDefFoundError("broken hook");
                default -> throw new WorkerExitException(3);
            }
        }
    }

    @Test
    void aBlockedHookHoldsUpNeitherRespawnNorReloadNorScaling_C19() {
        Master master = masters.start(manager -> {
            ServiceId id = manager.add(Talker.Reloadable.class, 2);
            Commands.on("scale", count -> manager.reconfigure(id, count));
            manager.onDeadWorker((service, worker, exit) -> {
                Talker.line("blocked");
                Talker.block();
            });
        });
        Map<Integer, Long> workers = master.awaitWorkers("Reloadable", 2);

        for (int death = 1; death <= 2; death++) {
            Processes.signal("KILL", master.awaitWorkers("Reloadable", 2).get(1));
            master.awaitLine("blocked");
            master.awaitLines("Reloadable\\.1 run \\d+", 1 + death);
        }
        master.signal("HUP");
        master.awaitLine("Reloadable\\.0 reload " + workers.get(0));
        master.tell("scale", 3);
        master.awaitWorkers("Reloadable", 3);

        master.signal("INT");
        assertThat(master.awaitExit()).isEqualTo(1);
    }

    @Test
    void hooksAlreadyQueuedEndBeforeRunReturns(@TempDir Path folder) throws Exception {
        String go = folder.resolve("go").toString();
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 2);
            manager.onDeadWorker((service, worker, exit) -> {
                Talker.line("dead hook begins");
                Talker.awaitFile(go);
                Talker.line("dead hook ends");
            });
        });
        Map<Integer, Long> workers = master.awaitWorkers("Talker", 2);
        workers.values().forEach(pid -> Processes.signal("KILL", pid));
        master.awaitLine("dead hook begins");
        master.awaitLines(".* killed by SIGKILL.*", 2);

        master.signal("TERM");
        master.awaitUntil("no worker", () -> master.processes().isEmpty());
        master.assertNoMore("run returned.*", Duration.ofMillis(300));
        Files.createFile(Path.of(go));

        assertThat(master.awaitExit()).isZero();
        assertThat(master.all("dead hook .*|run returned 0"))
                .containsExactly(
                        "dead hook begins", "dead hook ends", "dead hook begins", "dead hook ends", "run returned 0");
    }

    @ParameterizedTest
    @CsvSource({
        "ready, shutdown",
        "dead, shutdown",
        "reload, shutdown",
        "terminate, shutdown",
        "ready, close",
        "dead, close",
        "reload, close",
        "terminate, close",
    })
    void anyHookMayEndTheManager_B6_C63(String hook, String call) {
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 2);
            Runnable end = () -> {
                if (call.equals("close")) {
                    manager.close();
                } else {
                    manager.shutdown();
                }
                Talker.line("called " + call);
            };
            register(manager, hook, end);
        });

        switch (hook) {
            case "dead" -> Processes.signal("KILL", Long.parseLong(master.awaitLine("Talker\\.0 run (\\d+)")));
            case "reload" -> {
                master.awaitWorkers("Talker", 2);
                master.signal("HUP");
            }
            case "terminate" -> {
                master.awaitWorkers("Talker", 2);
                master.signal("TERM");
            }
            default -> master.awaitLine("called " + call);
        }

        assertThat(master.awaitExit()).isZero();
        master.awaitLine("called " + call);
    }

    private static void register(ServiceManager manager, String hook, Runnable action) {
        switch (hook) {
            case "ready" -> manager.onWorkerReady((service, worker) -> action.run());
            case "dead" -> manager.onDeadWorker((service, worker, exit) -> action.run());
            case "reload" -> manager.onReload(action);
            default -> manager.onTerminate(action);
        }
    }

    @Test
    void apiCallsAreLegalInEveryHookAlsoWhileStopping() {
        Master master = masters.start(manager -> {
            ServiceId id = manager.add(Talker.class, 1);
            for (String hook : List.of("ready", "dead", "reload", "terminate")) {
                AtomicInteger calls = new AtomicInteger();
                register(manager, hook, () -> {
                    if (calls.incrementAndGet() == 1) {
                        manager.add(ServiceSpec.of(Talker.class).name("added-" + hook));
                        manager.reconfigure(id, 2);
                        manager.onDeadWorker((service, worker, exit) -> Talker.line("from " + hook));
                        Talker.line("did all in " + hook);
                    }
                });
            }
        });
        master.awaitLine("did all in ready");
        master.awaitWorkers("added-ready", 1);

        Processes.signal("KILL", master.awaitWorkers("Talker", 2).get(0));
        master.awaitLine("did all in dead");
        master.awaitWorkers("added-dead", 1);
        master.signal("HUP");
        master.awaitLine("did all in reload");
        master.awaitWorkers("added-reload", 1);
        master.awaitLine("from dead");
        master.stop();

        master.awaitLine("did all in terminate");
        assertThat(master.all("added-terminate\\..*")).isEmpty();
    }

    @Test
    void newWorkerHooksRunInTheWorkerBetweenConstructionAndRun_C18_C43_X2() {
        Master master = masters.start(manager -> {
            ServiceId id =
                    manager.add(ServiceSpec.of(Constructed.class).workers(2).name("w"));
            Talker.line("id " + id);
            manager.onNewWorker(First.class);
            manager.registerHooks(Hooks.none().onNewWorker(Second.class));
        });
        String id = master.awaitLine("id (\\S+)");
        Map<Integer, Long> pids = master.awaitWorkers("w", 2);

        for (int worker = 0; worker < 2; worker++) {
            long pid = pids.get(worker);
            assertThat(master.all(".* " + pid))
                    .containsSubsequence(
                            "w." + worker + " construct " + pid,
                            "first " + id + " " + worker + " Constructed main " + pid,
                            "second " + pid,
                            "w." + worker + " run " + pid);
        }
        Processes.signal("KILL", pids.get(1));
        master.awaitLines("first .*", 3);
        master.stop();
    }

    @ParameterizedTest
    @ValueSource(classes = {Broken.class, Exiting.class})
    void aNewWorkerHookThatThrowsIsLoggedAndTheWorkerGoesOn_B7_C14(Class<? extends NewWorkerHook> throwing) {
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 1);
            manager.onNewWorker(Second.class);
            manager.onNewWorker(throwing);
            manager.onNewWorker(First.class);
        });

        master.awaitWorkers("Talker", 1);

        master.awaitLine("second \\d+");
        master.awaitLine("ERROR worker: Talker\\.0: a new-worker hook failed");
        master.awaitLine("\\s+at io\\.supervisor4j\\.it\\.HookIT\\$" + throwing.getSimpleName() + "\\.onNewWorker.*");
        assertThat(master.all("first .*")).isEmpty();
        master.stop();
    }

    /** Says when it is constructed. */
    public static final class Constructed extends Talker {
        public Constructed(WorkerContext context) {
            super(context);
            say("construct");
        }
    }

    public static final class First implements NewWorkerHook {
        @Override
        public void onNewWorker(ServiceId serviceId, int workerId, Service service) {
            Talker.line("first " + serviceId + " " + workerId + " "
                    + service.getClass().getSimpleName() + " "
                    + Thread.currentThread().getName() + " "
                    + ProcessHandle.current().pid());
        }
    }

    public static final class Second implements NewWorkerHook {
        @Override
        public void onNewWorker(ServiceId serviceId, int workerId, Service service) {
            Talker.line("second " + ProcessHandle.current().pid());
        }
    }

    public static final class Broken implements NewWorkerHook {
        @Override
        public void onNewWorker(ServiceId serviceId, int workerId, Service service) {
            throw new StackOverflowError("broken hook");
        }
    }

    public static final class Exiting implements NewWorkerHook {
        @Override
        public void onNewWorker(ServiceId serviceId, int workerId, Service service) {
            throw new WorkerExitException(3);
        }
    }
}
