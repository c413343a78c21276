package io.supervisor4j.it;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A service gets another specification, or is removed, while its manager runs. */
class UpdateIT {

    @RegisterExtension
    final Masters masters = new Masters();

    /** Says by which specification it was started: an argument, an environment variable and a JVM option. */
    public static class Versioned extends Talker.Reloadable {

        /** Created by the worker. */
        public Versioned(WorkerContext context, int version) {
            super(context);
            line(context.serviceName() + "." + context.workerId() + " version " + version + " "
                    + System.getenv("VERSION") + " " + System.getProperty("version"));
            if (version < 0) {
                throw new IllegalArgumentException("a version that does not start");
            }
        }
    }

    private static ServiceSpec version(int number) {
        return ServiceSpec.of(Versioned.class)
                .name("w")
                .workers(3)
                .args(number)
                .environment(Map.of("VERSION", Integer.toString(number)))
                .jvmOptions("-Dversion=" + number);
    }

    /** Registers a service that can be given another version, be scaled and be removed. */
    private static ServiceId updatable(ServiceManager manager, ServiceSpec first) {
        ServiceId id = manager.add(first);
        Commands.on("update", number -> manager.update(id, version(number)));
        Commands.on("scale", count -> manager.reconfigure(id, count));
        Commands.on("remove", () -> manager.remove(id));
        return id;
    }

    private static Set<String> versions(Master master) {
        return new TreeSet<>(master.all("w\\.\\d version (\\S+ \\S+ \\S+)"));
    }

    @Test
    void anUpdateReplacesWorkersOneAfterTheOtherAndKeepsTheirIds() {
        Master master = masters.start(manager -> updatable(manager, version(1)));
        Map<Integer, Long> before = master.awaitWorkers("w", 3);

        master.tell("update", 2);
        master.awaitLine(".* service w has restarted");

        Map<Integer, Long> after = master.awaitWorkers("w", 3);
        assertThat(after.values()).doesNotContainAnyElementsOf(before.values());
        assertThat(versions(master)).containsExactlyInAnyOrder("1 1 1", "2 2 2");
        assertThat(master.all("w\\.(\\d) terminate \\d+")).containsExactly("0", "1", "2");
        assertThat(master.all("w\\.(\\d) (?:version 2|terminate) .*")).containsExactly("0", "0", "1", "1", "2", "2");
        master.stop();
    }

    @Test
    void whatNeedsNoNewJvmsIsTakenOverInPlace() {
        Master master = masters.start(manager -> {
            ServiceId id = updatable(manager, version(1));
            Commands.on("never", () -> manager.update(id, version(1).restart(RestartPolicy.never())));
            Commands.on(
                    "more",
                    () -> manager.update(
                            id, version(1).restart(RestartPolicy.never()).workers(4)));
        });
        Map<Integer, Long> before = master.awaitWorkers("w", 3);

        master.tell("never", 0);
        master.awaitLine(".* service w has a new specification");
        Processes.signal("KILL", before.get(2));
        master.awaitLine(".* worker w\\.2 .* killed by SIGKILL .*");
        master.assertNoMore("w\\.\\d run \\d+", Duration.ofMillis(500));
        assertThat(before).containsAllEntriesOf(master.awaitWorkers("w", 2));

        master.tell("more", 0);
        master.awaitLine("w\\.3 run \\d+");
        assertThat(master.workers("w")).containsOnlyKeys(0, 1, 3).containsEntry(0, before.get(0));
        master.stop();
    }

    @Test
    void aNumberSetByHandStays() {
        Master master = masters.start(manager -> updatable(manager, version(1)));
        master.awaitWorkers("w", 3);
        master.tell("scale", 2);
        master.awaitWorkers("w", 2);

        master.tell("update", 2);
        master.awaitLine(".* service w has restarted");

        assertThat(master.awaitWorkers("w", 2)).hasSize(2);
        master.stop();
    }

