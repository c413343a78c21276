package io.supervisor4j.runtime.supervision;

import java.time.Duration;

/**
 * A simulated JVM. It behaves as a real worker does, except where the {@link Weather} spoils that; one that was started as a standby
 * warms up when it is told to, and becomes a worker when it is assigned.
 */
final class SimulatedWorker extends SimulatedProcess {

    private static final int SIGKILL = 137;

    /** Whether its service overrides {@code reload}; otherwise it answers a reload by being replaced. */
    private final boolean reloads;

    private Duration timeout = Duration.ZERO;
    private int worker;
    private boolean greeted;
    private boolean toldToWarm;
    private boolean assigned;
    private boolean ready;
    private boolean stopping;
    private boolean leaving;
    private int statusToLeaveWith;

    SimulatedWorker(SimulatedWorld world, Life life, boolean reloads) {
        super(world, life);
        this.reloads = reloads;
        this.worker = life.worker();
    }

    /** That of a standby until it is told another. */
    @Override
    int worker() {
        return worker;
    }

    // ---- its start

    @Override
    void boot() {
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

    @Override
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

    // ---- what the master tells it

    @Override
    void warm() {
        later(dice.mostlyShort(0, 5), () -> {
            toldToWarm = true;
            warmUp();
        });
    }

    @Override
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

    @Override
    void terminate(Duration mayTake) {
        later(dice.mostlyShort(0, 5), () -> {
            if (!stopping && !leaving) {
                stopping = true;
                terminate(mayTake, ExitReason.ASKED);
            }
        });
    }

    @Override
    void changeTimeout(Duration mayTake) {
        later(dice.mostlyShort(0, 5), () -> timeout = mayTake);
    }

    @Override
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

    @Override
    void abort() {
        if (!world.strikes(Trouble.IGNORES_TERMINATE)) {
            later(dice.mostlyShort(0, 60), this::interrupted);
        }
    }

    @Override
    void bye() {
        later(dice.mostlyShort(0, 10), () -> {
            if (leaving) {
                exit(statusToLeaveWith);
            }
        });
    }
}
