package io.supervisor4j.it;

import io.supervisor4j.ServiceManager;
import io.supervisor4j.event.WorkerEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A master that cannot go on says why and ends, so that it can be started again, rather than live on deaf. */
class FatalErrorIT {

    private static final int SOFTWARE = 70;
    private static final int OF_THE_JVM = 3;

    private static final String SAYS_WHY = "supervisor4j: the manager cannot go on and halts with status 70: "
            + "thread '(supervisor-[a-z0-9-]+)' ended by java\\.lang\\.%s: .*";

    @RegisterExtension
    final Masters masters = new Masters();

    private static int endOf(Master master) {
        master.awaitAllGone();
        return master.awaitExit();
    }

    @ParameterizedTest
    @CsvSource({
        "ready, InternalError",
        "ready, StackOverflowError",
        "dead, InternalError",
        "reload, UnknownError",
        "terminate, StackOverflowError",
        "event, InternalError",
        "event, OutOfMemoryError"
    })
    void anErrorOfTheJvmInTheApplicationsCodeIsTheMastersOwn(String place, String error) {
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 2);
            fails(manager, place, error);
        });
        if (!place.equals("ready") && !place.equals("event")) {
            Map<Integer, Long> workers = master.awaitWorkers("Talker", 2);
            switch (place) {
                case "dead" -> Processes.signal("KILL", workers.get(1));
                case "reload" -> master.signal("HUP");
                default -> master.signal("TERM");
            }
        }

        assertThat(endOf(master)).isEqualTo(SOFTWARE);
        assertThat(master.awaitLine(SAYS_WHY.formatted(error)))
                .isEqualTo(place.equals("event") ? "supervisor-observer" : "supervisor-hooks");
        assertThat(master.all("\\s+at io\\.supervisor4j\\.it\\.FatalErrorIT\\..*"))
                .as("the stack")
                .isNotEmpty();
        assertThat(master.all("run returned .*")).isEmpty();
    }

    private static void fails(ServiceManager manager, String place, String error) {
        Runnable failure = () -> fail(error);
        switch (place) {
            case "ready" -> manager.onWorkerReady((service, worker) -> failure.run());
            case "dead" -> manager.onDeadWorker((service, worker, exit) -> failure.run());
            case "reload" -> manager.onReload(failure);
            case "terminate" -> manager.onTerminate(failure);
            default ->
                manager.onEvent(event -> {
                    if (event instanceof WorkerEvent.Ready) {
                        failure.run();
                    }
                });
        }
    }

    private static void fail(String error) {
        switch (error) {
            case "InternalError" -> throw new InternalError("on purpose");
            case "UnknownError" -> throw new UnknownError("on purpose");
            case "StackOverflowError" -> fail(error);
            default -> throw new OutOfMemoryError("unable to create native thread: on purpose");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {SOFTWARE, OF_THE_JVM})
    void aHookThatHoardsMemoryEndsTheMaster(int status) {
        if (status == OF_THE_JVM) {
            masters.withJvmOptions("-XX:+ExitOnOutOfMemoryError");
        }
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 2);
            manager.onReload(Hoard::everything);
        });
        master.awaitWorkers("Talker", 2);

        master.signal("HUP");

        assertThat(endOf(master)).isEqualTo(status);
        if (status == SOFTWARE) {
            master.awaitLine(SAYS_WHY.formatted("OutOfMemoryError"));
        } else {
            master.awaitLine("Terminating due to java\\.lang\\.OutOfMemoryError: .*");
        }
        assertThat(master.all("Talker\\.(\\d) terminate \\d+")).containsExactlyInAnyOrder("0", "1");
    }

    @Test
    void aShutdownHookThatHangsDoesNotKeepADeafMaster() {
        Master master = masters.start(manager -> {
            Runtime.getRuntime().addShutdownHook(new Thread(Talker::block));
            manager.add(Talker.class, 1);
            manager.onReload(() -> fail("InternalError"));
        });
        master.awaitWorkers("Talker", 1);

        master.signal("HUP");

        assertThat(endOf(master)).isEqualTo(SOFTWARE);
    }

    /** Keeps what it has taken. */
    private static final class Hoard {

        private static Object[] all;

        static void everything() {
            while (true) {
                all = new Object[] {all, new byte[1 << 16]};
            }
        }
    }
}