    @Test
    void aSpecificationThatDoesNotStartCostsOneWorkerAndIsTakenBackByAnother() {
        Master master = masters.start(manager -> updatable(manager, version(1)));
        Map<Integer, Long> before = master.awaitWorkers("w", 3);

        master.tell("update", -1);
        master.awaitLines("w\\.0 version -1 .*", 3);
        assertThat(before)
                .containsAllEntriesOf(Map.of(
                        1, master.workers("w").get(1), 2, master.workers("w").get(2)));
        master.tell("update", 1);
        master.awaitLine(".* service w has restarted");

        Map<Integer, Long> after = master.awaitWorkers("w", 3);
        assertThat(after).containsEntry(1, before.get(1)).containsEntry(2, before.get(2));
        master.stop();
    }

    @Test
    void standbysOfTheOldSpecificationDoNotTakeOver() {
        Master master = masters.start(manager -> {
            ServiceId id = manager.add(version(1).workers(1).standby(1));
            Commands.on(
                    "update",
                    number -> manager.update(id, version(number).workers(1).standby(1)));
        });
        master.awaitLine(".* standby of w .* is warm .*");

        master.tell("update", 2);
        master.awaitLine(".* service w has restarted");
        master.awaitLines(".* standby of w .* is warm .*", 2);
        Processes.signal("KILL", master.awaitWorkers("w", 1).get(0));
        master.awaitLine(".* takes over as worker w\\.0");

        assertThat(master.awaitLines("w\\.0 version (.*)", 3)).containsExactly("1 1 1", "2 2 2", "2 2 2");
        master.stop();
    }

    @Test
    void aRemovedServiceEndsGracefullyAndTheOthersGoOn() {
        Master master = masters.start(manager -> {
            updatable(manager, version(1));
            manager.add(ServiceSpec.of(Talker.class).name("other"));
            manager.onDeadWorker((service, worker, exit) -> Talker.line("dead " + worker + " " + exit.cause()));
        });
        master.awaitWorkers("w", 3);
        Map<Integer, Long> others = master.awaitWorkers("other", 1);

        master.tell("remove", 0);
        master.awaitLine(".* service w was removed");
        master.tell("update", 2);
        master.awaitLine("could not update 2: .*there is no service with the id .*");

        assertThat(master.awaitLines("dead .*", 3))
                .containsExactlyInAnyOrder("dead 0 REQUESTED", "dead 1 REQUESTED", "dead 2 REQUESTED");
        assertThat(master.workers("w")).isEmpty();
        assertThat(master.processes()).hasSize(1);
        assertThat(master.workers("other")).isEqualTo(others);
        master.stop();
    }

    @Test
    void aManagerEndsWhileAServiceIsBeingRemoved() {
        Master master = masters.with(builder -> builder.gracefulShutdownTimeout(Duration.ofMillis(300)))
                .start(manager -> {
                    ServiceId id =
                            manager.add(ServiceSpec.of(Talker.Endless.class).name("w"));
                    Commands.on("remove", () -> manager.remove(id));
                });
        master.awaitWorkers("w", 1);

        master.tell("remove", 0);
        master.awaitLine("w\\.0 terminate \\d+");

        master.stop();
    }

    @Test
    void aStormOfUpdatesRemovalsReloadsAndDeathsEndsAsTheLastOnesSay() {
        Master master = masters.start(manager -> {
            updatable(manager, version(1));
            Commands.on("replace", count -> {
                ServiceId brief =
                        manager.add(ServiceSpec.of(Talker.class).name("brief").workers(2));
                manager.remove(brief);
            });
        });
        master.awaitWorkers("w", 3);

        for (int i = 2; i <= 21; i++) {
            master.tell("update", i);
            master.tell("replace", i);
            master.signal("HUP");
            List.copyOf(Processes.with("-Dversion=" + (i - 1))).forEach(pid -> Processes.signalIfThere("KILL", pid));
        }
        master.awaitLine("did replace 21");
        master.awaitLines(".* service brief was removed", 20);
        master.awaitUntil("all are of the last version", () -> {
            Map<Integer, Long> workers = master.workers("w");
            return workers.size() == 3 && Processes.with("-Dversion=21").containsAll(workers.values());
        });

        master.assertNoMore("w\\.\\d run \\d+", Duration.ofMillis(1200));
        assertThat(master.workers("brief")).isEmpty();
        assertThat(master.processes()).hasSize(3);
        master.stop();
    }
}
