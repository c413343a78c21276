package io.supervisor4j.it;

import io.supervisor4j.Service;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From start to a graceful stop, when nothing goes wrong. */
class LifecycleIT {

    @RegisterExtension
    final Masters masters = new Masters();

    @Test
    void everyServiceHasWorkersFromZeroUpInJvmsOfTheirOwn_C5_C6_C24() {
        Master master = masters.start(manager -> {
            ServiceId first =
                    manager.add(ServiceSpec.of(Talker.class).workers(3).name("a"));
            ServiceId second = manager.add(ServiceSpec.of(Talker.class).name("b"));
            Talker.line("different ids: " + !first.equals(second));
        });

        Map<Integer, Long> a = master.awaitWorkers("a", 3);
        Map<Integer, Long> b = master.awaitWorkers("b", 1);

        master.awaitLine("different ids: true");
        assertThat(a.values()).doesNotHaveDuplicates().doesNotContainAnyElementsOf(b.values());
        assertThat(a.values()).doesNotContain(master.pid());
        assertThat(master.processes()).containsExactlyInAnyOrder(a.get(0), a.get(1), a.get(2), b.get(0));
        master.stop();
    }

    @Test
    void psAndTopShowWhoIsWho_C33() throws IOException {
        Master master = masters.with(builder -> builder.name("shop"))
                .start(manager ->
                        manager.add(ServiceSpec.of(Talker.class).workers(2).name("invoice-printer")));
        Map<Integer, Long> workers = master.awaitWorkers("invoice-printer", 2);

        assertThat(Files.readString(Path.of("/proc/" + workers.get(1) + "/comm")))
                .isEqualTo("invoice-print.1\n");
        master.awaitUntil("its name", () -> Files.readString(Path.of("/proc/" + master.pid() + "/comm"))
                .equals("shop.master\n"));
        master.stop();
    }

    @Test
    void workersAreStartedInTheOrderOfTheirServicesAndIds_C25() {
        // So far apart that on a busy machine no start is overtaken by the next, which goes on beside it.
        Master master = masters.with(builder -> builder.spawnInterval(Duration.ofMillis(300)))
                .start(manager -> {
                    manager.add(ServiceSpec.of(Talker.class).workers(2).name("first"));
                    manager.add(ServiceSpec.of(Talker.class).workers(2).name("second"));
                });

        assertThat(master.awaitLines(".* worker (\\S+) \\[\\d+] started", 4))
                .containsExactly("first.0", "first.1", "second.0", "second.1");
        master.stop();
    }

    @Test
    void theFirstWorkerStartsAtOnceAndTheNextWhenTheSpawnIntervalHasPassed_C3() {
        Master master = masters.with(builder -> builder.spawnInterval(Duration.ofHours(1)))
                .start(manager -> manager.add(Talker.class, 2));
        master.awaitWorkers("Talker", 1);

        master.assertNoMore("Talker.*", Duration.ofMillis(500));
        assertThat(master.processes()).hasSize(1);
        master.stop();
    }

