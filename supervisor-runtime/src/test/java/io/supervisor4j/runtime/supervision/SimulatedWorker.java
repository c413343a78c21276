package io.supervisor4j.runtime.supervision;

import java.time.Duration;

/**
 * One simulated process: a JVM from the moment its start was ordered to its end. It behaves as a real worker does, except where
 * the {@link Weather} spoils that; one that was started as a standby warms up when it is told to, and becomes a worker when it is
 * assigned. What it says travels in its order and arrives before its exit, unless there is disorder.
 */
final class SimulatedWorker {

    private static final int SIGKILL = 137;

    private final SimulatedWorld world;
    private final Dice dice;
    private final Life life;
    /** Whether its service overrides {@code reload}; otherwise it answers a reload by being replaced. */
    private final boolean reloads;

    private Duration timeout = Duration.ZERO;
    private boolean started;
    private boolean over;
    private boolean hung;
    private int worker;
    private boolean greeted;
    private boolean toldToWarm;
    private boolean assigned;
    private boolean ready;
    private boolean stopping;
    private boolean leaving;
    private long lastWordArrives;
    private int statusToLeaveWith;

    SimulatedWorker(SimulatedWorld world, Life life, boolean reloads) {
        this.world = world;
        this.dice = world.dice();
        this.life = life;
        this.reloads = reloads;
        this.worker = life.worker();
    }

    Life life() {
        return life;
    }

    /** The number it has now: that of a standby until it is told another. */
    int worker() {
        return worker;
    }

    // ---- its start

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

    private void boot() {
        if (world.strikes(Trouble.DIES_BOOTING)) {
            later(dice.mostlyShort(0, 200), () -> exit(dice.oneOf(0, 1, 126, 127, 134, 137, 139, 130)));
        } else if (world.strikes(Trouble.HANGS_BOOTING)) {
            hung = true;
        } else {
            later(takes(100, 600), () -> {
                greeted = true;
                if (!world.strikes(Trouble.GARBLES_HELLO)) {
                    say(new Event.Hello(life));
                }
                warmUp();
                construct();
            });
        }
    }

    private void warmUp() {
        if (!greeted || !toldToWarm) {
            return;
        }
        if (world.strikes(Trouble.DIES_WARMING)) {
            later(dice.mostlyShort(0, 200), this::diesBlank);
        } else if (world.strikes(Trouble.HANGS_WARMING)) {
            hung = true;
        } else {
            later(takes(200, 6_000), this::waitToBeAssigned);
        }
    }

    private void waitToBeAssigned() {
        say(new Event.Warmed(life));
        if (world.strikes(Trouble.DIES_WAITING)) {
            later(dice.mostlyShort(0, 20_000), () -> {
                if (!assigned && !world.isMended()) {
                    diesBlank();
                }
            });
        }
    }

    private void diesBlank() {
        switch (dice.number(0, 3)) {
            case 0 -> leave(-1, ExitReason.OWN, "System.exit");
            case 1 -> leave(1, ExitReason.OWN, "the main thread was interrupted");
            default -> exit(dice.oneOf(0, 1, 3, 134, SIGKILL));
        }
    }

    private void construct() {
        if (!greeted || !assigned || stopping) {
            return;
        }
        if (world.strikes(Trouble.CONSTRUCTOR_THROWS)) {
            later(dice.mostlyShort(0, 50), () -> leave(dice.oneOf(1, 1, 3), ExitReason.OWN, "RuntimeException"));
        } else if (world.strikes(Trouble.CONSTRUCTOR_HANGS)) {
            hung = true;
        } else {
            later(takes(200, 6_000), this::becomeReady);
        }
    }

    private void becomeReady() {
        ready = true;
        say(new Event.Ready(life));
        if (world.strikes(Trouble.CRASHES)) {
            later(dice.mostlyShort(0, 20_000), this::crashUnlessMended);
        }
    }

    // ---- its end

    private void crashUnlessMended() {
        if (!world.isMended()) {
            crash();
        }
    }

    private void crash() {
        switch (dice.number(0, 6)) {
            case 0 -> leave(dice.oneOf(0, 1, 42), ExitReason.OWN, "IllegalStateException");
            case 1 -> exit(dice.oneOf(0, 1, 3, 255));
            case 2 -> exit(dice.oneOf(134, 139, 143, SIGKILL));
            case 3 -> interrupted();
            case 4 -> stop("requestShutdown", ExitReason.ASKED);
            case 5 -> leave(-1, ExitReason.OWN, "System.exit");
            default -> hung = true;
        }
    }

