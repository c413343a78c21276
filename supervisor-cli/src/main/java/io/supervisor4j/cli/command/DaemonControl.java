package io.supervisor4j.cli.command;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.daemon.Daemon;
import io.supervisor4j.daemon.DaemonExit;
import io.supervisor4j.daemon.DaemonStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands for a daemon that runs, or does not. */
final class DaemonControl {

    private DaemonControl() {}

    /** A command that ends a daemon (S-17, S-18). */
    abstract static class Ending extends BaseCommand implements Callable<Integer> {

        @Mixin
        private DaemonName name;

        abstract boolean end(Daemon daemon, Duration limit);

        @Override
        public Integer call() {
            try {
                boolean ended = end(name.find(), name.timeout());
                if (!ended && !name.timeout().isZero()) {
                    err().println("supervisor: " + name.name() + " has not ended; try 'supervisor daemon kill "
                            + name.name() + "'");
                }
                return ended || name.timeout().isZero() ? ExitCodes.REACHED : ExitCodes.TIMED_OUT;
            } catch (IllegalStateException e) {
                throw new CommandException(ExitCodes.REFUSED, String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** SIGTERM. */
    @Command(name = "stop", description = "Stop a daemon gracefully, as SIGTERM does, and wait for its end.")
    static final class Stop extends Ending {
        @Override
        boolean end(Daemon daemon, Duration limit) {
            return daemon.stop(limit);
        }
    }

    /** SIGKILL. */
    @Command(name = "kill", description = "End a daemon by force; the last resort.")
    static final class Kill extends Ending {
        @Override
        boolean end(Daemon daemon, Duration limit) {
            return daemon.kill(limit);
        }
    }

    /** Whether it runs. */
    @Command(
            name = "status",
            description = "Tell whether a daemon runs.",
            footer = {
                "",
                "Exit codes, those of the Linux Standard Base: 0 it runs, 1 it has failed, 3 it does not run, 4 unknown."
            })
    static final class Status extends BaseCommand implements Callable<Integer> {

        private static final int RUNS = 0;
        private static final int FAILED = 1;
        private static final int RUNS_NOT = 3;
        private static final int UNKNOWN = 4;

        private static final int SIGTERM = 15;

        @Mixin
        private DaemonName name;

        @Override
        public Integer call() {
            try {
                return tell(name.find());
            } catch (SupervisorException e) {
                throw new CommandException(UNKNOWN, String.valueOf(e.getMessage()), e);
            }
        }

        private int tell(Daemon daemon) {
            DaemonStatus status = daemon.status();
            if (status.isRunning()) {
                status.pid()
                        .ifPresentOrElse(pid -> out().println(name.name() + " runs, pid " + pid), () -> out().println(
                                        name.name() + " runs"));
                return RUNS;
            }
            Optional<DaemonExit> last = status.lastExit();
            out().println(name.name() + " does not run"
                    + last.map(exit -> ": it " + verb(exit) + exit.describe()).orElse(""));
            return last.isPresent() && hasFailed(last.get()) ? FAILED : RUNS_NOT;
        }

        /** One that does not handle SIGTERM is ended by it, and that is how a daemon is stopped. */
        private static boolean hasFailed(DaemonExit exit) {
            return exit.status().orElse(1) != 0 && exit.signal().orElse(0) != SIGTERM;
        }

        private static String verb(DaemonExit exit) {
            return exit.signal().isPresent() ? "was " : "";
        }
    }
}