    @Test
    void gracefulStopRunsHooksThenEachTerminateOnceAndReturnsZero_C16_C23_C37_C46_C50() {
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 3);
            manager.onTerminate(() -> Talker.line("terminate hook"));
            manager.onDeadWorker((service, worker, exit) -> Talker.line("dead hook"));
        });
        master.awaitWorkers("Talker", 3);

        master.stop();

        assertThat(master.all("terminate hook|(?:Talker.*terminate|run returned).*"))
                .hasSize(5);
        assertThat(master.all("(terminate hook|Talker.\\d terminate|run returned 0).*")
                        .get(0))
                .isEqualTo("terminate hook");
        assertThat(master.all("Talker\\.(\\d) terminate \\d+")).containsExactlyInAnyOrder("0", "1", "2");
        assertThat(master.lines()).contains("run returned 0").doesNotContain("dead hook");
    }

    @Test
    void returningFromRunDoesNotEndAWorkerAndABusyRunDoesNotDelayItsEnd_C36_C37_C45() {
        Master master = masters.start(manager -> {
            manager.add(ServiceSpec.of(Talker.class).name("returning"));
            manager.add(ServiceSpec.of(Busy.class).name("busy"));
        });
        master.awaitWorkers("returning", 1);
        master.awaitWorkers("busy", 1);

        master.assertNoMore("\\S+ run \\d+", Duration.ofMillis(500));
        master.stop();

        assertThat(master.all("(\\S+) terminate \\d+")).containsExactlyInAnyOrder("returning.0", "busy.0");
    }

    @Test
    void aManagerWithoutAnyWorkerStaysUntilSigterm_C11() {
        Master none = masters.start(manager -> {});
        Master zero = masters.start(manager -> manager.reconfigure(manager.add(Talker.class, 2), 0));

        none.awaitLine(".* manager ready: 0 workers .*");
        zero.awaitLine(".* manager ready: 0 workers .*");

        // The JVM that was started early for the first worker is of no use any more.
        await().untilAsserted(() -> assertThat(zero.processes()).isEmpty());
        none.stop();
        zero.stop();
        assertThat(zero.all("Talker.*")).isEmpty();
    }

    @Test
    void argumentsOfEveryKindArriveAsTheyWere_C6() {
        Master master = masters.start(manager -> {
            manager.add(Plain.class, 1, 1, 2L, (short) 3, 4.5, 5.5f, 'c', true, "ü\"\\\n\t{}🙂", "");
            manager.add(
                    Rich.class,
                    1,
                    Color.RED,
                    Duration.ofMillis(1500),
                    new Endpoint("h", 25, List.of(Color.BLUE)),
                    new Pojo("secret", 7),
                    List.of("x", "y"),
                    Map.of("k", 1),
                    Set.of(Color.RED),
                    new int[] {1, 2});
            manager.add(Nulls.class, 1, null, null);
            manager.add(
                    Plain.class,
                    1,
                    -1,
                    Long.MIN_VALUE,
                    Short.MAX_VALUE,
                    Double.NaN,
                    -0.0f,
                    ' ',
                    false,
                    "a b",
                    "$HOME '`x`");
        });

        assertThat(master.awaitLines("Plain\\.0 (.*\\|) \\d+", 2))
                .containsExactlyInAnyOrder(
                        "1|2|3|4.5|5.5|c|true|ü\"\\\\n\t{}🙂||",
                        "-1|-9223372036854775808|32767|NaN|-0.0| |false|a b|$HOME '`x`|");
        assertThat(master.awaitLine("Rich\\.0 (.*\\|) \\d+"))
                .isEqualTo("RED|PT1.5S|Endpoint[host=h, port=25, colors=[BLUE]]|secret7|[x, y]|{k=1}|[RED]|2|");
        master.awaitLine("Rich\\.0 typed BLUE1 \\d+");
        master.awaitLine("Nulls\\.0 null\\|null\\| \\d+");
    }

    @Test
    void namedArgumentsFollowThePositionalOnes() {
        Master master = masters.start(manager -> manager.add(ServiceSpec.of(Named.class)
                .args("smtp")
                .namedArgs(Map.of("timeout", Duration.ofSeconds(3), "port", 25))));

        master.awaitLine("Named\\.0 smtp\\|25\\|PT3S\\| \\d+");
    }

    @Test
    void theConstructorMayBeginWithTheWorkerIdOrTheContext_C32_C33() {
        Master master = masters.start(manager -> {
            ServiceId id = manager.add(ServiceSpec.of(KnowsItsContext.class)
                    .workers(2)
                    .name("named so")
                    .args("x"));
            Talker.line("id " + id);
            manager.add(KnowsItsNumber.class, 2, "y");
            manager.add(Named.class, 1, "same class, own name", 1, Duration.ZERO);
        });

        String id = master.awaitLine("id (\\S+)");
        IntStream.range(0, 2).forEach(worker -> {
            master.awaitLine("context " + id + " named so " + worker + " x false Optional.empty");
            master.awaitLine("number " + worker + " y");
        });
        master.awaitLine("Named\\.0 same class.*");
    }

    @Test
    void aWorkerKnowsThatAndUntilWhenItTerminates() {
        Master master = masters.start(manager -> manager.add(
                ServiceSpec.of(KnowsItsContext.class).args("x").gracefulShutdownTimeout(Duration.ofSeconds(40))));
        master.awaitLine("context .*");

        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS); // as fine as deadlines are
        master.stop();
        Instant after = Instant.now();

        assertThat(Instant.parse(master.awaitLine("terminating true, until (\\S+)")))
                .isBetween(before.plusSeconds(40), after.plusSeconds(40));
    }

    @Test
    void servicesAreAddedWhileTheManagerRuns() {
        Master master = masters.start(manager -> Commands.on(
                "add",
                count -> manager.add(ServiceSpec.of(Talker.class).workers(count).name("late" + count))));
        master.awaitLine(".* manager ready: 0 workers .*");

        master.tell("add", 2);
        master.tell("add", 1);

        master.awaitWorkers("late2", 2);
        master.awaitWorkers("late1", 1);
        master.stop();
    }

    @Test
    void closeDuringRunStopsGracefullyAndWaitsForTheEnd() {
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 2);
            Commands.on("close", () -> {
                manager.close();
                Talker.line("closed");
                manager.close();
                Talker.line("and again");
                Talker.block();
            });
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Talker.line("master exits")));
        });
        master.awaitWorkers("Talker", 2);

        master.tell("close", 0);

        assertThat(master.awaitExit()).isZero();
        assertThat(master.all("Talker\\.(\\d) terminate \\d+")).hasSize(2);
    }

    @Test
    void anInterruptOfTheThreadInRunIsAShutdown() {
        Master master = masters.start(manager -> {
            manager.add(Talker.class, 1);
            Thread main = Thread.currentThread();
            Commands.on("interrupt", main::interrupt);
        });
        master.awaitWorkers("Talker", 1);

        master.tell("interrupt", 0);

        assertThat(master.awaitExit()).isZero();
        master.awaitLine("Talker\\.0 terminate \\d+");
    }

    public enum Color {
        RED,
        BLUE
    }

    public record Endpoint(String host, int port, List<Color> colors) {}

    /** No getters, no equals: only fields. */
    public static final class Pojo {
        private String text;
        private int number;

        Pojo() {}

        Pojo(String text, int number) {
            this.text = text;
            this.number = number;
        }
    }

    /** Shows its arguments. */
    abstract static class Shows extends Talker {

        Shows(WorkerContext context, Object... arguments) {
            super(context);
            StringBuilder text = new StringBuilder();
            for (Object argument : arguments) {
                text.append(argument).append('|');
            }
            say(text.toString().replace("\n", "\\n"));
        }
    }

    public static final class Plain extends Shows {
        public Plain(
                WorkerContext context,
                int i,
                long l,
                short s,
                double d,
                float f,
                char c,
                boolean b,
                String t,
                String u) {
            super(context, i, l, s, d, f, c, b, t, u);
        }
    }

    public static final class Rich extends Shows {
        public Rich(
                WorkerContext context,
                Color color,
                Duration duration,
                Endpoint endpoint,
                Pojo pojo,
                List<String> list,
                Map<String, Integer> map,
                Set<Color> set,
                int[] array) {
            super(context, color, duration, endpoint, pojo.text + pojo.number, list, map, set, array.length);
            // The elements have their types.
            Color first = endpoint.colors().get(0);
            int one = map.get("k");
            say("typed " + first + one);
        }
    }

    public static final class Nulls extends Shows {
        public Nulls(WorkerContext context, String text, Integer number) {
            super(context, text, number);
        }
    }

    public static final class Named extends Shows {
        public Named(WorkerContext context, String host, int port, Duration timeout) {
            super(context, host, port, timeout);
        }
    }

    public static final class KnowsItsContext extends Talker {
        public KnowsItsContext(WorkerContext context, String text) {
            super(context);
            line("context " + context.serviceId() + " " + context.serviceName() + " " + context.workerId() + " " + text
                    + " " + context.isTerminating() + " " + context.stopDeadline());
        }

        @Override
        public void terminate() {
            line("terminating " + context.isTerminating() + ", until "
                    + context.stopDeadline().orElseThrow());
        }
    }

    public static final class KnowsItsNumber implements Service {
        public KnowsItsNumber(int workerId, String text) {
            Talker.line("number " + workerId + " " + text);
        }
    }

    public static final class Busy extends Talker {
        public Busy(WorkerContext context) {
            super(context);
        }

        @Override
        public void run() throws Exception {
            super.run();
            block();
        }
    }
}
