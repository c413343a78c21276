package io.supervisor4j.runtime.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Many random histories of a manager among misbehaving workers, hooks and users, on a virtual clock, under the eyes of {@link
 * Invariants}; on all processors.
 *
 * <p>{@code -Dsupervisor4j.simulation.seed=N} replays the history with that seed and prints all of it; {@code
 * -Dsupervisor4j.simulation.runs=N} plays that many, {@code -Dsupervisor4j.simulation.first=N} begins with another seed. {@code
 * ./mvnw -q -Pnight} plays ten million that nobody has played before.
 */
final class SupervisionSimulationTest {

    private static final String SEED = "supervisor4j.simulation.seed";
    private static final long FIRST = Long.getLong("supervisor4j.simulation.first", 0);
    private static final long RUNS = Long.getLong("supervisor4j.simulation.runs", 100_000);
    private static final long TOLD_EVERY = 200_000;
    private static final int TRACE_LENGTH = 100;

    private final AtomicLong next = new AtomicLong(FIRST);
    private final long startedAt = System.nanoTime();

    @Test
    void noHistoryBreaksAnInvariant() throws Exception {
        Long seed = Long.getLong(SEED);
        if (seed == null) {
            playAll();
        } else {
            System.out.println(play(seed, Integer.MAX_VALUE));
        }
    }

    private void playAll() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        ExecutorService players = Executors.newFixedThreadPool(processors);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < processors; i++) {
                all.add(this::playTheNext);
            }
            for (Future<Void> end : players.invokeAll(all)) {
                end.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError broken) {
                throw broken;
            }
            throw e;
        } finally {
            players.shutdownNow();
        }
    }

    /** One after the other, until all are played, or one has failed. */
    private @Nullable Void playTheNext() {
        for (long seed = next.getAndIncrement(); seed < FIRST + RUNS; seed = next.getAndIncrement()) {
            try {
                play(seed, TRACE_LENGTH);
            } catch (AssertionError e) {
                next.set(FIRST + RUNS);
                throw e;
            }
            tell(seed - FIRST + 1);
        }
        return null;
    }

    private void tell(long played) {
        if (played % TOLD_EVERY == 0) {
            Duration time = Duration.ofNanos(System.nanoTime() - startedAt);
            System.out.println(played + " of " + RUNS + " histories after " + time.toSeconds() + " s");
        }
    }

    private static Trace play(long seed, int traceLength) {
        SimulatedHistory history = new SimulatedHistory(seed, traceLength);
        try {
            history.play();
        } catch (AssertionError | RuntimeException problem) {
            String text =
                    problem + "\nReplay it with -D" + SEED + "=" + seed + ". What happened last:\n" + history.trace();
            throw new AssertionError(text, problem);
        }
        return history.trace();
    }
}
