package io.supervisor4j.daemon;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.daemon.state.DaemonState;
import io.supervisor4j.daemon.state.Life;
import io.supervisor4j.daemon.state.Observed;
import io.supervisor4j.daemon.state.Phase;
import io.supervisor4j.daemon.state.ProcessIdentity;
import io.supervisor4j.daemon.state.WaitLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ends a daemon, and sends it signals; never a process that only has its pid (B-27). */
final class Stopper {

    private final String name;
    private final DaemonState state;

    Stopper(String name, DaemonState state) {
        this.name = name;
        this.state = state;
    }

    /** Asks it to end; true if it is gone in time. */
    boolean stop(Duration block) throws IOException {
        WaitLimit patience = WaitLimit.of(block);
        Duration guardLimit = Starter.guardLimit(patience);
        requireSomething(guardLimit);
        Life life = state.guarded(guardLimit, () -> {
            Observed sighting = state.sight();
            if (sighting instanceof Observed.Ending ending) {
                return ending.life();
            }
            if (sighting instanceof Observed.Coming coming) {
                return forbid(coming.life());
            }
            Life present = present(sighting);
            end(present, false);
            return present;
        });
        return awaitEnd(life, patience);
    }

    /** Ends it by force; true if it is gone in time. */
    boolean kill(Duration block) throws IOException {
        WaitLimit patience = WaitLimit.of(block);
        Duration guardLimit = Starter.guardLimit(patience);
        requireSomething(guardLimit);
        Life life = state.guarded(guardLimit, () -> {
            Observed sighting = state.sight();
            if (sighting instanceof Observed.Ending ending) {
                return ending.life();
            }
            if (sighting instanceof Observed.Coming coming) {
                killLauncher(forbid(coming.life()));
                return coming.life();
            }
            Life present = present(sighting);
            end(present, true);
            return present;
        });
        return awaitEnd(life, patience);
    }

    /** Sends any signal; the shell has the only portable way. */
    void signal(String signal) throws IOException {
        requireSomething(DaemonState.QUERY_LIMIT);
        state.guarded(DaemonState.QUERY_LIMIT, () -> {
            ProcessHandle process = alive(present(state.sight())).orElseThrow(this::notRunning);
            Process kill = new ProcessBuilder(
                            "/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start();
            String complaint = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!complaint.isBlank()) {
                throw new IOException("SIG" + signal + " could not be sent: " + complaint.strip());
            }
            return process;
        });
    }

    /** Without leaving files behind where there never was a daemon. */
    private void requireSomething(Duration guardLimit) throws IOException {
        if (state.look(guardLimit) instanceof Observed.Absent) {
            throw notRunning();
        }
    }

    private IllegalStateException notRunning() {
        return new IllegalStateException("daemon " + name + " is not running");
    }

    /** The process that starts later sees it and ends, before its program begins (S-8). */
    private Life forbid(Life coming) throws IOException {
        Life stopping = coming.in(Phase.STOPPING, Instant.now());
        state.write(stopping);
        return stopping;
    }

    /** Its process may just have been made, and will end by itself if it is missed here. */
    private static void killLauncher(Life life) {
        life.launcher().handle().ifPresent(launcher -> {
            List<ProcessHandle> started = launcher.descendants().toList();
            launcher.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        });
    }

    private void end(Life life, boolean byForce) throws IOException {
        Optional<ProcessHandle> alive = alive(life);
        if (alive.isEmpty()) {
            return;
        }
        ProcessHandle process = alive.get();
        if (process.equals(ProcessHandle.current())) {
            throw new IllegalStateException("daemon " + name + " cannot stop itself; let its main method return");
        }
        boolean sent = byForce ? process.destroyForcibly() : process.destroy();
        if (!sent && process.isAlive()) {
            throw new IOException("no signal could be sent to process " + process.pid());
        }
    }

    private Life present(Observed sighting) {
        if (sighting instanceof Observed.Present present) {
            return present.life().orElseThrow(() -> unknown("its file is missing or spoiled"));
        }
        throw notRunning();
    }

    /** Returns its process; empty if that is ending by itself: it may hold the lock a moment longer than it can be signalled. */
    private Optional<ProcessHandle> alive(Life life) throws IOException {
        ProcessIdentity process = life.process().orElseThrow(() -> unknown("it has not said so"));
        Optional<ProcessHandle> handle = process.handle();
        if (handle.isEmpty() && !process.isEnding() && state.sight() instanceof Observed.Present) {
            throw unknown("process " + process.pid() + " is not visible from here");
        }
        return handle;
    }

    private SupervisorException unknown(String why) {
        return new SupervisorException(
                "daemon " + name + " is running, as its lock is held, but which process it is cannot be told: " + why);
    }

    private boolean awaitEnd(Life life, WaitLimit patience) throws IOException {
        while (!state.guarded(Starter.guardLimit(patience), () -> isGone(life))) {
            if (!patience.pause(DaemonState.STEP)) {
                return false;
            }
        }
        return true;
    }

    private boolean isGone(Life life) throws IOException {
        if (state.sight() instanceof Observed.Present present) {
            Optional<Life> other = present.life().filter(now -> !now.is(life));
            return other.isPresent();
        }
        return state.isOver(life);
    }
}