    /** Somebody sends a signal to its pid. */
    void signalledFromOutside(int signal) {
        if (!started) {
            return;
        }
        switch (signal) {
            case 1 -> later(0, this::hangUp);
            case 2 -> later(0, this::interrupted);
            case 9 -> exit(SIGKILL);
            default -> later(0, this::askedFromOutside);
        }
    }

    private boolean isBlankStandby() {
        return life.isStandby() && !assigned;
    }

    private void hangUp() {
        if (!isBlankStandby()) {
            reloadOrBeReplaced();
        }
    }

    private void askedFromOutside() {
        if (isBlankStandby()) {
            leave(0, ExitReason.ASKED, "SIGTERM");
        } else {
            stop("SIGTERM", ExitReason.ASKED);
        }
    }

    private void interrupted() {
        if (dice.chance(0.5) && !leaving) {
            say(new Event.Exiting(life, 1, ExitReason.INTERRUPT, "SIGINT"));
            exit(1);
        } else {
            exit(130);
        }
    }

    /** It terminates, after telling why where the master does not know. */
    private void stop(String detail, ExitReason reason) {
        if (stopping || leaving) {
            return;
        }
        stopping = true;
        say(new Event.Stopping(life, reason, detail));
        terminate(timeout, reason);
    }

    private void terminate(Duration mayTake, ExitReason reason) {
        if (world.strikes(Trouble.IGNORES_TERMINATE)) {
            hung = true;
            return;
        }
        long limit = mayTake.toNanos();
        if (!ready) {
            leave(0, reason, "");
        } else if (limit > 0 && world.strikes(Trouble.SLOW_TO_TERMINATE)) {
            later(limit, () -> leave(1, ExitReason.DEADLINE, "graceful shutdown timeout"));
        } else {
            long most = limit > 0 ? limit / Dice.MILLI * 9 / 10 : 3_000;
            later(dice.mostlyShort(0, most), () -> leave(dice.oneOf(0, 0, 42), reason, ""));
        }
    }

    private void leave(int status, ExitReason reason, String detail) {
        if (leaving) {
            return;
        }
        leaving = true;
        statusToLeaveWith = Math.max(status, 0);
        say(new Event.Exiting(life, status, reason, detail));
        if (world.strikes(Trouble.HANGS_LEAVING)) {
            hung = true;
        } else {
            later(Dice.SECOND, () -> exit(statusToLeaveWith));
        }
    }

    private void exit(int value) {
        if (over) {
            return;
        }
        over = true;
        world.ended(this);
        lastWordArrives = Math.max(lastWordArrives, world.now()) + dice.mostlyShort(0, 20);
        world.after(lastWordArrives - world.now(), () -> world.post(new Event.Exited(life, value)));
    }

    // ---- what the master tells it

    void warm() {
        later(dice.mostlyShort(0, 5), () -> {
            toldToWarm = true;
            warmUp();
        });
    }

    void assign(int number, Duration mayTake) {
        worker = number;
        timeout = mayTake;
        later(dice.mostlyShort(0, 5), () -> {
            assigned = true;
            if (!leaving) {
                construct();
            }
        });
    }

    void terminate(Duration mayTake) {
        later(dice.mostlyShort(0, 5), () -> {
            if (!stopping && !leaving) {
                stopping = true;
                terminate(mayTake, ExitReason.ASKED);
            }
        });
    }

    void changeTimeout(Duration mayTake) {
        later(dice.mostlyShort(0, 5), () -> timeout = mayTake);
    }

    void reload(long sequence) {
        later(dice.mostlyShort(0, 5), () -> {
            reloadOrBeReplaced();
            if (reloads && !stopping) {
                later(takes(50, 900), () -> say(new Event.Reloaded(life, sequence)));
            }
        });
    }

    private void reloadOrBeReplaced() {
        if (reloads && world.strikes(Trouble.RELOAD_HANGS)) {
            hung = true;
        } else if (!reloads) {
            stop("reload", ExitReason.RELOAD);
        }
    }

    void abort() {
        if (!world.strikes(Trouble.IGNORES_TERMINATE)) {
            later(dice.mostlyShort(0, 60), this::interrupted);
        }
    }

    void bye() {
        later(dice.mostlyShort(0, 10), () -> {
            if (leaving) {
                exit(statusToLeaveWith);
            }
        });
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

    private long takes(long usualMillis, long mostMillis) {
        return dice.mostlyShort(0, world.strikes(Trouble.SLUGGISH) ? mostMillis : usualMillis);
    }

    private void later(long delay, Runnable action) {
        world.after(delay, () -> {
            if (!over && !hung) {
                action.run();
            }
        });
    }

    private void say(Event words) {
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
