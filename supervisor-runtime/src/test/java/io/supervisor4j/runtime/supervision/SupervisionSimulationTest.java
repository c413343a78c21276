package io.supervisor4j.runtime.supervision;

import org.junit.jupiter.api.Test;

/**
 * Thousands of random histories of a manager among misbehaving workers, hooks and users, on a virtual clock, under the eyes of
 * {@link Invariants}.
 *
 * <p>{@code -Dsupervisor4j.simulation.seed=N} replays the history with that seed and prints all of it;
 * {@code -Dsupervisor4j.simulation.runs=N} plays that many.
 */
final class SupervisionSimulationTest {

    private static final String SEED = "supervisor4j.simulation.seed";
    private static final int RUNS = Integer.getInteger("supervisor4j.simulation.runs", 10_000);
    private static final int TRACE_LENGTH = 100;

    @Test
    void noHistoryBreaksAnInvariant() {
        Long seed = Long.getLong(SEED);
        if (seed == null) {
            for (int run = 0; run < RUNS; run++) {
                play(run, TRACE_LENGTH);
            }
        } else {
            System.out.println(play(seed, Integer.MAX_VALUE));
        }
    }

    private static Trace play(long seed, int traceLength) {
        SimulatedHistory history = new SimulatedHistory(seed, traceLength);
        try {
            history.play();
        } catch (AssertionError | RuntimeException problem) {
            throw new AssertionError(
                    problem + "\nReplay it with -D" + SEED + "=" + seed + ". What happened last:\n" + history.trace(),
                    problem);
        }
        return history.trace();
    }
}
