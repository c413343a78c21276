package io.supervisor4j.runtime.supervision;

import java.time.Duration;

/** A simulated program, with what speaks for it: it runs from its start, hears signals only, and says nothing of its end. */
final class SimulatedProgram extends SimulatedProcess {

    private static final int SIGHUP = 129;
    private static final int SIGINT = 130;
    private static final int SIGKILL = 137;
    private static final int SIGTERM = 143;

    /** Whether its service has a signal for a reload; otherwise it is replaced. */
    private final boolean reloads;

    private boolean stopping;

    SimulatedProgram(SimulatedWorld world, Life life, boolean reloads) {
        super(world, life);
        this.reloads = reloads;
    }

    @Override
    void boot() {
        if (world.strikes(Trouble.DIES_BOOTING)) {
            later(dice.mostlyShort(0, 200), () -> exit(dice.oneOf(0, 1, 126, 127, 134, SIGKILL, SIGINT)));
        } else if (world.strikes(Trouble.HANGS_BOOTING)) {
            hung = true;
        } else {
            later(takes(5, 600), () -> {
                say(new Event.Hello(life));
                becomeReady();
            });
        }
    }

    private void becomeReady() {
        if (world.strikes(Trouble.CONSTRUCTOR_HANGS)) {
            hung = true;
            return;
        }
        later(takes(50, 6_000), () -> say(new Event.Ready(life)));
        if (world.strikes(Trouble.CRASHES)) {
            later(dice.mostlyShort(0, 20_000), this::crash);
        }
    }

    private void crash() {
        if (!world.isMended()) {
            exit(dice.oneOf(0, 1, 3, 134, 139, SIGINT, SIGTERM, SIGKILL, 255));
        }
    }

    @Override
    void signalledFromOutside(int signal) {
        if (started) {
            switch (signal) {
                case 1 -> exit(SIGHUP);
                case 2 -> exit(SIGINT);
                case 9 -> exit(SIGKILL);
                default -> later(0, () -> end(Duration.ZERO));
            }
        }
    }

    @Override
    void terminate(Duration mayTake) {
        later(dice.mostlyShort(0, 5), () -> end(mayTake));
    }

    /** It knows nothing of its deadline, and may well be killed there. */
    private void end(Duration mayTake) {
        if (world.strikes(Trouble.IGNORES_TERMINATE)) {
            hung = true;
        } else if (!stopping) {
            stopping = true;
            long limit = mayTake.toMillis();
            boolean slow = limit > 0 && world.strikes(Trouble.SLOW_TO_TERMINATE);
            long most = limit == 0 ? 3_000 : slow ? 2 * limit : limit * 9 / 10;
            later(dice.mostlyShort(0, most), () -> exit(dice.oneOf(0, 0, 42, SIGTERM)));
        }
    }

    @Override
    void reload(long sequence) {
        later(dice.mostlyShort(0, 5), () -> {
            if (reloads) {
                say(new Event.Reloaded(life, sequence));
            } else {
                say(new Event.Stopping(life, ExitReason.RELOAD, "reload"));
                end(Duration.ZERO);
            }
        });
    }
}
