package io.supervisor4j.runtime.supervision;

import java.time.Duration;

/**
 * One simulated process, from the moment its start was ordered to its end. What it says travels in its order and arrives before its
 * exit, unless there is disorder.
 */
abstract class SimulatedProcess {

    private static final int SIGKILL = 137;

    final SimulatedWorld world;
    final Dice dice;
    final Life life;
    boolean started;
    boolean over;
    boolean hung;
    private long lastWordArrives;

    SimulatedProcess(SimulatedWorld world, Life life) {
        this.world = world;
        this.dice = world.dice();
        this.life = life;
    }

    Life life() {
        return life;
    }

    /** The number it has now. */
    int worker() {
        return life.worker();
    }

    /** Its process is there. */
    abstract void boot();

    /** Somebody sends a signal to its pid. */
    abstract void signalledFromOutside(int signal);

    // ---- what the master tells it

    void warm() {
        throw new Invariants.Violation(life + " is warmed");
    }

    void assign(int number, Duration mayTake) {
        throw new Invariants.Violation(life + " is assigned");
    }

    abstract void terminate(Duration mayTake);

    void changeTimeout(Duration mayTake) {
        throw new Invariants.Violation(life + " is told a time");
    }

    abstract void reload(long sequence);

    void abort() {
        throw new Invariants.Violation(life + " is to end at once");
    }

    void bye() {
        throw new Invariants.Violation(life + " is answered");
    }

    // ---- its start and its end

    void spawn() {
        if (world.strikes(Trouble.SPAWN_HANGS)) {
            hung = true;
            world.after(dice.mostlyShort(1_000, 200_000), this::spawnReturns);
        } else {
            world.after(takes(50, 800), this::spawnReturns);
        }
    }

    private void spawnReturns() {
        if (started || over) {
            return;
        }
        hung = false;
        if (world.strikes(Trouble.SPAWN_FAILS)) {
            over = true;
            world.ended(this);
            world.post(new Event.SpawnFailed(life, "no such file"));
        } else {
            started = true;
            world.post(new Event.Spawned(life, world.newPid()));
            boot();
        }
    }

    final void exit(int value) {
        if (over) {
            return;
        }
        over = true;
        world.ended(this);
        lastWordArrives = Math.max(lastWordArrives, world.now()) + dice.mostlyShort(0, 20);
        world.after(lastWordArrives - world.now(), () -> world.post(new Event.Exited(life, value)));
    }

    void kill() {
        boolean slow = world.strikes(Trouble.KILL_IS_SLOW);
        world.after(slow ? dice.mostlyShort(100, 6_000) : dice.mostlyShort(0, 50), () -> exit(SIGKILL));
    }

    /** The trouble is over: a start that hung returns, and somebody removes a process that does. */
    void mend() {
        if (!started) {
            spawnReturns();
        } else if (hung) {
            exit(SIGKILL);
        }
    }

    final long takes(long usualMillis, long mostMillis) {
        return dice.mostlyShort(0, world.strikes(Trouble.SLUGGISH) ? mostMillis : usualMillis);
    }

    final void later(long delay, Runnable action) {
        world.after(delay, () -> {
            if (!over && !hung) {
                action.run();
            }
        });
    }

    final void say(Event words) {
        boolean astray = world.strikes(Trouble.DISORDER);
        long arrives = world.now() + (astray ? dice.millis(0, 100) : dice.mostlyShort(0, 10));
        if (!astray) {
            arrives = Math.max(arrives, lastWordArrives);
            lastWordArrives = arrives;
        }
        world.after(arrives - world.now(), () -> world.post(words));
        if (world.strikes(Trouble.STUTTERS)) {
            world.after(arrives - world.now() + dice.mostlyShort(0, 5_000), () -> world.post(words));
        }
    }
}
