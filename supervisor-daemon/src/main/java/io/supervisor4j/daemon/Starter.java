package io.supervisor4j.daemon;

import io.supervisor4j.daemon.state.DaemonState;
import io.supervisor4j.daemon.state.Life;
import io.supervisor4j.daemon.state.Observed;
import io.supervisor4j.daemon.state.Phase;
import io.supervisor4j.daemon.state.ProcessIdentity;
import io.supervisor4j.daemon.state.StateDirectory;
import io.supervisor4j.daemon.state.WaitLimit;
import io.supervisor4j.system.file.IoMessages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Starts a daemon unless it is there, and watches how far it comes. */
final class Starter {

    private static final Duration GUARD_MINIMUM = Duration.ofSeconds(10);

    private final DaemonPlan plan;
    private final DaemonState state;
    private final Class<?> main;

    Starter(DaemonPlan plan, DaemonState state, Class<?> main) {
        this.plan = plan;
        this.state = state;
        this.main = main;
    }

    StartResult start(Duration block) {
        WaitLimit patience = WaitLimit.of(block);
        try {
            StateDirectory.require(plan.files().directory());
            SearchPath programs = SearchPath.ofThisProcess();
            OutputChannel output = OutputChannel.open(plan.output(), plan.name(), programs);
            // What takes long is done before the guard is held, as all other callers wait for that.
            Launch launch = launch(output, programs);
            Start start = state.guarded(guardLimit(patience), () -> launchUnlessThere(launch));
            return follow(start, output, patience);
        } catch (IOException e) {
            return new StartResult.Failed(
                    "daemon " + plan.name() + " cannot be started: " + IoMessages.text(e),
                    OptionalInt.empty(),
                    List.of());
        }
    }

    /** The life to follow, and whether it is of our making. */
    private record Start(Optional<Life> life, boolean here) {}

    /** A guard held by another caller makes no start fail before both the caller's limit and this time are over. */
    static Duration guardLimit(WaitLimit patience) {
        return patience.leftAtLeast(GUARD_MINIMUM);
    }

    /** A life that is ending has given up the lock, and does not keep another one from beginning. */
    private Start launchUnlessThere(Launch launch) throws IOException {
        Observed sighting = state.sight();
        if (sighting instanceof Observed.Present present) {
            return new Start(present.life(), false);
        }
        if (sighting instanceof Observed.Coming coming) {
            return new Start(Optional.of(coming.life()), false);
        }
        return new Start(Optional.of(launched(launch)), true);
    }

    /** All that a launch needs. */
    private record Launch(String life, DaemonLauncher launcher, List<String> session, List<String> java) {}

    private Launch launch(OutputChannel output, SearchPath programs) throws IOException {
        String id = UUID.randomUUID().toString();
        List<String> java = new ArrayList<>(CallerJvm.command(DaemonMain.class, plan.allJvmOptions()));
        java.addAll(plan.errand(id, main).words());
        DaemonLauncher launcher = new DaemonLauncher(plan.files(), plan.workingDirectory(), plan.input(), output);
        return new Launch(id, launcher, NewSession.words(programs), java);
    }

    /** Announces the life before the daemon's process can look, as we hold the guard. */
    private Life launched(Launch launch) throws IOException {
        Process launcher = launch.launcher().launch(launch.life(), launch.session(), launch.java());
        // A process that is gone already has no identity.
        ProcessIdentity identity =
                ProcessIdentity.of(launcher.pid()).orElse(new ProcessIdentity(launcher.pid(), "", 0));
        Life life = Life.launched(launch.life(), Instant.now(), identity);
        try {
            state.write(life);
        } catch (IOException e) {
            // What it has begun by now ends by itself, as it was not announced.
            launcher.destroyForcibly();
            throw e;
        }
        return life;
    }

    private StartResult follow(Start start, OutputChannel output, WaitLimit patience) throws IOException {
        while (true) {
            Optional<StartResult> result = state.guarded(guardLimit(patience), () -> result(start, output));
            if (result.isPresent()) {
                return result.get();
            }
            if (!patience.pause(DaemonState.STEP)) {
                return new StartResult.Starting(
                        DaemonStatus.of(state.look(guardLimit(patience))).pid(), start.here());
            }
        }
    }

    private Optional<StartResult> result(Start start, OutputChannel output) throws IOException {
        Observed sighting = state.sight();
        if (sighting instanceof Observed.Present present) {
            return result(start, present);
        }
        if (sighting instanceof Observed.Absent
                && (start.life().isEmpty() || state.isOver(start.life().get()))) {
            return Optional.of(failure(start, output));
        }
        return Optional.empty();
    }

    private Optional<StartResult> result(Start start, Observed.Present present) {
        Optional<ProcessIdentity> process = present.life().flatMap(Life::process);
        if (process.isEmpty()) {
            String reason = "daemon " + plan.name()
                    + " is running, as its lock is held, but which process it is cannot be told: "
                    + plan.files().life() + " is missing or spoiled";
            return Optional.of(new StartResult.Failed(reason, OptionalInt.empty(), List.of()));
        }
        Life life = present.life().get();
        boolean here = start.here() && start.life().filter(life::is).isPresent();
        return life.phase() == Phase.RUNNING
                ? Optional.of(new StartResult.Running(process.get().pid(), here))
                : Optional.empty();
    }

    private StartResult failure(Start start, OutputChannel output) throws IOException {
        OptionalInt status = start.life().isEmpty()
                ? OptionalInt.empty()
                : state.statusOf(start.life().get());
        String reason = "daemon " + plan.name() + " " + new DaemonExit(status).describe() + " while it was starting";
        return new StartResult.Failed(reason, status, output.lastLines());
    }
}
