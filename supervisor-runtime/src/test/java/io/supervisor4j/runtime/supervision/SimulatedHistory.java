package io.supervisor4j.runtime.supervision;

/** One simulated history, from its seed: some time of turmoil, and one of three ends. */
final class SimulatedHistory {

    /** Longer than any back-off, timeout and suspension together. */
    private static final long REST = 200 * Dice.SECOND;

    private final Trace trace;
    private final Dice dice;
    private final SimulatedWorld world;

    SimulatedHistory(long seed, int traceLength) {
        trace = new Trace(traceLength);
        dice = new Dice(seed);
        world = new SimulatedWorld(dice, trace);
    }

    Trace trace() {
        return trace;
    }

    void play() {
        long turmoil = dice.mostlyShort(100, 120_000);
        world.user().begin();
        world.user().plague(turmoil, dice.number(0, 25));
        world.live(turmoil);
        switch (dice.number(0, 9)) {
            case 0, 1, 2 -> stopInTurmoil();
            case 3, 4 -> abortInTurmoil();
            default -> recover();
        }
        world.live(60 * Dice.SECOND);
    }

    /** Whatever workers and hooks do, the manager ends; without a time limit of its own perhaps only by an abort. */
    private void stopInTurmoil() {
        world.user().stop();
        world.user().meddle(20 * Dice.SECOND);
        world.live(2 * REST);
        if (!world.invariants().isFinished()) {
            boolean mayTakeForEver = world.invariants().shutdownTimeout().isZero();
            world.invariants().check(mayTakeForEver, "a stop with a time limit ends");
            abortInTurmoil();
        }
    }

    private void abortInTurmoil() {
        world.user().abort();
        world.user().meddle(3 * Dice.SECOND);
        world.live(REST);
        if (!world.invariants().isFinished()) {
            boolean mayTakeForEver = world.invariants().shutdownTimeout().isZero();
            world.invariants().check(mayTakeForEver, "an abort with a time limit for programs ends");
            world.user().abort();
            world.live(REST);
        }
        world.invariants().check(world.invariants().isFinished(), "an abort ends, or the next one does");
    }

    /** Faults end, time passes: all is well. Then the manager stops, gracefully. */
    private void recover() {
        if (world.invariants().isFinished()) {
            return;
        }
        world.mend();
        world.live(REST);
        if (!world.invariants().isEnding()) {
            world.invariants().checkRest(world.isIdle());
            world.user().stop();
            world.live(REST);
        }
        world.invariants().check(world.invariants().isFinished(), "a stop in fair weather ends");
        world.invariants().check(world.workers().isEmpty(), "and leaves no process");
    }
}
