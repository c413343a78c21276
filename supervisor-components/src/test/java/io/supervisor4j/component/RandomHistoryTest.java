package io.supervisor4j.component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Starts, stops, crashes and restarts random trees from several threads and checks what must always hold. A failure names its
 * seed; {@code -Dcomponent.seed=N} begins with that one and {@code -Dcomponent.histories=N} sets how many follow. The clock stands:
 * nothing may depend on a timeout.
 */
@Timeout(600)
class RandomHistoryTest {

    private static final long PATIENCE_SECONDS = 60;

    /** Small seeds that follow each other would all begin alike. */
    private static final long SCRAMBLE = 0x9E3779B97F4A7C15L;

    private static final int START = 0;
    private static final int STORM = 4;
    private static final int STOP = 5;
    private static final int KINDS_WITHOUT_RESTARTS = 6;
    private static final int KINDS = 11;

    @Test
    void whatMustAlwaysHoldHoldsInEveryHistory() throws Exception {
        long first = Long.getLong("component.seed", 1);
        int count = Integer.getInteger("component.histories", 1000);
        for (long seed = first; seed < first + count; seed++) {
            history(seed);
        }
    }

    /** In some histories the users restart and move components, in the others supervisors only restart. */
    private static void history(long seed) throws Exception {
        Random random = new Random(seed * SCRAMBLE);
        boolean moving = random.nextBoolean();
        Seen seen = new Seen(moving);
        RandomGraph graph = new RandomGraph(random, seen);
        CompletableFuture<StopReport> ended = graph.root().stoppedAsync().toCompletableFuture();
        List<Thread> users = new ArrayList<>();
        for (int user = 0; user < 3; user++) {
            users.add(user(graph, random.nextLong(), seen, moving));
        }
        act(graph.root(), START, graph.root(), seen);
        users.forEach(Thread::start);
        for (Thread user : users) {
            user.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            assertThat(user.isAlive())
                    .as(() -> "seed " + seed + ": a user waits for ever:\n" + describe(graph, List.of(user)))
                    .isFalse();
        }
        settle(graph, seen, seed);
        for (Component root : graph.roots()) {
            end(graph, root, seed);
        }
        check(graph, seen, ended, seed);
    }

    private static Thread user(RandomGraph graph, long seed, Seen seen, boolean moving) {
        Random random = new Random(seed);
        Thread thread = new Thread(() -> {
            for (int step = 0; step < 8; step++) {
                int choice = random.nextInt(moving ? KINDS : KINDS_WITHOUT_RESTARTS);
                act(any(graph, random), choice, any(graph, random), seen);
                for (int pause = random.nextInt(5000); pause > 0; pause--) {
                    Thread.onSpinWait();
                }
            }
        });
        thread.setDaemon(true);
        return thread;
    }

    private static void act(Component target, int choice, Component other, Seen seen) {
        try {
            switch (choice) {
                case START -> target.maybeStart();
                case 1 -> target.node().root().component().maybeStart();
                case 2, 3 -> target.crash(new IllegalStateException("a user"));
                case STORM -> storm(target);
                case STOP -> {
                    seen.told(target);
                    target.stop();
                }
                case 6 -> {
                    seen.told(target);
                    target.stopAsync();
                }
                case 7 -> target.restart();
                case 8 -> target.restartAsync();
                case 9 -> {
                    seen.told(target);
                    remove(target);
                }
                default -> target.addRuntimeDependency(other);
            }
        } catch (ComponentException | IllegalStateException | IllegalArgumentException e) {
            // What the tree is just doing decides whether a command is fit.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void storm(Component target) {
        for (int crash = 0; crash < 20; crash++) {
            target.crash(new IllegalStateException("a storm"));
        }
    }

    private static void remove(Component target) throws InterruptedException {
        Component parent = target.node().parentOrNull();
        if (parent != null) {
            parent.removeDependency(target);
        }
    }

    /** Nothing that is kept running stays down, as soon as all that was begun has come to its end. */
    private static void settle(RandomGraph graph, Seen seen, long seed) {
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .untilAsserted(() -> assertThat(seen.lost(graph.all()))
                        .as(() -> "seed " + seed + ":\n" + describe(graph, List.of()))
                        .isEmpty());
    }

    private static Component any(RandomGraph graph, Random random) {
        return graph.all().get(random.nextInt(graph.all().size()));
    }

    private static void end(RandomGraph graph, Component root, long seed) throws Exception {
        CompletableFuture<StopReport> stop = root.stopAsync().toCompletableFuture();
        try {
            StopReport report = stop.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(report.unstopped()).as("seed %d", seed).isEmpty();
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("seed " + seed + " does not stop:\n" + describe(graph, List.of()), e);
        }
    }

    private static void check(RandomGraph graph, Seen seen, CompletableFuture<StopReport> ended, long seed)
            throws Exception {
        for (Thread thread : graph.threads()) {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            assertThat(thread.isAlive())
                    .as(() -> "seed " + seed + ": left is " + thread + "\n" + describe(graph, List.of()))
                    .isFalse();
        }
        assertThat(seen.violations()).as("seed %d", seed).isEmpty();
        assertThat(graph.all())
                .as("seed %d", seed)
                .noneMatch(component -> component.state().isLive());
        if (graph.root().state().isEnd()) {
            ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static String describe(RandomGraph graph, List<Thread> users) {
        StringBuilder text = new StringBuilder(graph.root().graph().toText());
        List<Thread> threads = new ArrayList<>(graph.threads());
        threads.addAll(users);
        threads.stream().filter(Thread::isAlive).forEach(thread -> {
            text.append(thread).append('\n');
            for (StackTraceElement call : thread.getStackTrace()) {
                text.append("\tat ").append(call).append('\n');
            }
        });
        return text.toString();
    }
}
