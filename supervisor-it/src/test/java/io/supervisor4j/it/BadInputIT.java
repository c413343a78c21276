package io.supervisor4j.it;

import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.SupervisorException;
import io.supervisor4j.WorkerContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Misuse is refused at once, by name, and changes nothing. Mostly with a manager in the test's own JVM, which never runs. */
class BadInputIT {

    @RegisterExtension
    final Masters masters = new Masters();

    private ServiceManager manager;

    @BeforeEach
    void create() {
        manager = ServiceManager.create();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void workerCountsBelowOneAreRefusedByAdd_C8() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.add(Talker.class, 0))
                .withMessageContainingAll("Talker", "workers", "0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.add(Talker.class, -2))
                .withMessageContainingAll("Talker", "workers", "-2");
    }

    @Test
    void unknownIdsAndNegativeCountsAreRefusedByReconfigure_C9_C10_X4() {
        ServiceId known = manager.add(Talker.class, 1);
        ServiceId unknown = new ServiceId(UUID.randomUUID());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.reconfigure(unknown, 1))
                .withMessageContaining(unknown.toString());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.reconfigure(known, -1))
                .withMessageContainingAll(known.toString(), "-1");
        assertThatCode(() -> manager.reconfigure(known, 0)).doesNotThrowAnyException();
    }

    @Test
    void nullsAreRefusedByName_C7_C15() {
        assertThatNullPointerException()
                .isThrownBy(() -> manager.add((ServiceSpec) null))
                .withMessageContaining("spec");
        assertThatNullPointerException().isThrownBy(() -> manager.add(null, 1)).withMessageContaining("type");
        assertThatNullPointerException()
                .isThrownBy(() -> manager.reconfigure(null, 1))
                .withMessageContaining("service");
        assertThatNullPointerException()
                .isThrownBy(() -> manager.onTerminate(null))
                .withMessageContaining("hook");
        assertThatNullPointerException()
                .isThrownBy(() -> manager.onReload(null))
                .withMessageContaining("hook");
        assertThatNullPointerException()
                .isThrownBy(() -> manager.onDeadWorker(null))
                .withMessageContaining("hook");
        assertThatNullPointerException()
                .isThrownBy(() -> manager.onWorkerReady(null))
                .withMessageContaining("hook");
        assertThatNullPointerException()
                .isThrownBy(() -> manager.onNewWorker(null))
                .withMessageContaining("hook");
        assertThatNullPointerException()
                .isThrownBy(() -> manager.registerHooks(null))
                .withMessageContaining("hooks");
        assertThatNullPointerException()
                .isThrownBy(() -> ServiceManager.builder().spawnInterval(null))
                .withMessageContaining("spawnInterval");
    }

    @Test
    void optionsThatCannotBeAreRefusedWhereTheyAreSet() {
        ServiceSpec spec = ServiceSpec.of(Talker.class);
        assertThatIllegalArgumentException().isThrownBy(() -> spec.name(" ")).withMessageContaining("name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.jvmOptions("Xmx1g"))
                .withMessageContaining("Xmx1g");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.jvmOptions("-jar"))
                .withMessageContaining("-jar");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.environment(Map.of("A=B", "")))
                .withMessageContaining("A=B");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.bootTimeout(Duration.ofMillis(-1)))
                .withMessageContaining("bootTimeout");
        assertThatIllegalArgumentException().isThrownBy(() -> spec.standby(-1)).withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceManager.builder().spawnInterval(Duration.ofMillis(-1)))
                .withMessageContaining("spawnInterval");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceManager.builder().reloadTimeout(Duration.ZERO))
                .withMessageContaining("reloadTimeout");
    }

    @Test
    void thereIsOneOpenManagerInAJvm_C2() {
        assertThatIllegalStateException()
                .isThrownBy(ServiceManager::create)
                .withMessageContaining("open ServiceManager");

        manager.close();
        try (ServiceManager second = ServiceManager.create()) {
            assertThat(second.add(Talker.class, 1)).isNotNull();
            manager.close();
            assertThatIllegalStateException()
                    .as("closing the first did not free the second's place")
                    .isThrownBy(ServiceManager::create);
        }
    }

    @Test
    void aManagerRunsOnceAndNotWhenItIsClosed() {
        manager.shutdown();
        assertThat(manager.run()).isZero();

        assertThatIllegalStateException().isThrownBy(() -> manager.run()).withMessageContaining("run");
        assertThatIllegalStateException()
                .isThrownBy(() -> manager.add(Talker.class, 1))
                .withMessageContaining("ended");
        assertThatCode(manager::shutdown).doesNotThrowAnyException();
        assertThatCode(manager::reload).doesNotThrowAnyException();
        manager.close();
        manager.close();
        assertThatIllegalStateException().isThrownBy(() -> manager.run()).withMessageContaining("closed");
    }

    @Test
    void anUnusableJavaIsNamedWhenTheManagerIsCreated(@TempDir Path folder) {
        manager.close();
        String home = System.getProperty("java.home");
        System.setProperty("java.home", folder.toString());
        try {
            assertThatThrownBy(ServiceManager::create)
                    .isInstanceOf(SupervisorException.class)
                    .hasMessageContaining(folder.resolve("bin/java").toString());
        } finally {
            System.setProperty("java.home", home);
        }
        assertThatCode(() -> ServiceManager.create().close()).doesNotThrowAnyException();
    }

    @Test
    void aWorkerHasNoManagerOfItsOwn_U18() {
        Master master = masters.start(running -> running.add(WouldBeMaster.class, 1));

        master.awaitLine("WouldBeMaster\\.0 java\\.lang\\.IllegalStateException: .*worker.* \\d+");
        master.stop();
    }

    @Test
    void aJvmThatKeepsItsSignalsIsRefused() {
        Master master = masters.withJvmOptions("-Xrs").start(running -> running.add(Talker.class, 1));

        assertThat(master.awaitExit()).isEqualTo(1);
        master.awaitLine(".*SupervisorException: .*-Xrs.*");
    }

    @Test
    void whatIsRefusedDoesNotTouchWhatRuns() {
        Master master = masters.start(running -> {
            ServiceId id = running.add(Talker.class, 2);
            Commands.on("add", () -> running.add(BadServiceIT.Typed.class, 1, "x", 1, List.of()));
            Commands.on("reconfigure", count -> running.reconfigure(id, count));
            Commands.on("unknown", count -> running.reconfigure(new ServiceId(new UUID(0, 0)), count));
            Commands.on("run", running::run);
            Commands.on("create", ServiceManager::create);
        });
        Map<Integer, Long> before = master.awaitWorkers("Talker", 2);

        for (String command : List.of("add", "unknown", "run", "create", "reconfigure")) {
            master.tell(command, -3);
            master.awaitLine("could not " + command + " -3: java\\.lang\\.Illegal.*");
        }

        assertThat(master.awaitWorkers("Talker", 2)).isEqualTo(before);
        assertThat(master.processes()).hasSize(2);
        master.stop();
    }

    public static final class WouldBeMaster extends Talker {
        public WouldBeMaster(WorkerContext context) {
            super(context);
        }

        @Override
        public void run() {
            try {
                ServiceManager.create();
            } catch (RuntimeException e) {
                say(e.toString());
            }
        }
    }
}
