package io.supervisor4j.runtime.program;

import io.supervisor4j.Readiness;
import io.supervisor4j.runtime.process.OutputReader;
import io.supervisor4j.runtime.process.ProcessWatch;
import io.supervisor4j.runtime.process.SerialExecutor;
import io.supervisor4j.runtime.process.SignalSender;
import io.supervisor4j.runtime.process.WatchedInput;
import io.supervisor4j.runtime.process.WorkerListener;
import io.supervisor4j.runtime.process.WorkerProcess;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.protocol.ReportedReason;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A running program. It plays the worker's part of the protocol in the program's stead: commands become signals, and what the system
 * shows becomes reports. What it says comes from threads beside the master's loop, which never waits for a listener.
 */
final class ProgramProcess implements WorkerProcess, Command.Handler {

    private static final String STOP_SIGNAL = "TERM";

    /** A start takes a millisecond; one that takes longer is looked at less and less often. */
    private static final long MAX_LOOK_MILLIS = 50;

    private final Process process;
    private final ProgramLaunch launch;
    private final Plumbing plumbing;
    private final boolean captured;
    private final SignalSender signals;
    private final SerialExecutor speaker;
    private final Lifetime lifetime;
    private final CompletableFuture<WorkerListener> listener = new CompletableFuture<>();

    ProgramProcess(
            Process process,
            ProgramLaunch launch,
            Plumbing plumbing,
            boolean captured,
            SignalSender signals,
            Lifetime lifetime,
            Executor beside) {
        this.process = process;
        this.launch = launch;
        this.plumbing = plumbing;
        this.captured = captured;
        this.signals = signals;
        this.speaker = new SerialExecutor(beside);
        this.lifetime = lifetime;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    // ---- what the master says

    @Override
    public void send(Command command) {
        command.dispatchTo(this);
    }

    @Override
    public void terminate(Command.Terminate command) {
        signal(STOP_SIGNAL);
    }

    /** Only JVMs end at once: a program may have something to lose. */
    @Override
    public void abort(Command.Abort command) {
        signal(STOP_SIGNAL);
    }

    @Override
    public void reload(Command.Reload command) {
        Optional<String> reloadSignal = launch.reloadSignal();
        if (reloadSignal.isPresent()) {
            signal(reloadSignal.get());
            say(new Report.Reloaded(command.sequence()));
        } else {
            say(new Report.Stopping(ReportedReason.RELOAD, "reload"));
            signal(STOP_SIGNAL);
        }
    }

    @Override
    public void query(Command.Query command) {
        Report.Answer.parts(command.id(), true, "it is a program: only a JVM of ours can be asked")
                .forEach(this::say);
    }

    /** It was told at its start which worker it is. */
    @Override
    public void assign(Command.Assign command) {}

    @Override
    public void warm(Command.Warm command) {}

    /** It knows of no deadline. */
    @Override
    public void changeTimeout(Command.ChangeTimeout command) {}

    @Override
    public void ping(Command.Ping command) {}

    /** It does not ask before it ends. */
    @Override
    public void bye() {}

    @Override
    public void toForeground() {}

    @Override
    public void signal(String name) {
        signals.send(name, process);
    }

    @Override
    public void kill() {
        // Process.destroyForcibly would close the pipes as well, and lose what it printed last (J-5).
        process.toHandle().destroyForcibly();
    }

    // ---- what the system says of it

    private void say(Report report) {
        speaker.execute(() -> listener.join().said(report));
    }

    @Override
    public void watch(WorkerListener told) {
        listener.complete(told);
        ProcessWatch watch = new ProcessWatch(process);
        boolean frames = launch.readiness() instanceof Readiness.Frame;
        if (captured) {
            WatchedInput output = new WatchedInput(process.getInputStream());
            watch.read("output", output, new OutputReader(output, told::printed));
        }
        if (frames) {
            WatchedInput reports = new WatchedInput(process.getErrorStream());
            watch.read("frames", reports, new OutputReader(reports, new ReadyLine(told)));
        }
        watch.awaitExit(new ProcessWatch.Witness() {
            @Override
            public void begins() {
                awaitRunning(told, !frames);
            }

            @Override
            public void isGone() {
                lifetime.end();
            }

            @Override
            public void exited(int value) {
                told.exited(value, lifetime.evidence(value));
            }
        });
    }

    /** It runs when it is no longer the plumbing; one that ends before has not run. */
    private void awaitRunning(WorkerListener told, boolean thenReady) {
        try {
            long pause = 0;
            while (!process.waitFor(pause, TimeUnit.MILLISECONDS)) {
                if (plumbing.isOver(pid())) {
                    told.said(new Report.Hello(Report.VERSION));
                    if (thenReady) {
                        told.said(new Report.Ready());
                    }
                    return;
                }
                pause = Math.min(2 * pause + 1, MAX_LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
